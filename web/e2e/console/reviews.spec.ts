import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, signIn } from '../support/party';
import { endReview, startReview } from '../support/reviews';

needsPlatform();
test.use({ viewport: { width: 1440, height: 900 } });

test('The office posts, corrects and marks an entry, sees a comment come in and takes it away', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const review = await startReview(browser);
  await signIn(page, accountWith('PartyOffice'), `/console/reviews/${review.id}/live`);
  await page.getByRole('button', { name: /^下一个/ }).click();
  await page.getByRole('textbox', { name: '记录内容' }).fill('全年参与率 87.2%');
  await page.getByRole('button', { name: /^发到/ }).click();
  const entry = page.getByRole('listitem').filter({ hasText: '全年参与率' });
  await expect(entry).toBeVisible({ timeout: 2000 });
  await expect(page.getByRole('textbox', { name: '记录内容' })).toHaveValue('');

  await entry.getByRole('button', { name: '更正第 1 条' }).click();
  const dialog = page.getByRole('dialog', { name: '更正第 1 条' });
  await dialog.getByLabel('内容').fill('全年参与率 82.7%');
  await dialog.getByLabel('原因').fill('数字看反了');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.getByText('已更正', { exact: true })).toBeVisible();

  const phone = await browser.newContext();
  await signIn(await phone.newPage(), accountWith('Member'), '/');
  await page.getByRole('tab', { name: /^评论/ }).click();
  await api(phone, 'POST', `/api/oversight/reviews/${review.id}/comments`, { text: '讲得实在' });
  const comment = page.getByRole('listitem').filter({ hasText: '讲得实在' });
  await expect(comment).toBeVisible({ timeout: 3000 });
  await expectAccessible(page, 'control room');
  await comment.getByRole('button', { name: '移除…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('测试时发的');
  await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
  await expect(comment).toHaveCount(0);

  await phone.close();
  await endReview(review);
  await expect(page.getByRole('button', { name: '归档…' })).toBeVisible({ timeout: 5000 });
});

test('A review is planned in the editor and announced in plain words', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), '/console/reviews/new');
  await page.getByRole('button', { name: '发出预告' }).click();
  await expect(page.getByText('写上名称')).toBeVisible();
  await page.getByLabel('名称').fill(`四季度述职 ${Date.now()}`);
  await page.locator('#review-starts').fill('12-28 9:00');
  await page.locator('#review-starts').press('Enter');
  await page.getByRole('button', { name: '加一个支部' }).click();
  await page.locator('#agenda-branch-0').click();
  await page.getByRole('option', { name: /第一党支部/ }).click();
  await page.locator('#agenda-speaker-0').fill('温以恒');
  await page.getByRole('option', { name: /温以恒/ }).click();
  await page.getByRole('button', { name: '发出预告' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('看到倒计时和议程')).toBeVisible();
  await dialog.getByRole('button', { name: '发出预告' }).click();
  await expect(page.getByRole('button', { name: '开始直播' })).toBeVisible();
  await expectAccessible(page, 'editor');
});
