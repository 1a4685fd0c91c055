// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const now = Date.parse('2026-11-23T06:00:00Z');
let answer: object;
let asked: number;
const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now });
  asked = 0;
  vi.stubGlobal('fetch', async () => {
    asked++;
    return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('The end is told two minutes ahead, unless the session was used meanwhile', async () => {
  const { loadSession, useSession } = await import('./session');
  const { ending, ended } = useSession();
  answer = { signedIn: true, memberId: 'm', expiresAt: until(10) };
  await loadSession();
  await vi.advanceTimersByTimeAsync(7 * 60_000);
  expect([ending.value, asked]).toEqual([undefined, 1]);

  answer = { signedIn: true, memberId: 'm', expiresAt: until(10) };
  await vi.advanceTimersByTimeAsync(60_000 + 1);
  expect([ending.value, asked]).toEqual([undefined, 2]);

  await vi.advanceTimersByTimeAsync(7 * 60_000);
  expect(ending.value).toBe(Date.parse((answer as { expiresAt: string }).expiresAt));
  expect(ended.value).toBe(false);

  answer = { signedIn: false };
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect([ending.value, ended.value]).toEqual([undefined, true]);
});

it('Signed in again, whatever waits goes on; using the session takes the notice away', async () => {
  const { loadSession, prolong, sessionEnded, useSession } = await import('./session');
  const { ending, ended } = useSession();
  answer = { signedIn: true, memberId: 'm', expiresAt: until(1) };
  await loadSession();
  expect(ending.value).toBeDefined();
  answer = { signedIn: true, memberId: 'm', expiresAt: until(120) };
  expect(await prolong(async () => undefined)).toBe(true);
  expect(ending.value).toBeUndefined();

  sessionEnded();
  expect(ended.value).toBe(true);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(1);
  expect(ended.value).toBe(false);
});
