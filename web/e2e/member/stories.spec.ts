import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectLargeTargets, expectNoSidewaysScroll } from '../support/axe';
import { accountWith, api, needsPlatform, openSession, signIn } from '../support/party';
import { acknowledgeRules, drawnPicture, handIn, scripts, watchScripts } from '../support/stories';

needsPlatform();
test.describe.configure({ mode: 'serial' });

const mark = Date.now().toString(36);
const title = `河堤上的三百二十步 ${mark}`;
let storyId: string;

async function attach(page: Page, alt: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: await drawnPicture(page) });
  await page.getByLabel(/图里有什么/).fill(alt);
}

test('A member writes a story with a picture on the phone; what is missing is named; it is handed in', async ({
  page,
  context,
}) => {
  const scriptsSeen = watchScripts(page);
  await signIn(page, accountWith('Member'), '/showcase');
  await acknowledgeRules(context);
  await expect(page.getByRole('heading', { level: 1, name: '展示' })).toBeVisible();
  await expectAccessible(page, 'showcase');
  await expectLargeTargets(page, 'showcase');

  await page.getByRole('link', { name: '写故事' }).first().click();
  await page.getByRole('radio', { name: '审计故事' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('还差：标题、正文')).toBeVisible();

  await page.getByLabel('标题', { exact: true }).fill(title);
  await page
    .getByLabel('正文', { exact: true })
    .fill('图纸上写着护坡长 240 米。\n\n我们一步一步量过去，**252 米**。');
  await attach(page, '滨河护坡');
  await expect(page.getByRole('button', { name: '放进正文' })).toBeVisible();
  await page.getByRole('button', { name: '放进正文' }).click();
  await expect(page.getByText('草稿已存')).toBeVisible();
  await expectAccessible(page, 'editor');
  await expectLargeTargets(page, 'editor');
  await expectNoSidewaysScroll(page, 'editor');

  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.locator('.storytext strong')).toHaveText('252 米');
  await expect(page.locator('.storytext img')).toHaveAttribute('alt', '滨河护坡');
  await page.getByRole('button', { name: '继续写' }).click();

  await expect(async () => {
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page).toHaveURL(/\/showcase\/mine$/, { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole('link', { name: new RegExp(title) })).toContainText('审核中');
  await expectAccessible(page, 'my stories');
  expect(scriptsSeen.seen).toEqual([]);
});

test('The editor returns it, the author reads why, writes on and hands it in again; then everybody reads it', async ({
  page,
  browser,
}) => {
  const office = await browser.newContext();
  await openSession(office, accountWith('PartyOffice'));
  const queue = await api<{ items: { id: string; title: string }[] }>(
    office,
    'GET',
    '/api/showcase/office/stories/queue?limit=100',
  );
  storyId = queue.items.find((story) => story.title === title)!.id;
  await api(office, 'POST', `/api/showcase/stories/${storyId}/return`, {
    version: 1,
    comments: '写清楚多出来的 12 米是什么',
  });

  await signIn(page, accountWith('Member'), '/showcase/mine');
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(page.getByText('写清楚多出来的 12 米是什么')).toBeVisible();
  await page
    .getByLabel('正文', { exact: true })
    .fill('图纸上写着护坡长 240 米，量出来是 252 米。多出来的是二十年前的老堤。');
  await expect(page.getByText('草稿已存')).toBeVisible();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).toHaveURL(/\/showcase\/mine$/);

  await api(office, 'POST', `/api/showcase/stories/${storyId}/approval`, { version: 2 });
  await office.close();

  await page.goto(`/showcase/stories/${storyId}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('多出来的是二十年前的老堤')).toBeVisible();
  const picture = page.locator('.storytext img');
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await page.getByRole('button', { name: /点赞/ }).click();
  await expect(page.getByRole('button', { name: /已赞/ })).toHaveAttribute('aria-pressed', 'true');
  await page.waitForTimeout(300);
  await expectAccessible(page, 'story');
  await expectLargeTargets(page, 'story');
  await expectNoSidewaysScroll(page, 'story');

  await page.goto('/showcase');
  await page.getByRole('button', { name: '搜索故事' }).click();
  await page.getByRole('searchbox').fill(mark);
  await expect(page.getByRole('link', { name: new RegExp(title) })).toBeVisible();
});

test('What is written without a network stays on the phone and is sent when it is back', async ({
  page,
  context,
}) => {
  await signIn(page, accountWith('Member'), '/showcase/write/new');
  await page.getByLabel('标题', { exact: true }).fill(`断网时写的 ${mark}`);
  await expect(page.getByText('草稿已存')).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel('正文', { exact: true }).fill('山里没有信号，字还在。');
  await attach(page, '山里的工地');
  await expect(page.getByText('没有网络，存在这台手机上').first()).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('没传上去')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: '放进正文' })).toBeVisible();
  await expect(page.getByText('草稿已存')).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.getByLabel('正文', { exact: true })).toHaveValue('山里没有信号，字还在。');
  await expect(page.getByLabel(/图里有什么/)).toHaveValue('山里的工地');
});

test('Script in every field is shown as the text it is', async ({ page, browser }) => {
  const watched = watchScripts(page);
  await signIn(page, accountWith('Member'), '/showcase');
  const evil = scripts.join('\n\n');
  const id = await handIn(page.context(), { title: `${scripts[1]} ${mark}`.slice(0, 100), body: evil });
  const office = await browser.newContext();
  await openSession(office, accountWith('PartyOffice'));
  await api(office, 'POST', `/api/showcase/stories/${id}/return`, { version: 1, comments: evil });

  await page.goto(`/showcase/write/${id}`);
  await expect(page.getByText('<script>globalThis.hacked=1</script>').first()).toBeVisible();
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.locator('.storytext')).toContainText('onerror');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).toHaveURL(/\/showcase\/mine$/);
  await api(office, 'POST', `/api/showcase/stories/${id}/approval`, { version: 2, comments: evil });
  await office.close();

  await page.goto(`/showcase/stories/${id}`);
  await expect(page.locator('.storytext')).toContainText('<script>globalThis.hacked=1</script>');
  expect(await page.locator('.storytext').locator('script, iframe, svg, [onerror], [onload]').count()).toBe(
    0,
  );
  expect(await page.locator('.storytext a[href^="javascript"]').count()).toBe(0);
  for (const link of await page.locator('.storytext a').all()) await link.click({ noWaitAfter: true });
  await page.goto('/showcase');
  await page.waitForTimeout(500);
  expect(await watched.ran()).toBe(false);
  expect(watched.seen).toEqual([]);
  // Nobody wants to read it in the demo.
  await api(page.context(), 'POST', `/api/showcase/stories/${id}/withdrawal`, {});
});
