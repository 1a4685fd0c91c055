import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe';
import { layLine } from '../support/line';
import { accountWith, needsPlatform, signIn, signInByHand } from '../support/party';
import { endReview, postEntry, startReview } from '../support/reviews';

needsPlatform();

test('What the office posts shows on a phone within two seconds, and after ten seconds offline nothing is missing', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const review = await startReview(browser);
  const line = await layLine();
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    proxy: { server: line.address },
  });
  const page = await phone.newPage();
  await signInByHand(page, accountWith('Member'), `/oversight/reviews/${review.id}`);
  const entries = page.getByRole('article');
  await expect(page.getByText('还没有内容')).toBeVisible();

  await postEntry(review, '第 1 句');
  await expect(entries.filter({ hasText: '第 1 句' })).toBeVisible({ timeout: 2000 });

  line.cut();
  for (let n = 2; n <= 6; n++) await postEntry(review, `第 ${n} 句`);
  await page.waitForTimeout(10_000);
  await expect(entries).toHaveCount(1);
  line.mend();
  await expect(entries).toHaveCount(6, { timeout: 20_000 });
  await postEntry(review, '第 7 句');
  await expect(entries).toHaveCount(7, { timeout: 5000 });
  await expect(entries.locator('.words')).toHaveText([1, 2, 3, 4, 5, 6, 7].map((n) => `第 ${n} 句`));
  await expectNoSidewaysScroll(page, 'live review');
  await expectAccessible(page, 'live review');

  await endReview(review);
  await expect(page.getByText('已结束', { exact: true })).toBeVisible({ timeout: 5000 });
  await phone.close();
  await line.close();
});

test('A comment stands there at once, script in it is text, and it is refused after the close', async ({
  page,
  browser,
}) => {
  const review = await startReview(browser);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, accountWith('Member'), `/oversight/reviews/${review.id}`);
  let ran = false;
  await page.exposeFunction('ranByScript', () => (ran = true));
  await page.getByRole('link', { name: '说说你的看法' }).click();
  const words = '<img src=x onerror="ranByScript()"> 支持';
  await page.getByRole('textbox', { name: '说说你的看法' }).fill(words);
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page.getByRole('list', { name: '评论' }).getByText(words)).toBeVisible();
  await expectAccessible(page, 'comments');

  // The page believes that it is live still: the rule of the service decides.
  await page.getByRole('textbox', { name: '说说你的看法' }).fill('晚了一步');
  await page.route('**/live*', (route) => route.abort());
  await endReview(review);
  // The stream that is open may still tell the page of the end, before the click or during it: then the button is gone,
  // and that the page says so is as good an answer as the service's refusal.
  await page
    .getByRole('button', { name: '发出' })
    .click({ timeout: 3000 })
    .catch((error: Error) => {
      if (error.name !== 'TimeoutError') throw error;
    });
  await expect(
    page.getByRole('alert').filter({ hasText: '评议已经结束' }).or(page.getByText('评论也停了')).first(),
  ).toBeVisible();
  expect(ran).toBe(false);
});

test('The archive reads as a record', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, accountWith('Member'), '/oversight/reviews');
  await page.getByRole('link', { name: /第一场/ }).click();
  await expect(page.getByRole('article')).toHaveCount(21);
  await page.getByRole('button', { name: '看原文' }).click();
  await expect(page.getByText('核对台账，数字看错了一行')).toBeVisible();
  await expectNoSidewaysScroll(page, 'archive');
  await expectAccessible(page, 'archive');
});
