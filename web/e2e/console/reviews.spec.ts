import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, signIn } from '../support/party';
import { endReview, startReview } from '../support/reviews';
import { drawnPicture } from '../support/stories';

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

  // A picture goes out with the words, and comes as a picture that the phone can draw.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const reader = await phone.newPage();
  await signIn(reader, accountWith('Member'), `/oversight/reviews/${review.id}`);
  // The office and the reader.
  await expect(page.getByText('2 人在看')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/^延迟/)).toBeVisible();
  await page
    .getByLabel('选择图片')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: await drawnPicture(page) });
  await expect(page.getByRole('button', { name: '去掉第 1 张图片' })).toBeVisible();
  await page.getByRole('textbox', { name: '记录内容' }).fill('现场展示了台账');
  await page.getByRole('button', { name: /^发到/ }).click();
  const shown = reader.getByRole('article').filter({ hasText: '现场展示了台账' });
  const picture = shown.getByRole('button', { name: '第 1 张图片' }).locator('img');
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: '去掉第 1 张图片' })).toHaveCount(0);

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

test('Keys write the record; what was begun stays with its branch and section', async ({ page, browser }) => {
  const review = await startReview(browser);
  await signIn(page, accountWith('PartyOffice'), `/console/reviews/${review.id}/live`);
  const words = page.getByRole('textbox', { name: '记录内容' });
  const post = page.getByRole('button', { name: /^发到/ });
  await words.fill('成绩写到一半');
  await page.keyboard.press('F2');
  await expect(post).toHaveText('发到“不足”');
  await expect(words).toHaveValue('');
  await page.keyboard.press('Alt+2');
  await words.fill('第二个支部的不足');

  // While an input method composes, no key is ours.
  await words.dispatchEvent('keydown', {
    key: 'Enter',
    code: 'Enter',
    ctrlKey: true,
    isComposing: true,
    bubbles: true,
  });
  await words.dispatchEvent('keydown', { key: 'F3', code: 'F3', isComposing: true, bubbles: true });
  await expect(post).toHaveText('发到“不足”');
  await expect(words).toHaveValue('第二个支部的不足');

  await page.keyboard.press('Alt+k');
  await page.keyboard.press('Alt+p');
  await page.keyboard.press('Control+Enter');
  const entry = page.getByRole('listitem').filter({ hasText: '第二个支部的不足' });
  await expect(entry.locator('.tag', { hasText: '要点' })).toBeVisible();
  await expect(entry.locator('.tag', { hasText: '置顶' })).toBeVisible();
  await expect(words).toHaveValue('');

  // Nothing written: the arrow corrects the last own entry.
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('dialog', { name: '更正第 1 条' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.el-overlay:visible')).toHaveCount(0);
  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('tab', { name: /^点评核对/ })).toBeFocused();
  await page.keyboard.press('Alt+c');
  await expect(words).toBeFocused();

  // Closed and opened again, the other draft is where it was.
  await page.reload();
  await expect(words).toHaveValue('成绩写到一半');

  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('timer')).not.toHaveText('—');
  // The stream tells of it before the answer does, and until that is here a second press is taken for a slip.
  await expect(page.getByRole('button', { name: /^下一个/ })).toBeEnabled();
  await page.keyboard.press('Alt+ArrowRight');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('计时停下');
  await dialog.getByRole('button', { name: '再等等' }).click();
  await endReview(review);
});

test('A review is planned in the editor and announced in plain words', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), '/console/reviews/new');
  await page.getByRole('button', { name: '发出预告' }).click();
  await expect(page.getByText('写上名称')).toBeVisible();
  await page.getByLabel('名称').fill(`四季度述职 ${Date.now()}`);
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.locator('#review-starts').fill(`${day} 09:00`);
  await page.locator('#review-starts').press('Enter');
  await page.getByRole('button', { name: '加一个支部' }).click();
  await page.getByRole('combobox', { name: '第 1 个支部' }).press('Enter');
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
