import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectLargeTargets } from '../support/axe';
import { accountWith, type KnownQuiz, needsPlatform, publishQuiz, signIn } from '../support/party';

needsPlatform();
test.describe.configure({ mode: 'serial' });

let quiz: KnownQuiz;
test.beforeAll(async ({ browser }) => {
  if (process.env['PARTY_URL']) quiz = await publishQuiz(browser);
});

async function begin(page: Page): Promise<void> {
  await signIn(page, accountWith('Member'), `/learn/quizzes/${quiz.id}`);
  await expect(page.getByRole('heading', { name: quiz.title })).toBeVisible();
  await page.locator('.bar .btn.pri').click();
  await expect(page.locator('.stem')).toBeVisible();
}

async function answerRight(page: Page): Promise<void> {
  for (const text of await rightOf(page)) await page.locator('.opt', { hasText: text }).click();
}

async function rightOf(page: Page): Promise<string[]> {
  return quiz.right.get((await page.locator('.stem').innerText()).trim())!;
}

/** Tap by tap until the server has it: that nothing waits is also said in the moment before a tap is written down. */
async function answerRightAndSave(page: Page): Promise<void> {
  for (const text of await rightOf(page))
    await Promise.all([
      page.waitForResponse((answer) => answer.ok() && /\/answers\/\d+$/.test(answer.url())),
      page.locator('.opt', { hasText: text }).click(),
    ]);
  await expect(page.locator('.sv')).toHaveText('已自动保存');
}

test('A member takes a quiz: every tap is saved, the sheet names what is open, the result explains', async ({
  page,
}) => {
  await begin(page);
  await expectAccessible(page, 'question');
  await expectLargeTargets(page, 'question');

  await answerRight(page);
  await expect(page.locator('.sv')).toHaveText('已自动保存');
  await page.getByRole('button', { name: '先标记' }).click();
  await page.getByRole('button', { name: '下一题' }).click();
  await answerRight(page);

  await page.getByRole('button', { name: /答题卡/ }).click();
  await expect(page.getByRole('dialog', { name: '答题卡' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '答题卡' })).toBeFocused();
  await expectAccessible(page, 'answer sheet');
  await page.getByRole('button', { name: /交卷，还有 1 题未答/ }).click();
  await expect(page.locator('.van-dialog')).toContainText('未答：第 3 题');
  await expect(page.locator('.van-dialog')).toContainText('标记过：第 1 题');
  await page.locator('.van-dialog').getByRole('button', { name: '接着答' }).click();

  // The answers are on the server, not only on this screen.
  await page.reload();
  await expect(page.getByText('2/3')).toBeVisible();

  await page.getByRole('button', { name: /答题卡/ }).click();
  await page.getByRole('button', { name: /^第 3 题/ }).click();
  await answerRight(page);
  await expect(page.locator('.sv')).toHaveText('已自动保存');
  await page.getByRole('button', { name: '交卷', exact: true }).click();
  await page.locator('.van-dialog').getByRole('button', { name: '交卷', exact: true }).click();

  await page.waitForURL(/\/result$/);
  await expect(page.getByRole('heading', { name: '满分通过' })).toBeVisible();
  await expect(page.getByRole('img', { name: '得分 30，满分 30' })).toBeVisible();
  await page.getByRole('tab', { name: '全部 3' }).click();
  await expect(page.getByText('预备期为一年。')).toBeVisible();
  await page.waitForTimeout(500);
  await expectAccessible(page, 'result');
  await expectLargeTargets(page, 'result');
});

test('Answers given without a network are kept on the phone and sent when it is back', async ({
  page,
  context,
}) => {
  await begin(page);
  await answerRightAndSave(page);

  await context.setOffline(true);
  await page.getByRole('button', { name: '下一题' }).click();
  await answerRight(page);
  await page.getByRole('button', { name: '下一题' }).click();
  await answerRight(page);
  await expect(page.locator('.sv')).toHaveText('2 题待上传');
  await expect(page.getByText('网络断开，作答存在本机，联网后自动交上')).toBeVisible();
  await expectAccessible(page, 'offline');
  await page.getByRole('button', { name: '交卷', exact: true }).click();
  await expect(page.getByText('交卷需要联网')).toBeVisible();

  await context.setOffline(false);
  await expect(page.locator('.sv')).toHaveText('已自动保存');
  await page.reload();
  await expect(page.getByText('3/3')).toBeVisible();
});

test('Leaving says that the clock goes on, and back closes the sheet before it leaves', async ({ page }) => {
  await begin(page); // goes on with the open paper
  await page.getByRole('button', { name: /答题卡/ }).click();
  await expect(page.getByRole('dialog', { name: '答题卡' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog', { name: '答题卡' })).toBeHidden();
  await expect(page.locator('.stem')).toBeVisible();

  await page.goBack();
  await expect(page.locator('.van-dialog')).toContainText('时间照常走');
  await page.locator('.van-dialog').getByRole('button', { name: '接着答' }).click();
  await expect(page.locator('.stem')).toBeVisible();

  await page.getByRole('button', { name: '关闭' }).click();
  await page.locator('.van-dialog').getByRole('button', { name: '先离开' }).click();
  await expect(page).toHaveURL(new RegExp(`/learn/quizzes/${quiz.id}$`));
  await expect(page.locator('.bar').getByRole('button', { name: '接着答' })).toBeVisible();
});
