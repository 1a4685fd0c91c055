import { onActivated, onBeforeUnmount, onDeactivated, onMounted, ref, type Ref } from 'vue';
import { serverNow } from '@/shared/time/clock';

/** The server's time, moving while the page is in view. */
export function useNow(everyMs = 1000): Ref<number> {
  const now = ref(serverNow());
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => (now.value = serverNow());
  const start = () => {
    tick();
    clearInterval(timer);
    timer = setInterval(tick, everyMs);
  };
  const stop = () => clearInterval(timer);
  onMounted(start);
  onActivated(start);
  onDeactivated(stop);
  onBeforeUnmount(stop);
  return now;
}
