// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref, shallowRef } from 'vue';
import { ApiError, NetworkError } from './problem';
import { useRetryWhileAway } from './retryWhileAway';

const away = (traceId: string) => new ApiError(503, { code: 'service.unavailable', traceId });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Loads as a query does: the error goes when it tries again, and the answer comes a second later. */
function load(answers: unknown[]) {
  const pending = ref(false);
  const error = shallowRef<unknown>(answers.shift());
  const at: number[] = [];
  const start = Date.now();
  const scope = effectScope();
  const state = scope.run(() =>
    useRetryWhileAway(
      () => pending.value,
      () => error.value,
      () => {
        at.push((Date.now() - start) / 1000);
        pending.value = true;
        error.value = null;
        setTimeout(() => {
          pending.value = false;
          error.value = answers.length > 1 ? answers.shift() : answers[0];
        }, 1_000);
      },
    ),
  )!;
  return { ...state, at, scope, error };
}

it('tries again soon, then less often, and shows the first number all the while', async () => {
  const { failure, at } = load([away('1'), away('2')]);
  const seen = new Set<unknown>();
  for (let second = 0; second < 70; second++) {
    await vi.advanceTimersByTimeAsync(1_000);
    seen.add((failure.value as ApiError | undefined)?.traceId);
  }
  expect(at).toEqual([5, 14, 27, 43, 59]);
  expect([...seen]).toEqual(['1']);
});

it('shows what there is once the service is back', async () => {
  const { failure, away: isAway, at } = load([away('1'), undefined]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toEqual([5]);
  expect([failure.value, isAway.value]).toEqual([undefined, false]);
});

it('leaves alone what waiting does not mend', async () => {
  for (const answer of [new ApiError(404, {}), new ApiError(500, {}), new NetworkError(), undefined]) {
    const { failure, away: isAway, at } = load([answer]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([at, isAway.value, failure.value]).toEqual([[], false, answer]);
  }
});

it('lets a person try at once, who sees that it loads', async () => {
  const { failure, again, at } = load([away('1'), away('2')]);
  await vi.advanceTimersByTimeAsync(2_000);
  again();
  await nextTick();
  expect([at, failure.value]).toEqual([[2], undefined]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((failure.value as ApiError).traceId).toBe('2');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(at).toEqual([2, 8]);
});

it('ends with the screen, and with the failure', async () => {
  const left = load([away('1')]);
  left.scope.stop();
  const other = load([away('1')]);
  other.error.value = new ApiError(403, {});
  await vi.advanceTimersByTimeAsync(60_000);
  expect([left.at, other.at]).toEqual([[], []]);
  expect((other.failure.value as ApiError).status).toBe(403);
});

it('waits while nobody looks', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const { at } = load([away('1')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toEqual([]);
  hidden.mockReturnValue(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(at).toEqual([65]);
});
