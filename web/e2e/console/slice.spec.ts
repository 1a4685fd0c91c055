import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, api, needsPlatform, signInByHand, signIn } from '../support/party';

needsPlatform();
test.describe.configure({ mode: 'serial' });

const mark = Date.now().toString(36);
const category = `控制台测试 ${mark}`;
const questions = [
  ['单选', `预备党员的预备期为（ ）。${mark}`, '半年', '一年', 'B', '预备期为一年。'],
  ['多选', `党的纪律包括（ ）。${mark}`, '政治纪律', '组织纪律', 'A、B', ''],
  ['判断', `党支部党员大会一般每季度召开 1 次。${mark}`, '', '', '对', ''],
  ['单选', `党支部的成立一般应有正式党员（ ）。${mark}`, '3 人以上', '7 人以上', 'G', ''],
  ['单选', `预备党员的预备期为（ ）。${mark}`, '半年', '一年', 'B', ''],
];
const csv = (rows: string[][]) =>
  Buffer.from(
    `\uFEFF${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')}\r\n`,
    'utf8',
  );

/** What the page's policy refuses is a fault of ours, wherever it happens. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text()))
      refused.push(message.text());
  });
  return refused;
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  // The placeholder lies over the box itself: a person clicks on the frame around both.
  const box = page.getByRole('combobox', { name: label, exact: true });
  await page.locator('.el-select__wrapper').filter({ has: box }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('Signed out leads to the sign-in and back; the navigation is by role, keys work', async ({ page }) => {
  const refused = watchPolicy(page);
  await page.goto('/console/bank');
  await page.waitForURL(/\/account\/sign-in/);
  await signInByHand(page, accountWith('PartyOffice'), '/console/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/好|夜深了/);
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await expect(navigation.getByRole('link', { name: '题库' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: '外部系统' })).toHaveCount(0);
  await page.waitForTimeout(500);
  await expectAccessible(page, 'dashboard');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索页面、成员、题目' }).fill('题库');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/bank$/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '按键' })).toBeHidden();
  expect(refused).toEqual([]);
});

test('An ordinary member is told what this is, and led to the member client', async ({ page }) => {
  await signIn(page, accountWith('Member'), '/console/');
  await expect(page.getByText('管理台是给党务工作人员用的')).toBeVisible();
  await expectAccessible(page, 'not staff');
  await page.getByRole('button', { name: '打开党员端' }).click();
  await expect(page).toHaveURL((url) => !url.pathname.startsWith('/console'));
});

test('Files that cannot be read are refused with the reason', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), '/console/bank/import');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: '题目.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
  await expect(page.getByRole('alert')).toContainText('不能识别');
  await input.setInputFiles({ name: '坏的.docx', mimeType: '', buffer: Buffer.from('this is no archive') });
  await expect(page.getByRole('alert')).toContainText('file.notOffice');
  await expectAccessible(page, 'refused file');
});

test('Questions are imported row by row: an error corrected, a duplicate skipped, the sums hold', async ({
  page,
}) => {
  const refused = watchPolicy(page);
  await signIn(page, accountWith('PartyOffice'), '/console/bank/import');
  await page.locator('input[type=file]').setInputFiles({
    name: '题目.csv',
    mimeType: 'text/csv',
    buffer: csv([['题型', '题干', '选项A', '选项B', '答案', '解析'], ...questions]),
  });
  await page.waitForURL(/\/bank\/import\/.+/);
  await expect(page.getByText('全部 5')).toBeVisible();
  await expect(page.getByText('可导入 3')).toBeVisible();
  await expect(page.getByText('重复 1')).toBeVisible();
  await expect(page.getByText('有错误 1')).toBeVisible();
  await expect(page.locator('.stick')).toContainText('将新增 3 道');
  await expectAccessible(page, 'import preview');

  await page.getByRole('button', { name: '改正' }).click();
  await page.getByLabel('答案', { exact: true }).fill('A');
  await page.getByRole('button', { name: '保存改正' }).click();
  await expect(page.locator('.stick')).toContainText('将新增 4 道');

  // The category is required, and said where it is missing.
  await page.getByRole('button', { name: '导入 4 道题' }).click();
  await expect(page.getByText('先选一个分类，再导入')).toBeVisible();
  await page.getByLabel('归入分类').fill(category);
  await page.keyboard.press('Enter');
  await page.getByText('直接启用', { exact: true }).click();
  await page.getByRole('button', { name: '导入 4 道题' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '导入并启用' }).click();
  await expect(page.getByRole('heading', { name: '已导入 4 道题' })).toBeVisible();
  await expectAccessible(page, 'import result');

  // Committed is committed: the address now shows the result.
  await page.reload();
  await expect(page.getByRole('heading', { name: '已导入 4 道题' })).toBeVisible();
  expect(refused).toEqual([]);
});

test('The bank is filtered in its address; suspending is undone; editing makes a version', async ({
  page,
}) => {
  await signIn(page, accountWith('PartyOffice'), `/console/bank?q=${mark}`);
  await expect(page.getByRole('row')).toHaveCount(5);
  await pick(page, '题型', '判断');
  await expect(page).toHaveURL(/type=TrueFalse/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.locator('.row-open', { hasText: mark }).click();
  const drawer = page.getByRole('complementary', { name: '题目详情' });
  await expect(drawer.getByText('正确')).toBeVisible();
  await expect(page).toHaveURL(/open=/);
  await expectAccessible(page, 'question bank');

  await drawer.getByRole('button', { name: '停用' }).click();
  await expect(drawer.getByText('停用中')).toBeVisible();
  await page.getByRole('button', { name: /撤销/ }).click();
  await expect(drawer.getByText('停用中')).toHaveCount(0);

  await drawer.getByRole('link', { name: '编辑，生成新版本' }).click();
  await page.getByLabel('解析').fill('一般每季度召开 1 次。');
  await page.getByRole('button', { name: '保存新版本' }).click();
  await expect(page.getByRole('tab', { name: '版本 2' })).toBeVisible();
});

test('A quiz is built, checked against the bank and published, saying who gets it', async ({ page }) => {
  const refused = watchPolicy(page);
  await signIn(page, accountWith('PartyOffice'), '/console/quizzes/new');
  await page.getByLabel('名称').fill(`控制台测试 ${mark}`);
  await page.getByRole('button', { name: '出题' }).click();
  await pick(page, '第 1 条，分类', category);
  await page.getByLabel('第 1 条，抽几道').fill('9');
  await expect(page.getByText('仅 4 道')).toBeVisible();
  await expect(page.getByRole('button', { name: '发布测试' })).toBeDisabled();
  await page.getByLabel('第 1 条，抽几道').fill('3');
  await expect(page.getByText(/党员之间重复率约 75%/)).toBeVisible();
  await expect(page.getByText(/已自动保存/)).toBeVisible();
  await expectAccessible(page, 'quiz builder');
  await page.getByRole('button', { name: '发布测试' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('全体党员');
  await expect(dialog.getByRole('button', { name: '再等等' })).toBeFocused();
  await dialog.getByRole('button', { name: '发布测试' }).click();
  await expect(page.getByText('已发布“')).toBeVisible();
  await page.getByRole('link', { name: '看统计' }).click();
  await expect(page.getByText('还没有人交卷')).toBeVisible();
  await expectAccessible(page, 'quiz statistics');
  expect(refused).toEqual([]);
});

test('Members are imported: preview per row, commit, first passwords once', async ({ page }) => {
  await signIn(page, accountWith('Administrator'), '/console/members');
  await expect(page.getByRole('tree')).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page, 'members');
  await page.getByRole('link', { name: '批量导入' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: csv([
      ['姓名', '工号', '党支部', '党员类型', '政治生日'],
      ['试行之', `T-${mark}`, '第三党支部', '正式', '2016-07-01'],
      ['试望舒', `U-${mark}`, '没有的支部', '正式', '2016-07-01'],
    ]),
  });
  await page.waitForURL(/\/members\/import\/.+/);
  await expect(page.getByText('新增 1', { exact: true })).toBeVisible();
  await expect(page.getByText('有错误 1', { exact: true })).toBeVisible();
  await expectAccessible(page, 'member import');
  await page.getByRole('button', { name: '导入 1 人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('dialog', { name: /一次性密码/ })).toBeVisible();
  await page.getByRole('button', { name: '记下了，关闭' }).click();
  await expect(page.getByRole('status')).toContainText('新增 1 人');

  await page.goto(`/console/members?q=T-${mark}`);
  await page.getByRole('button', { name: '试行之' }).click();
  await page.getByRole('button', { name: '停用账号…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '停用账号' }).click();
  await expect(dialog.getByRole('alert')).toContainText('至少 5 个字');
  await dialog.getByLabel('理由').fill('测试结束，不再使用');
  await dialog.getByRole('button', { name: '停用账号' }).click();
  await expect(page.getByText('已停用试行之的账号')).toBeVisible();
});

test('The real question bank goes all the way: read, committed, drawn from, answered on a phone, counted for the branch', async ({
  page,
  browser,
}) => {
  const bank = resolve(process.cwd(), '../../shared/data/quiz/party-knowledge-807.docx');
  test.skip(!existsSync(bank), 'the shared question bank is not beside this checkout');
  test.setTimeout(180_000);
  await signIn(page, accountWith('PartyOffice'), '/console/bank/import');
  await page.locator('input[type=file]').setInputFiles(bank);
  await page.waitForURL(/\/bank\/import\/.+/);
  const file = page.getByRole('region', { name: '文件' });
  await expect(page.getByText('全部 807')).toBeVisible();
  await expect(file).toContainText('单选 331 · 多选 212 · 判断 264');
  // The same file once more finds everything there already: what follows was walked through then.
  test.skip(await page.getByText('重复 807').isVisible(), 'this platform has the bank already');
  await expect(file).toContainText('11 道题干重复');

  const from = `党规知识 ${mark}`;
  await page.getByLabel('归入分类').fill(from);
  await page.keyboard.press('Enter');
  await page.getByText('直接启用', { exact: true }).click();
  const commit = page.getByRole('button', { name: /^导入 \d+ 道题$/ });
  const added = Number((await commit.innerText()).match(/\d+/)![0]);
  await commit.click();
  await page.getByRole('dialog').getByRole('button', { name: '导入并启用' }).click();
  await expect(page.getByRole('heading', { name: `已导入 ${added} 道题` })).toBeVisible();

  const title = `党规知识抽测 ${mark}`;
  await page.goto('/console/quizzes/new');
  await page.getByLabel('名称').fill(title);
  await page.getByRole('button', { name: '出题' }).click();
  await pick(page, '第 1 条，分类', from);
  await page.getByLabel('第 1 条，抽几道').fill('10');
  await page.getByRole('button', { name: '作答规则' }).click();
  await page.getByLabel('及格线').fill('0'); // that the points come does not hang on luck
  await expect(page.getByText(/已自动保存/)).toBeVisible();
  await page.getByRole('button', { name: '发布测试' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布测试' }).click();
  await expect(page.getByText('已发布“')).toBeVisible();
  const quizId = page.url().match(/quizzes\/([0-9a-f-]{36})/)![1]!;

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const member = await phone.newPage();
  await signIn(member, accountWith('Member'), '/points/branches');
  const mine = async () =>
    (await api<{ mine: { points: number } | null }>(phone, 'GET', '/api/learning/leaderboards/branches')).mine
      ?.points ?? 0;
  const before = await mine();
  await member.goto(`/learn/quizzes/${quizId}`);
  await member.locator('.bar .btn.pri').click();
  for (let n = 1; n <= 10; n++) {
    await member.locator('.opt').first().click();
    if (n < 10) await member.getByRole('button', { name: '下一题' }).click();
  }
  await expect(member.locator('.sv')).toHaveText('已自动保存');
  await member.getByRole('button', { name: '交卷', exact: true }).click();
  await member.locator('.van-dialog').getByRole('button', { name: '交卷', exact: true }).click();
  await member.waitForURL(/\/result$/);
  await expect(member.getByRole('img', { name: /^得分 \d+，满分 \d+/ })).toBeVisible();
  await member.getByRole('tab', { name: '全部 10' }).click();
  await expect(member.getByRole('article').filter({ hasText: /答对|答错/ })).toHaveCount(10);
  await expect(member.getByRole('article').filter({ hasText: '解析' })).toHaveCount(10);
  // Quizzes earn up to a limit a day, and this member has taken others: what this one earned is what the branch gained.
  const attemptId = member.url().match(/attempts\/([0-9a-f-]{36})/)![1]!;
  const { pointsEarned } = await api<{ pointsEarned: number }>(
    phone,
    'GET',
    `/api/learning/attempts/${attemptId}/result`,
  );
  expect(await mine()).toBe(before + pointsEarned);
  await phone.close();
});
