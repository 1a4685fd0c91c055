import { expect, test } from '@playwright/test';
import { expectAccessible, expectLargeTargets, expectNoSidewaysScroll } from '../support/axe';
import { needsPlatform } from '../support/party';

needsPlatform();

for (const colorScheme of process.env['PARTY_TEST_FULL'] === '1'
  ? (['light', 'dark'] as const)
  : (['dark'] as const))
  test(`The sign-in page is accessible and fits, also when the password is wrong or the account locked: ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = async (where: string) => {
      await expectAccessible(page, where);
      await expectLargeTargets(page, where);
      await expectNoSidewaysScroll(page, where);
    };
    await page.goto('/session/sign-in?returnUrl=%2F');
    await check('sign-in');

    // Nobody's account: who is locked out by this test does not exist.
    const nobody = `nobody.${Date.now().toString(36)}.${colorScheme}`;
    const attempt = async () => {
      await page.fill('input[name="login"]', nobody);
      await page.fill('input[name="password"]', 'not-the-password');
      await page.locator('button[type="submit"]').click();
      await expect(page.getByRole('alert')).toBeVisible();
    };
    await attempt();
    await expect(page.getByRole('alert')).toContainText('账号或密码不对');
    await expect(page.locator('input[name="login"]')).toHaveValue(nobody);
    await check('wrong password');
    await expect(async () => {
      await attempt();
      await expect(page.getByRole('alert')).toContainText('分钟后再试', { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await check('locked');
  });
