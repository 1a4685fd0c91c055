import { expect, test } from '@playwright/test';
import { accountWith, needsPlatform, signIn } from '../support/party';

needsPlatform();

test('An error carries the number of the trace that the browser began', async ({ page }) => {
  await signIn(page, accountWith('PartyOffice'), '/console/');
  const [answer] = await Promise.all([
    page.waitForResponse((one) => /\/api\/learning\/topics\/0199/.test(one.url())),
    page.goto('/console/topics/01990000-0000-7000-8000-00000000abcd'),
  ]);
  const begun = (await answer.request().allHeaders())['traceparent'];
  expect(begun).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(answer.status()).toBe(404);
  expect(((await answer.json()) as { traceId: string }).traceId).toBe(begun!.split('-')[1]);
});
