import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, needsPlatform, signIn } from '../support/party';

needsPlatform();

/** Opens the window to sign in, signs in there, and sees it close by itself. */
async function signInElsewhere(page: Page): Promise<void> {
  const { userName, password } = accountWith('PartyOffice');
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '在新窗口登录' }).click(),
  ]);
  await opened.fill('input[name="login"]', userName);
  await opened.fill('input[name="password"]', password);
  await Promise.all([opened.waitForEvent('close'), opened.locator('button[type="submit"]').click()]);
}

test('A session that ends takes nothing along: signed in again in another window, the form goes on', async ({
  page,
  context,
}) => {
  const title = `登录过期也不丢 ${Date.now().toString(36)}`;
  // Nobody asks the server: the clock finds the end, and it is told before anything is refused.
  await page.route('**/session', async (route) => {
    const answer = await route.fetch();
    const expiresAt = new Date(Date.now() + 100_000).toISOString();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), expiresAt } });
  });
  await signIn(page, accountWith('PartyOffice'), '/console/topics');
  const notice = page.getByRole('alert').filter({ hasText: '登录到' });
  await expect(notice).toBeVisible();
  await expectAccessible(page, 'session ends soon');
  await page.unroute('**/session');
  await page.getByRole('button', { name: '继续使用' }).click();
  await expect(page.getByText('登录已经延长')).toBeVisible();
  await expect(notice).toHaveCount(0);

  await page.getByRole('button', { name: '开话题' }).first().click();
  const form = page.getByRole('dialog', { name: '开话题' });
  await form.getByLabel('标题').fill(title);
  await context.clearCookies();
  await form.getByRole('button', { name: '开话题' }).click();
  const over = page.getByRole('dialog', { name: '请重新登录' });
  await expect(over).toBeVisible();
  await expectAccessible(page, 'session over');
  await signInElsewhere(page);
  await expect(over).toBeHidden();
  await expect(form.getByLabel('标题')).toHaveValue(title);
  await form.getByRole('button', { name: '开话题' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});
