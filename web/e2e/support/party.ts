import { readFileSync } from 'node:fs';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test,
} from '@playwright/test';

/** The running platform that the tests walk through: PARTY_URL, and its run.json for the demo accounts. */
export interface Account {
  userName: string;
  password: string;
  roles: string[];
}

const file = process.env['PARTY_RUN_FILE'] ?? process.env['PARTY_RUN_JSON'];

export function needsPlatform(): void {
  test.skip(
    !process.env['PARTY_URL'] || !file,
    'needs a started platform: set PARTY_URL and PARTY_RUN_FILE (its .local/run.json)',
  );
}

function accounts(): Account[] {
  return (JSON.parse(readFileSync(file!, 'utf8')) as { accounts: Account[] }).accounts;
}

/** Somebody who holds the role, or, for 'Member', somebody who holds nothing else. */
export function accountWith(role: string): Account {
  const found = accounts().find(({ roles }) =>
    role === 'Member'
      ? roles.every((held) => held === 'Member')
      : roles.some((held) => held.split(/[\s(（]/)[0] === role),
  );
  if (found === undefined) throw new Error(`No demo account with the role ${role} in ${file}.`);
  return found;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** By sign-in name: what earlier tests opened is as good for the next. */
const opened = new Map<string, Cookies>();

/**
 * A session for the context, by the requests of the sign-in page without the page: a browser that draws it for each test
 * would take most of their time. How a person signs in has tests of its own.
 */
export async function openSession(context: BrowserContext, account: Account): Promise<void> {
  const { request } = context;
  const isOpen = async () =>
    Boolean(((await (await request.get('/session')).json()) as { csrfToken?: string }).csrfToken);
  await context.addCookies(opened.get(account.userName) ?? []);
  if (opened.has(account.userName) && (await isOpen())) return;

  await context.clearCookies();
  await expect(async () => {
    const form = await request.get('/session/sign-in?returnUrl=%2Ffavicon.svg');
    const hidden = [...(await form.text()).matchAll(/<input[^>]* type="hidden"[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)![1]!,
      (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&'),
    ]);
    const answer = await request.post(form.url(), {
      form: { ...Object.fromEntries(hidden), login: account.userName, password: account.password },
    });
    expect(answer.ok(), `${answer.status()} ${answer.url()}`).toBe(true);
    expect(await isOpen(), `${account.userName} is signed in`).toBe(true);
  }).toPass({ timeout: 20_000 });
  opened.set(account.userName, await context.cookies());
}

/** Shows a page to somebody who is signed in. */
export async function signIn(page: Page, account: Account, path = '/'): Promise<void> {
  await openSession(page.context(), account);
  await page.goto(path);
}

/** Through the sign-in page, as a person does it. */
export async function signInByHand(page: Page, account: Account, path = '/'): Promise<void> {
  await page.goto(`/session/sign-in?returnUrl=${encodeURIComponent(path)}`);
  await page.fill('input[name="login"]', account.userName);
  await page.fill('input[name="password"]', account.password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/account') && !url.pathname.startsWith('/connect')),
    page.locator('button[type="submit"]').click(),
  ]);
}

export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Calls the API with the page's session, as the web client does. */
export async function api<T>(
  context: BrowserContext,
  method: string,
  path: string,
  data?: unknown,
  file?: Upload,
): Promise<T> {
  const request: APIRequestContext = context.request;
  const { csrfToken } = (await (await request.get('/session')).json()) as { csrfToken?: string };
  const answer = await request.fetch(path, {
    method,
    data,
    multipart: file && { file },
    headers: csrfToken ? { 'X-CSRF-Token': csrfToken } : {},
  });
  const text = await answer.text();
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export interface KnownQuiz {
  id: string;
  title: string;
  /** The right answer's texts by stem. */
  right: Map<string, string[]>;
}

/** The Party office writes three questions and opens a quiz of them, so that the test knows what is right. */
export async function publishQuiz(
  browser: Browser,
  review: 'Immediately' | 'AfterClose' = 'Immediately',
): Promise<KnownQuiz> {
  const context = await browser.newContext();
  await openSession(context, accountWith('PartyOffice'));
  const mark = Date.now().toString(36);
  const { id: categoryId } = await api<{ id: string }>(context, 'POST', '/api/learning/categories', {
    name: `网页测试 ${mark}`,
  });
  const options = (...texts: string[]) => texts.map((text, index) => ({ key: 'ABCD'[index], text }));
  const questions = [
    {
      type: 'SingleChoice',
      stem: `支部党员大会一般多久召开一次？（${mark}）`,
      options: options('每月', '每季度', '每半年'),
      answer: ['B'],
      explanation: '支部党员大会一般每季度召开 1 次。',
    },
    {
      type: 'MultipleChoice',
      stem: `预备党员享有下列哪些权利？（${mark}）`,
      options: options('参加党的有关会议', '表决权', '在党报党刊参加讨论'),
      answer: ['A', 'C'],
      explanation: '除没有表决权、选举权和被选举权以外，同正式党员一样。',
    },
    {
      type: 'SingleChoice',
      stem: `预备期一般为多长时间？（${mark}）`,
      options: options('半年', '一年', '两年'),
      answer: ['B'],
      explanation: '预备期为一年。',
    },
  ];
  for (const question of questions) {
    const { id } = await api<{ id: string; state: string }>(context, 'POST', '/api/learning/questions', {
      ...question,
      difficulty: 'Easy',
      categoryId,
    });
    await api(context, 'POST', `/api/learning/questions/${id}/activate`);
  }
  const title = `网页微测试 ${mark}`;
  const quiz = await api<{ id: string }>(context, 'POST', '/api/learning/quizzes', {
    title,
    description: '三道题，走一遍。',
    draws: [{ categoryId, type: null, difficulty: null, count: 3, pointsEach: 10 }],
    timeLimitMinutes: 20,
    graceSeconds: 10,
    maxAttempts: 3,
    passPercent: 60,
    opensAt: new Date(Date.now() - 60_000).toISOString(),
    closesAt: new Date(Date.now() + 24 * 3600_000).toISOString(),
    shuffleQuestions: true,
    shuffleOptions: true,
    review: { score: 'Immediately', answers: review, explanations: review },
    audience: { branchIds: null },
  });
  await api(context, 'POST', `/api/learning/quizzes/${quiz.id}/publish`);
  await context.close();
  const right = new Map(
    questions.map((q) => [
      q.stem,
      q.options.filter((option) => q.answer.includes(option.key!)).map((option) => option.text),
    ]),
  );
  return { id: quiz.id, title, right };
}
