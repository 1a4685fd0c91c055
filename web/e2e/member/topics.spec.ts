import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectLargeTargets } from '../support/axe';
import { accountWith, api, needsPlatform, openSession, signIn } from '../support/party';

needsPlatform();
test.describe.configure({ mode: 'serial' });

const mark = Date.now().toString(36);
const title = `网页话题 ${mark}`;
let topicId = '';

test.beforeAll(async ({ browser }) => {
  if (!process.env['PARTY_URL']) return;
  const context = await browser.newContext();
  await openSession(context, accountWith('PartyOffice'));
  const opened = await api<{ topic: { id: string } }>(context, 'POST', '/api/learning/topics', {
    title,
    description: '看完说两句。',
    watchUrl: 'https://video.example/live',
    closesAt: new Date(Date.now() + 24 * 3600_000).toISOString(),
  });
  topicId = opened.topic.id;
  await context.close();
});

/** Reads the rules if they have not been read yet: posting asks for it. */
async function arrive(page: Page): Promise<void> {
  await signIn(page, accountWith('Member'), '/rules');
  const read = page.getByRole('button', { name: '我看过了，照着做' });
  await expect(read.or(page.getByText(/你已确认第/))).toBeVisible();
  if (await read.isVisible()) await read.click();
  await expect(page.getByText(/你已确认第/)).toBeVisible();
  await page.goto(`/learn/topics/${topicId}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: '发送', exact: true }).click();
}

test('A member finds the topic in Learning, says something, likes it, answers it and takes it back', async ({
  page,
}) => {
  await arrive(page);
  await page.goto('/learn');
  await page.getByRole('link', { name: /全部话题/ }).click();
  await expect(page.getByRole('heading', { name: '留言墙', exact: true })).toBeVisible();
  await expectAccessible(page, 'topics');
  await page.getByRole('link', { name: new RegExp(title) }).click();

  await expect(page.getByText('会打开 video.example')).toBeVisible();
  await page.getByRole('button', { name: '写下你的想法' }).click();
  await expect(page.getByRole('dialog', { name: '写留言' })).toBeVisible();
  await expect(page.getByText('还能写 500 字')).toBeVisible();
  await expectAccessible(page, 'composer');
  await say(page, `<b>第一句</b> ${mark}`);

  const post = page.getByRole('article').filter({ hasText: `<b>第一句</b> ${mark}` });
  await expect(post.getByRole('button', { name: /^赞/ })).toBeVisible();
  await expect(page.locator('article b', { hasText: '第一句' })).toHaveCount(0);
  await post.getByRole('button', { name: '赞，0' }).click();
  await expect(post.getByRole('button', { name: '赞，1' })).toHaveAttribute('aria-pressed', 'true');

  await post.getByRole('button', { name: '回复', exact: true }).click();
  await expect(page.getByRole('dialog', { name: /^回复 / })).toBeVisible();
  await say(page, `跟一句 ${mark}`);
  await expect(page.getByText(`跟一句 ${mark}`)).toBeVisible();
  await expectAccessible(page, 'topic');
  await expectLargeTargets(page, 'topic');

  // It is on the server, not only on this screen.
  await page.reload();
  await expect(post.getByRole('button', { name: '赞，1' })).toBeVisible();
  await post.getByRole('button', { name: '1 条回复' }).click();
  await expect(page.getByText(`跟一句 ${mark}`)).toBeVisible();

  await post.getByRole('button', { name: '删除' }).first().click();
  await expect(post).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(post.first()).toBeVisible();
});

test('What could not be sent stays with the reason, and goes out once when it is sent again', async ({
  page,
  context,
}) => {
  await arrive(page);
  await page.getByRole('button', { name: '写下你的想法' }).click();
  await context.setOffline(true);
  await say(page, `断网时写的 ${mark}`);
  await expect(page.getByText('发言需要联网')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: '没发出去，点一下重发' }).click();

  const post = page.getByRole('article').filter({ hasText: `断网时写的 ${mark}` });
  await expect(post.getByRole('button', { name: /^赞/ })).toBeVisible();
  await page.reload();
  await expect(post).toHaveCount(1);
});

test('Too long cannot be sent, and a topic that is not there says so', async ({ page }) => {
  await arrive(page);
  await page.getByRole('button', { name: '写下你的想法' }).click();
  await page.getByRole('textbox').fill('好'.repeat(501));
  await expect(page.getByText('超出 1 字，删短一点再发')).toBeVisible();
  await expect(page.getByRole('button', { name: '发送', exact: true })).toBeDisabled();

  await page.goto('/learn/topics/01990000-0000-7000-8000-00000000abcd');
  await expect(page.getByRole('heading', { name: '看不到这个话题' })).toBeVisible();
});
