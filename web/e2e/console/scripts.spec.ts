import { expect, test } from '@playwright/test';
import { accountWith, api, needsPlatform, openSession, signIn } from '../support/party';
import { handIn, scripts, watchScripts } from '../support/stories';

needsPlatform();
test.use({ viewport: { width: 1440, height: 900 } });

const mark = Date.now().toString(36);
const image = scripts[1]!;
const short = '<svg onload=hacked=1>';
const named = (what: string): string => `${image} ${what}${mark}`;

test('Script in a review, its speakers and entries is text: on the desk, on a phone and in the inbox', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const watched = watchScripts(page);
  const title = named('述职');
  await signIn(page, accountWith('PartyOffice'), '/console/');
  const office = page.context();
  const { branch } = await api<{ branch: { id: string } }>(office, 'GET', '/api/membership/me');
  const { id } = await api<{ id: string }>(office, 'POST', '/api/oversight/reviews', {
    title,
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    agenda: [{ branchId: branch.id, speakerMemberId: null, speakerName: short, minutes: 10 }],
    scribeIds: [],
  });
  const address = `/api/oversight/reviews/${id}`;
  await api(office, 'POST', `${address}/announce`);
  const member = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await member.newPage();
  const seen = watchScripts(phone);
  await openSession(member, accountWith('Member'));
  await expect(async () => {
    await phone.goto('/inbox');
    await expect(phone.getByText(title).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

  await api(office, 'POST', `${address}/start`);
  for (const [index, text] of scripts.entries()) {
    const remark = index === scripts.length - 1;
    await api(office, 'POST', `${address}/entries`, {
      kind: remark ? 'Remark' : 'Entry',
      branchId: branch.id,
      section: remark ? null : 'Achievements',
      text,
      pictureIds: [],
      speakerMemberId: null,
      speakerName: remark ? short : null,
      isKey: index === 0,
    });
  }
  await phone.goto(`/oversight/reviews/${id}`);
  await expect(phone.getByRole('article')).toHaveCount(scripts.length);
  for (const [index, words] of scripts.entries())
    await expect(phone.getByRole('article').nth(index)).toContainText(words);
  await expect(phone.getByText(title).first()).toBeVisible();
  await phone.goto('/oversight/reviews');
  await expect(phone.getByText(title).first()).toBeVisible();

  await page.goto(`/console/reviews/${id}/live`);
  await expect(page.getByRole('listitem').filter({ hasText: scripts[0]! })).toBeVisible();
  await page.goto('/console/');
  await expect(page.getByText(title).first()).toBeVisible();
  await api(office, 'POST', `${address}/close`);
  await page.goto(`/console/reviews/${id}`);
  await expect(page.getByText(title).first()).toBeVisible();
  await page.goto('/console/reviews');
  await expect(page.getByText(title).first()).toBeVisible();

  expect([await watched.ran(), await seen.ran()]).toEqual([false, false]);
  expect([...watched.seen, ...seen.seen]).toEqual([]);
  await member.close();
});

test('Script in the name of a person, of a picture and of a file is text, and no event carries it', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const watched = watchScripts(page);
  await signIn(page, accountWith('Administrator'), '/console/');
  const administrator = page.context();
  const { items } = await api<{ items: { id: string; kind: string; isTemporary: boolean }[] }>(
    administrator,
    'GET',
    '/api/membership/org-units',
  );
  const { member } = await api<{ member: { id: string } }>(administrator, 'POST', '/api/membership/members', {
    name: image,
    employeeNumber: `E${mark}`,
    status: 'Full',
    politicalBirthday: null,
    position: short,
    groupId: null,
    userName: null,
    branchId: items.find((unit) => unit.kind === 'Branch' && !unit.isTemporary)!.id,
  });
  await page.goto(`/console/members?open=${member.id}`);
  const drawer = page.getByRole('complementary', { name: '成员详情' });
  await expect(drawer.getByText(image).first()).toBeVisible();
  await drawer.getByRole('button', { name: '停用账号…' }).click();
  await expect(page.getByRole('dialog')).toContainText(image);
  await page.keyboard.press('Escape');
  await api(administrator, 'POST', `/api/membership/members/${member.id}/deactivate`, {
    reason: '测试结束，不再使用',
  });

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const office = await desk.newPage();
  const seen = watchScripts(office);
  await openSession(desk, accountWith('PartyOffice'));
  const read = await api<{ id: string }>(desk, 'POST', '/api/learning/question-imports', undefined, {
    name: `${image}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `题型,题干,选项A,选项B,答案,解析\n单选,"<img src=x onerror=globalThis.hacked=1> ${mark}","<svg onload=globalThis.hacked=1>",乙,A,"<iframe srcdoc=1>"\n`,
    ),
  });
  await office.goto(`/console/bank/import/${read.id}`);
  await expect(office.getByText('全部 1')).toBeVisible();
  await expect(office.getByText('onerror').first()).toBeVisible();

  const author = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await author.newPage();
  const told = watchScripts(phone);
  await openSession(author, accountWith('Member'));
  const picture = await api<{ id: string }>(author, 'POST', '/api/showcase/pictures', undefined, {
    name: `${image}.png`,
    mimeType: 'image/png',
    buffer: await phone.screenshot(),
  });
  const title = named('见闻');
  const story = await handIn(author, {
    title,
    body: scripts.join('\n\n'),
    pictures: [{ id: picture.id, alt: image }],
  });
  await office.goto(`/console/stories/review/${story}`);
  await expect(office.getByRole('img', { name: image }).first()).toBeVisible();
  await api(desk, 'POST', `/api/showcase/stories/${story}/approval`, { version: 1, comments: image });
  await phone.goto(`/showcase/stories/${story}`);
  await expect(phone.getByRole('img', { name: image }).first()).toBeVisible();
  await expect(async () => {
    await phone.goto('/inbox');
    await expect(phone.getByText(title).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await phone.goto('/points');
  await expect(phone.getByText(title.slice(0, 30)).first()).toBeVisible({ timeout: 15_000 });

  // Subscribers are told of the story, not what it says.
  await page.goto('/console/events?type=party.showcase.story.approved.v1');
  await page.getByRole('button', { name: '查看' }).first().click();
  const event = page.getByRole('region', { name: '事件内容' });
  await expect(event).toContainText(`stories/${story}`);
  // As JSON writes it.
  for (const text of [title, ...scripts])
    await expect(event).not.toContainText(JSON.stringify(text).slice(1, -1));

  expect([await watched.ran(), await seen.ran(), await told.ran()]).toEqual([false, false, false]);
  expect([...watched.seen, ...seen.seen, ...told.seen]).toEqual([]);
  await api(author, 'POST', `/api/showcase/stories/${story}/withdrawal`, {});
  await author.close();
  await desk.close();
});
