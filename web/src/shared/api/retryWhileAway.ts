import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { isAway } from './problem';

const pauses = [5_000, 8_000, 12_000, 15_000];

/**
 * Loads again by itself what could not be loaded while a service is away: soon at first, then less often, and not on a
 * screen that nobody sees. `failure` is what to show — the first of its kind, also while it tries, so that the screen
 * stays still and its number can be copied. `again` is for a person who does not want to wait.
 */
export function useRetryWhileAway(
  pending: () => boolean,
  error: () => unknown,
  retry: () => void,
): { failure: ShallowRef<unknown>; away: ComputedRef<boolean>; again: () => void } {
  const failure = shallowRef<unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let tryingByItself = false;

  function plan(): void {
    // Those who lost the service together shall not come back together.
    const pause = pauses[Math.min(tries, pauses.length - 1)]! * (1 + Math.random() / 4);
    timer = setTimeout(() => {
      if (document.hidden) return plan();
      tries++;
      tryingByItself = true;
      retry();
    }, pause);
  }

  function show(now: unknown): void {
    if (!isAway(now)) {
      tries = 0;
      failure.value = now;
      return;
    }
    if (!isAway(failure.value)) failure.value = now;
    plan();
  }

  watch(
    [pending, error],
    ([loading, now]) => {
      clearTimeout(timer);
      if (loading && tryingByItself) return;
      tryingByItself = false;
      show(now ?? undefined);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  function again(): void {
    clearTimeout(timer);
    tryingByItself = false;
    tries = 0;
    failure.value = undefined;
    retry();
  }
  return { failure, away: computed(() => isAway(failure.value)), again };
}
