import { nextTick, onBeforeUnmount, ref, watch, type Ref } from 'vue';

/**
 * Keeps the end of a live feed in sight while the reader is there, and otherwise counts what came since: nothing moves
 * under the eye.
 */
export function useFollowEnd(
  feed: Readonly<Ref<HTMLElement | null>>,
  live: Readonly<Ref<boolean>>,
  entries: Readonly<Ref<readonly unknown[]>>,
): { fresh: Ref<number>; toEnd: (smooth: boolean) => void } {
  const fresh = ref(0);
  let following = true;
  const scroller = () => feed.value?.closest<HTMLElement>('.scroll') ?? null;
  const atEnd = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  function scrolled(): void {
    const box = scroller();
    if (box === null) return;
    following = atEnd(box);
    if (following) fresh.value = 0;
  }
  function toEnd(smooth: boolean): void {
    const box = scroller();
    const still = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    box?.scrollTo({ top: box.scrollHeight, behavior: still ? 'auto' : 'smooth' });
    fresh.value = 0;
  }
  watch(entries, async (now, before) => {
    if (!live.value) return;
    if (following) {
      // A correction or a picture makes it longer, too.
      await nextTick();
      toEnd(false);
    } else if (now.length > before.length) fresh.value += now.length - before.length;
  });
  watch(live, async (is) => {
    if (!is) return;
    await nextTick();
    scroller()?.addEventListener('scroll', scrolled, { passive: true });
    toEnd(false);
  });
  onBeforeUnmount(() => scroller()?.removeEventListener('scroll', scrolled));

  return { fresh, toEnd };
}
