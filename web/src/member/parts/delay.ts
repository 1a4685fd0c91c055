import { onScopeDispose, ref, watch, type Ref } from 'vue';

/**
 * When to show a skeleton: not for waits under 200 ms, and for at least 300 ms once it is there, so that nothing flickers.
 */
export function useSkeleton(pending: Ref<boolean>): { skeleton: Ref<boolean>; ready: Ref<boolean> } {
  const skeleton = ref(false);
  const ready = ref(!pending.value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownAt = 0;

  watch(
    pending,
    (waiting) => {
      clearTimeout(timer);
      if (waiting) {
        ready.value = false;
        timer = setTimeout(() => {
          skeleton.value = true;
          shownAt = performance.now();
        }, 200);
      } else if (skeleton.value) {
        timer = setTimeout(finish, Math.max(0, 300 - (performance.now() - shownAt)));
      } else finish();
    },
    { immediate: true },
  );

  function finish(): void {
    skeleton.value = false;
    ready.value = true;
  }
  onScopeDispose(() => clearTimeout(timer));
  return { skeleton, ready };
}
