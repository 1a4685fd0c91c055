import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetServerTime, observeServerTime, serverNow } from './clock';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  forgetServerTime();
});
afterEach(() => vi.useRealTimers());

it('Without an answer the phone’s own clock serves', () => {
  expect(serverNow()).toBe(1_000_000);
});

it('A phone that runs five minutes late learns it from one answer', () => {
  observeServerTime(1_300_050, 1_000_000, 1_000_100);
  expect(serverNow()).toBe(1_300_000);
});

it('The quickest answer is believed, not the last', () => {
  observeServerTime(1_300_050, 1_000_000, 1_000_100);
  observeServerTime(1_310_000, 1_000_000, 1_009_000);
  expect(serverNow()).toBe(1_300_000);
});

it('A coarse header gives way to an exact instant', () => {
  observeServerTime(1_300_000, 1_000_000, 1_000_100, 1000);
  observeServerTime(1_299_850, 1_000_000, 1_000_400);
  expect(serverNow()).toBe(1_299_650);
});

it('What was learnt ten minutes ago is learnt anew', () => {
  observeServerTime(1_300_050, 1_000_000, 1_000_100);
  vi.setSystemTime(1_700_000);
  observeServerTime(1_700_500, 1_700_000, 1_701_000);
  expect(serverNow()).toBe(1_700_000);
});

it('A header that is no date teaches nothing', () => {
  observeServerTime(Number.NaN, 0, 10);
  expect(serverNow()).toBe(1_000_000);
});
