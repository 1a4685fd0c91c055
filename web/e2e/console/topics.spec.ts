import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, signIn } from '../support/party';

needsPlatform();
test.describe.configure({ mode: 'serial' });

const mark = Date.now().toString(36);
const title = `控制台话题 ${mark}`;
const word = `暗号${mark}`;
let topicId = '';

async function openTopic(page: Page): Promise<void> {
  await signIn(page, accountWith('PartyOffice'), '/console/topics');
  await page
    .getByRole('row', { name: new RegExp(title) })
    .getByRole('link')
    .click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('The office opens a topic; a wrong address is put right before anything is saved', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), '/console/topics');
  await expect(page.getByRole('heading', { level: 1, name: '谈感言' })).toBeVisible();
  await expectAccessible(page, 'topics');
  await page.getByRole('button', { name: '开话题' }).first().click();
  const dialog = page.getByRole('dialog', { name: '开话题' });
  await dialog.getByLabel('标题').fill(title);
  await dialog.getByLabel('观看地址').fill('http://video.example');
  await dialog.getByRole('button', { name: '开话题' }).click();
  await expect(dialog.getByText('要以 https:// 开头').first()).toBeVisible();
  await dialog.getByLabel('观看地址').fill('https://video.example/live');
  await dialog.getByRole('button', { name: '开话题' }).click();

  await page.waitForURL(/\/console\/topics\/[0-9a-f-]{36}$/);
  topicId = page.url().split('/').pop()!;
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('这里还没有留言')).toBeVisible();
});

test('A listed word holds a post; it is let through, pinned, and another removed with a reason', async ({
  page,
  browser,
}) => {
  await signIn(page, accountWith('PartyOffice'), '/console/topics');
  await page.getByRole('button', { name: '审核规则' }).click();
  const rules = page.getByRole('dialog', { name: '审核规则' });
  const words = rules.getByLabel('要审的词');
  await expect(words).toBeVisible();
  const before = await words.inputValue();
  await words.fill(`${before}\n${word}`);
  await rules.getByRole('button', { name: '保存' }).click();
  await expect(rules).toBeHidden();

  const context = await browser.newContext();
  const member = await context.newPage();
  await signIn(member, accountWith('Member'), '/me');
  const { version } = await api<{ version: number }>(context, 'GET', '/api/membership/conduct-rules/current');
  await api(context, 'POST', `/api/membership/conduct-rules/${version}/acknowledgement`);
  await expect(async () => {
    await api(context, 'POST', `/api/learning/topics/${topicId}/posts`, { text: `含 ${word} 的一句` });
  }).toPass({ timeout: 15_000 });
  await api(context, 'POST', `/api/learning/topics/${topicId}/posts`, { text: `要移除的一句 ${mark}` });

  await page.getByText('待审留言', { exact: true }).click();
  const held = page.getByRole('row', { name: new RegExp(word) });
  await expect(held).toContainText(`含有“${word}”`);
  await expectAccessible(page, 'held posts');
  await held.getByRole('button', { name: /^放行/ }).click();
  await expect(held).toHaveCount(0);

  await page.goto(`/console/topics/${topicId}`);
  const shown = page.getByRole('row', { name: new RegExp(word) });
  await shown.getByRole('button', { name: /^置顶/ }).click();
  await expect(shown.getByRole('button', { name: /^取消置顶/ })).toBeVisible();
  const removed = page.getByRole('row', { name: new RegExp(`要移除的一句 ${mark}`) });
  await removed.getByRole('button', { name: /^移除/ }).click();
  await page.getByLabel('理由，作者会看到').fill('与话题没有关系');
  await page.getByRole('button', { name: '移除留言' }).click();
  await expect(removed).toContainText('与话题没有关系');
  await expectAccessible(page, 'topic');

  await member.goto(`/learn/topics/${topicId}`);
  await expect(member.getByText('已被移除：与话题没有关系')).toBeVisible();
  await expect(member.getByRole('article').filter({ hasText: word })).toContainText('置顶');
  await context.close();

  await page.goto('/console/topics');
  await page.getByRole('button', { name: '审核规则' }).click();
  await words.fill(before);
  await rules.getByRole('button', { name: '保存' }).click();
  await expect(rules).toBeHidden();
});

test('An ended discussion takes no more posts', async ({ page }) => {
  await openTopic(page);
  await page.getByRole('button', { name: '结束讨论' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束讨论' }).click();
  await expect(page.getByText('已结束', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '结束讨论' })).toHaveCount(0);
});
