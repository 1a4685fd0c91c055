// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
type Seen = { method: string; path: string; csrf: string | null };
let seen: Seen[];
let traces: string[];
let answers: (() => Response | Promise<Response>)[];
let tokens: string[];

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

beforeEach(() => {
  vi.resetModules();
  seen = [];
  traces = [];
  answers = [];
  tokens = ['first', 'second'];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const url = new URL(typeof input === 'string' ? input : input.url, location.origin);
    if (url.pathname === '/session')
      return json(200, { signedIn: true, memberId: 'm', csrfToken: tokens.shift() });
    const request = input as Request;
    seen.push({
      method: request.method,
      path: url.pathname + url.search,
      csrf: request.headers.get('X-CSRF-Token'),
    });
    traces.push(request.headers.get('traceparent') ?? '');
    return answers.shift()!();
  });
});
afterEach(() => vi.unstubAllGlobals());

it('A change carries the anti-forgery token, reading does not', async () => {
  const { get, post } = await import('./http');
  answers = [() => json(200, { ok: 1 }), () => json(200, { ok: 2 })];
  expect(await get('/api/x', { query: { q: '河堤', none: undefined } })).toEqual({ ok: 1 });
  await post('/api/y', { a: 1 });
  expect(seen).toEqual([
    { method: 'GET', path: '/api/x?q=%E6%B2%B3%E5%A0%A4', csrf: null },
    { method: 'POST', path: '/api/y', csrf: 'first' },
  ]);
});

it('A token that another tab made stale is fetched anew, once', async () => {
  const { put } = await import('./http');
  answers = [() => json(403, { code: 'session.csrf' }), () => json(200, {})];
  await put('/api/y', {});
  expect(seen.map(({ csrf }) => csrf)).toEqual(['first', 'second']);

  answers = [() => json(403, { code: 'session.csrf' }), () => json(403, { code: 'session.csrf' })];
  await expect(put('/api/y', {})).rejects.toMatchObject({ status: 403 });
  expect(seen).toHaveLength(4);
});

it('A refusal keeps its code, its trace and the time to wait', async () => {
  const { get } = await import('./http');
  answers = [() => json(429, { code: 'rate.limited', traceId: 'abc' }, { 'Retry-After': '7' })];
  await expect(get('/api/x')).rejects.toMatchObject({
    status: 429,
    code: 'rate.limited',
    traceId: 'abc',
    retryAfter: 7,
  });
});

it('An answer that is no problem document is still an error', async () => {
  const { get } = await import('./http');
  answers = [() => new Response('<html>', { status: 502 })];
  await expect(get('/api/x')).rejects.toMatchObject({ status: 502, code: 'http.502' });
});

it('A lost connection is told apart from a refusal', async () => {
  const { get } = await import('./http');
  const problem = await import('./problem');
  answers = [() => Promise.reject(new TypeError('Failed to fetch'))];
  const error: unknown = await get('/api/x').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(problem.NetworkError);
  expect(error).not.toBeInstanceOf(problem.ApiError);
});

it('An ended session is noticed', async () => {
  const { get } = await import('./http');
  const { loadSession, useSession } = await import('./session');
  await loadSession();
  answers = [() => json(401, { code: 'session.ended' })];
  await expect(get('/api/x')).rejects.toMatchObject({ status: 401 });
  expect(useSession().session.value?.signedIn).toBe(false);
  expect(useSession().ended.value).toBe(true);
});

it('Each request begins a sampled trace; sent once more it is the same one', async () => {
  const { get, put } = await import('./http');
  answers = [() => json(200, {}), () => json(403, { code: 'session.csrf' }), () => json(200, {})];
  await get('/api/x');
  await put('/api/y', {});
  for (const trace of traces) expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(traces[0]).not.toBe(traces[1]);
  expect(traces[1]).toBe(traces[2]);
});
