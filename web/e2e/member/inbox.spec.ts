import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { accountWith, needsPlatform, publishQuiz, signIn } from '../support/party';

needsPlatform();

test('A published quiz is a message: counted at the bell, read by opening it, all marked and taken back', async ({
  page,
  browser,
}) => {
  await signIn(page, accountWith('Member'), '/me');
  const quiz = await publishQuiz(browser);
  const row = page.getByRole('link', { name: quiz.title });

  // The event goes through two services: looked for until it is here.
  await expect(async () => {
    await page.goto('/inbox', { waitUntil: 'networkidle' });
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page, 'inbox');
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: /消息，\d+\+? 条未读/ }).click();

  // To the very place, and read when one comes back.
  await expect(row.getByText('未读')).toBeAttached();
  await row.click();
  await expect(page).toHaveURL(new RegExp(`/learn/quizzes/${quiz.id}$`));
  await page.goBack();
  await expect(row).toBeVisible();
  await expect(row.getByText('未读')).toHaveCount(0);

  const another = await publishQuiz(browser);
  await expect(async () => {
    await page.reload({ waitUntil: 'networkidle' });
    await expect(page.getByRole('link', { name: another.title })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('button', { name: '全部已读' }).click();
  await expect(page.getByRole('button', { name: '全部已读' })).toBeHidden();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: '全部已读' })).toBeVisible();
});
