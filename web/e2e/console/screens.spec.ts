import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, needsPlatform, signIn } from '../support/party';

needsPlatform();

const pages = ['/bank', '/bank/new', '/bank/import', '/quizzes'];

/** One load each: both looks, then the narrowest window, then that at twice the size. */
async function look(page: Page): Promise<void> {
  for (const path of pages) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/console${path}`);
    await expect(page.locator('h1').first()).toBeAttached();
    await expect(page.locator('.sk')).toHaveCount(0);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
        document.documentElement.classList.toggle('dark', name === 'dark');
      }, theme);
      await page.waitForTimeout(250); // colours fade over; axe measures what stands still
      await expectAccessible(page, `${path}, ${theme}`);
    }
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 720 });
      // Tables scroll inside their cards; the page itself never does.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${path} at ${width} px scrolls sideways`).toBe(false);
    }
  }
}

test('The pages of questions and tests are accessible in both looks and fit narrow windows', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, accountWith('PartyOffice'), '/console/');
  await look(page);
});
