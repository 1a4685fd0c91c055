import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, signIn } from '../support/party';

needsPlatform();

interface Unit {
  id: string;
  kind: string;
  name: string;
  isTemporary: boolean;
  closedOn: string | null;
}

/** A member of their own, whom the test may send about; the account ends with it. */
async function somebody(page: Page): Promise<{ id: string; name: string; home: Unit; site: Unit }> {
  await signIn(page, accountWith('Administrator'), '/console/members');
  const { items } = await api<{ items: Unit[] }>(page.context(), 'GET', '/api/membership/org-units');
  const open = items.filter((unit) => unit.kind === 'Branch' && unit.closedOn === null);
  const home = open.find((unit) => !unit.isTemporary)!;
  const site = open.find((unit) => unit.isTemporary)!;
  const mark = Date.now().toString(36);
  const name = `试转接${mark}`;
  const made = await api<{ member: { id: string } }>(page.context(), 'POST', '/api/membership/members', {
    name,
    employeeNumber: `Z-${mark}`,
    status: 'Full',
    politicalBirthday: null,
    position: null,
    groupId: null,
    userName: null,
    branchId: home.id,
  });
  return { id: made.member.id, name, home, site };
}

async function transfer(page: Page, to: string) {
  await page.getByRole('button', { name: '转接组织关系' }).click();
  const dialog = page.getByRole('dialog', { name: /转到哪个支部/ });
  await expect(dialog).toBeVisible();
  await dialog.locator('.el-select__wrapper').first().click();
  await page.getByRole('option', { name: to, exact: true }).click();
  return dialog;
}

test('A member is sent to a temporary branch and brought home early; a change in between is not overwritten', async ({
  page,
}) => {
  const { id, name, home, site } = await somebody(page);
  const path = `/api/membership/members/${id}`;
  const member = () => api<{ branch: Unit; temporaryBranch: Unit | null }>(page.context(), 'GET', path);
  await page.goto(`/console/members?open=${id}`);
  let dialog = await transfer(page, site.name);
  await expect(dialog).toContainText('到期后自动回到原支部');
  await dialog.getByRole('button', { name: '转接', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await member()).temporaryBranch?.id).toBe(site.id);

  dialog = await transfer(page, `回原支部：${home.name}`);
  await expect(dialog).toContainText(`并参加${site.name}`);
  await expectAccessible(page, 'transfer');
  // Somebody else changes the same person meanwhile: what this page has not seen is not written over.
  await api(page.context(), 'POST', `${path}/roles`, { role: 'Leader', orgUnitId: null });
  await dialog.getByRole('button', { name: '转接', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  expect((await member()).temporaryBranch?.id).toBe(site.id);
  // It has been read again; seen and pressed once more, it holds.
  await expect(async () => {
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: '转接', exact: true }).click();
    await expect(dialog).toBeHidden({ timeout: 2000 });
  }).toPass({ timeout: 10_000 });
  const after = await member();
  expect([after.branch.id, after.temporaryBranch]).toEqual([home.id, null]);

  await page.getByRole('button', { name: '授予角色' }).click();
  const grant = page.getByRole('dialog', { name: `授予${name}什么角色？` });
  await expect(grant).toBeVisible();
  await expectAccessible(page, 'grant a role');
  await grant.getByRole('button', { name: '授予角色' }).click();
  await expect(grant).toBeHidden();
  const drawer = page.getByRole('complementary', { name: '成员详情' });
  await expect(drawer.getByRole('heading', { name: '支部委员' })).toBeVisible();
  await drawer.getByRole('button', { name: '移除' }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: '移除角色' }).click();
  await expect(page.getByText(/^已移除/)).toBeVisible();

  await api(page.context(), 'POST', `${path}/deactivate`, { reason: '测试结束，不再使用' });
});
