import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** A sheet that is part of the address, so that the system's back closes it first. */
export function useHashSheet(name: string) {
  const route = useRoute();
  const router = useRouter();
  const open = computed(() => route.hash === `#${name}`);

  /** Resolves when the address no longer names the sheet. */
  function close(): Promise<void> {
    if (!open.value) return Promise.resolve();
    const closed = new Promise<void>((resolve) => {
      const stop = router.afterEach(() => {
        stop();
        resolve();
      });
    });
    // Opened from this page: go back, so that the next back leaves the page. Opened by its address: just take it off.
    const previous: unknown = history.state?.back;
    if (typeof previous === 'string' && previous.split('#')[0] === route.fullPath.split('#')[0])
      router.back();
    else void router.replace({ path: route.path, query: route.query, hash: '' });
    return closed;
  }

  return { open, close, show: () => router.push({ path: route.path, query: route.query, hash: `#${name}` }) };
}
