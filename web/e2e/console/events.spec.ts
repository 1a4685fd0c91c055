import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, needsPlatform, signIn } from '../support/party';

needsPlatform();

test('An administrator makes a subscriber, sees its password once, changes its filter and removes it', async ({
  page,
}) => {
  await signIn(page, accountWith('Administrator'), '/console/events');
  await expect(page.getByRole('heading', { name: '事件订阅' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '大厅看板（演示）' })).toBeVisible();
  await expectAccessible(page, 'subscribers');

  const name = `t${Date.now().toString(36)}`;
  await page.getByRole('button', { name: '新建订阅' }).click();
  const form = page.getByRole('dialog', { name: '新建订阅' });
  await form.getByRole('button', { name: '新建', exact: true }).click();
  await expect(form.getByText('选一个系统').first()).toBeVisible();
  await form.locator('.el-select__wrapper').first().click();
  await page.getByRole('option', { name: /demo-dashboard/ }).click();
  await form.getByLabel('队列名').fill(name);
  await form.getByText('一次答题已评分').click();
  // What is not granted is refused with the reason, and the input stays.
  await form.getByLabel('用通配符补一条').fill('membership.#');
  await form.getByRole('button', { name: '新建', exact: true }).click();
  await expect(form.getByText(/没有 events:membership 权限/)).toBeVisible();
  await form.getByText('membership.#', { exact: true }).click();
  await form.getByRole('button', { name: '新建', exact: true }).click();

  const secret = page.getByRole('dialog', { name: '“大厅看板（演示）”的密码' });
  await expect(secret.locator('.secret')).toHaveText(/^[\w-]{43}$/);
  await expect(secret).toContainText(`sub.demo-dashboard.${name}`);
  await expectAccessible(page, 'password');
  await secret.getByRole('button', { name: '记下了，关闭' }).click();

  const card = page.getByRole('region', { name: '大厅看板（演示）' });
  await expect(card).toContainText(`sub.demo-dashboard.${name}`);
  await card.getByRole('button', { name: '改订阅范围' }).click();
  const change = page.getByRole('dialog', { name: /的订阅范围/ });
  await change.getByText('一篇稿件已通过审核并发布').click();
  await change.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('showcase.story.approved.v1');

  await card.getByRole('button', { name: '删除…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除订阅' }).click();
  await expect(page.getByText(`sub.demo-dashboard.${name}`)).toHaveCount(0);
});

test('Operators see subscribers and events, and change nothing', async ({ page }) => {
  await signIn(page, accountWith('Operator'), '/console/events');
  await expect(page.getByRole('heading', { name: '大厅看板（演示）' })).toBeVisible();
  await expect(page.getByRole('button', { name: '新建订阅' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '轮换密码…' })).toHaveCount(0);
  await page.getByRole('button', { name: '查看' }).first().click();
  await expect(page.getByRole('region', { name: '事件内容' })).toContainText('"specversion": "1.0"');
  await expectAccessible(page, 'event log');
});
