import { expect, test } from '@playwright/test';
import { expectAccessible, expectLargeTargets, expectNoSidewaysScroll } from '../support/axe';
import { accountWith, needsPlatform, signInByHand, signIn } from '../support/party';

needsPlatform();

const screens = [
  '/',
  '/learn',
  '/showcase',
  '/oversight',
  '/me',
  '/learn/quizzes',
  '/showcase/mine',
  '/showcase/write/new',
  '/points',
  '/points/branches',
  '/points/rules',
  '/rules',
  '/me/privacy',
  '/me/branch',
  '/inbox',
  '/no-such-page',
];

// Each look and each text size, the usual width and the narrowest; with the full counts all that people combine.
const looks = [
  { theme: 'light', text: 'standard', width: 390 },
  { theme: 'dark', text: 'large', width: 320 },
  ...(process.env['PARTY_TEST_FULL'] === '1'
    ? [
        { theme: 'dark', text: 'standard', width: 390 },
        { theme: 'light', text: 'large', width: 360 },
      ]
    : []),
];

for (const look of looks) {
  test(`Every screen is accessible and fits: ${look.theme}, ${look.text} text, ${look.width} px`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: look.width, height: 844 });
    await page.addInitScript(
      (settings) => localStorage.setItem('party.appearance', settings),
      JSON.stringify({ theme: look.theme, text: look.text }),
    );
    await signIn(page, accountWith('Member'));
    for (const screen of screens) {
      await page.goto(screen, { waitUntil: 'networkidle' });
      await expect(page.locator('h1').first()).toBeAttached();
      await expect(page.locator('.sk')).toHaveCount(0);
      await expectNoSidewaysScroll(page, screen);
      await expectAccessible(page, screen);
      await expectLargeTargets(page, screen);
    }
  });
}

test('A visitor lands on a page that leads to signing in and back to where they wanted to go', async ({
  page,
}) => {
  await page.goto('/points');
  const signInLink = page.getByRole('link', { name: '登录' });
  await expect(signInLink).toBeVisible();
  await expectAccessible(page, 'welcome');
  await expect(signInLink).toHaveAttribute('href', '/session/sign-in?returnUrl=%2Fpoints');
  await signInByHand(page, accountWith('Member'), '/points');
  await expect(page).toHaveURL(/\/points$/);
  await expect(page.getByRole('heading', { name: '积分', exact: true })).toBeVisible();
});

test('Tabs keep their place, the page in the address is shown, and appearance and text size apply at once', async ({
  page,
}) => {
  await signIn(page, accountWith('Member'), '/me');
  await page.getByRole('radio', { name: '大字' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
  await page.getByRole('radio', { name: '标准' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-text', 'large');

  await page.getByRole('button', { name: /外观/ }).click();
  await page.getByRole('radio', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('link', { name: '学习', exact: true }).click();
  await expect(page).toHaveURL(/\/learn$/);
  await expect(page.getByRole('heading', { name: '学习', level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/^学习/);
});

test('A screen whose service does not answer says so, gives the number and offers to try again', async ({
  page,
}) => {
  await signIn(page, accountWith('Member'));
  let broken = true;
  await page.route('**/api/learning/my/points', (route) =>
    broken
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 500, traceId: '4b7c91e2a0d84c6f9a3e5b1c2d7f8e90' }),
        })
      : route.continue(),
  );
  await page.goto('/points');
  await expect(page.getByRole('heading', { name: '积分暂时没取到' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('编号 4b7c91e2a0d8')).toBeVisible();
  await expectAccessible(page, 'failed');
  broken = false;
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByText('我的积分')).toBeVisible();
});

test('No page breaks its policy, and nothing is fetched from elsewhere', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url()))
      complaints.push(request.url());
  });
  await signIn(page, accountWith('Member'));
  for (const screen of ['/', '/learn', '/me#appearance', '/points'])
    await page.goto(screen, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
});
