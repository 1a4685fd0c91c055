import { onBeforeUnmount, onMounted } from 'vue';

/** Sideways swipes across the page; vertical ones scroll, and the edges belong to the system's own back gesture. */
export function onSwipe(options: { left: () => void; right: () => void; active: () => boolean }): void {
  let x = 0;
  let y = 0;
  let from: EventTarget | null = null;

  const start = (event: TouchEvent) => {
    const touch = event.touches.length === 1 ? event.touches[0] : undefined;
    from = touch !== undefined && touch.clientX > 24 && touch.clientX < innerWidth - 24 ? event.target : null;
    x = touch?.clientX ?? 0;
    y = touch?.clientY ?? 0;
  };
  const end = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (from === null || touch === undefined || !options.active()) return;
    if (!(from instanceof Element) || from.closest('.scroll') === null || from instanceof HTMLInputElement)
      return;
    const dx = touch.clientX - x;
    const dy = touch.clientY - y;
    if (Math.abs(dx) < 60 || Math.abs(dx) < Math.abs(dy) * 2) return;
    if (dx < 0) options.left();
    else options.right();
  };
  onMounted(() => {
    addEventListener('touchstart', start, { passive: true });
    addEventListener('touchend', end, { passive: true });
  });
  onBeforeUnmount(() => {
    removeEventListener('touchstart', start);
    removeEventListener('touchend', end);
  });
}
