import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, openSession, signIn } from '../support/party';
import { handIn, scripts, watchScripts } from '../support/stories';

needsPlatform();
test.describe.configure({ mode: 'serial' });

const mark = Date.now().toString(36);
const title = `雨夜对账 ${mark}`;
let storyId: string;

test.beforeAll(async ({ browser }) => {
  if (!process.env['PARTY_URL']) return;
  const author = await browser.newContext();
  await openSession(author, accountWith('Member'));
  storyId = await handIn(author, { title, body: '差了四万多。\n\n结尾。' });
  await author.close();
});

test('An editor finds the story in the queue and returns it, not without comments', async ({ page }) => {
  const watched = watchScripts(page);
  await signIn(page, accountWith('PartyOffice'), '/console/');
  await expect(page.getByText('待审故事')).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '稿件审核' }).click();
  await page
    .getByRole('navigation', { name: '待审稿件' })
    .getByRole('link', { name: new RegExp(title) })
    .click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.waitForTimeout(400);
  await expectAccessible(page, 'review');

  await page.getByRole('button', { name: '退回修改' }).click();
  await expect(page.getByRole('alert')).toContainText('退回要写清楚');
  await page.getByLabel(/给作者的意见/).fill('金额写准确数字');
  await page.getByRole('button', { name: '退回修改' }).click();
  await expect(page.getByText('已退回，作者会看到意见')).toBeVisible();
  expect(watched.seen).toEqual([]);
});

test('The story comes again: what changed is marked, the checks come before publishing', async ({
  page,
  browser,
}) => {
  const author = await browser.newContext();
  await openSession(author, accountWith('Member'));
  const { csrfToken } = (await (await author.request.get('/session')).json()) as { csrfToken: string };
  const headers = { 'X-CSRF-Token': csrfToken };
  const read = await author.request.get(`/api/showcase/stories/${storyId}`);
  const edited = await author.request.put(`/api/showcase/stories/${storyId}`, {
    headers: { ...headers, 'If-Match': read.headers()['etag']! },
    data: { kind: 'Essay', title, body: '差了 41,260.50 元。\n\n结尾。', pictures: [] },
  });
  await author.request.post(`/api/showcase/stories/${storyId}/submission`, {
    headers: { ...headers, 'If-Match': edited.headers()['etag']! },
  });
  await author.close();

  await signIn(page, accountWith('PartyOffice'), `/console/stories/review/${storyId}`);
  await expect(page.locator('.changes ins')).toContainText('41,260.50 元');
  await expect(page.locator('.changes del')).toContainText('四万多');
  await expect(page.getByText('金额写准确数字')).toBeVisible();
  await page.waitForTimeout(300);
  await expectAccessible(page, 'changes');
  await page.getByText('并排', { exact: true }).click();
  await expect(page.getByRole('region', { name: '第 1 版' })).toContainText('四万多');
  await expectAccessible(page, 'side by side');

  await page.getByRole('button', { name: '通过并发布' }).click();
  await expect(page.getByRole('alert')).toContainText('发布前核对还没有勾完');
  for (const box of await page.locator('.checks .el-checkbox').all()) await box.click();
  await page.getByRole('button', { name: '通过并发布' }).click();
  await expect(page.getByText('已发布，作者会收到通知')).toBeVisible();
});

test('All stories are listed, one is featured and withdrawn with a reason', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), `/console/stories?q=${mark}`);
  const row = page.getByRole('row', { name: new RegExp(title) });
  await expect(row).toContainText('已发布');
  await page.waitForTimeout(300);
  await expectAccessible(page, 'all stories');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: '设为精选' }).click();
  await expect(page.getByText('已设为精选')).toBeVisible();
  await page.getByRole('tab', { name: '经过' }).click();
  await expect(page.getByRole('complementary', { name: '审核资料' })).toContainText('设为精选');

  await page.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('涉及未公开的审计结果');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText('已撤回').first()).toBeVisible();
});

test('Whoever comes second is told who decided', async ({ page, browser }) => {
  const author = await browser.newContext();
  await openSession(author, accountWith('Member'));
  const id = await handIn(author, { title: `两位编辑 ${mark}`, body: '正文' });
  await signIn(page, accountWith('PartyOffice'), `/console/stories/review/${id}`);
  await page.getByLabel(/给作者的意见/).fill('晚了一步的意见');
  await api(page.context(), 'POST', `/api/showcase/stories/${id}/return`, {
    version: 1,
    comments: '先到的意见',
  });
  await page.getByRole('button', { name: '退回修改' }).click();
  await expect(page.getByText(/已经退回了第 1 版/)).toBeVisible();
  await author.close();
});

test('Script in every field does nothing in the console either', async ({ page, browser }) => {
  const watched = watchScripts(page);
  const author = await browser.newContext();
  await openSession(author, accountWith('Member'));
  const id = await handIn(author, {
    title: `${scripts[1]} ${mark}`.slice(0, 100),
    body: scripts.join('\n\n'),
  });
  await signIn(page, accountWith('PartyOffice'), `/console/stories/review/${id}`);
  await expect(page.locator('.storytext').first()).toContainText('<script>globalThis.hacked=1</script>');
  await page.goto(`/console/stories?q=${mark}`);
  await expect(page.getByText('onerror').first()).toBeVisible();
  expect(await watched.ran()).toBe(false);
  expect(watched.seen).toEqual([]);
  await api(author, 'POST', `/api/showcase/stories/${id}/withdrawal`, {});
  await author.close();
});
