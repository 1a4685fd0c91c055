import { expect, test } from '@playwright/test';
import { accountWith, needsPlatform, signIn } from '../support/party';

needsPlatform();

test('The description of the interfaces opens under its own policy', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  page.on('pageerror', (error) => refused.push(error.message));
  await signIn(page, accountWith('PartyOffice'), '/docs');
  await expect(page.locator('h1, h2').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(refused).toEqual([]);
});
