import { onActivated, onBeforeUnmount, onDeactivated, onMounted } from 'vue';

/** Tapping the active tab scrolls its page to the top; tapping it there refreshes. */
type Listener = () => boolean;
const listeners = new Set<Listener>();
let refresh: (() => void) | undefined;

export function onReselect(listener: Listener): void {
  const add = () => listeners.add(listener);
  const remove = () => listeners.delete(listener);
  onMounted(add);
  onActivated(add);
  onDeactivated(remove);
  onBeforeUnmount(remove);
}

export function setRefresh(action: () => void): void {
  refresh = action;
}

export function reselect(): void {
  const scrolled = [...listeners].some((listener) => listener());
  if (!scrolled) refresh?.();
}
