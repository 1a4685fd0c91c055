import { onBeforeUnmount, onMounted, watch, type WatchSource } from 'vue';

const layers: (() => void)[] = [];

/** Esc closes the layer that was opened last. Element Plus dialogs and menus handle Esc themselves and stop it. */
export function useLayer(open: WatchSource<boolean>, close: () => void): void {
  const remove = () => {
    const at = layers.indexOf(close);
    if (at >= 0) layers.splice(at, 1);
  };
  watch(
    open,
    (is) => {
      remove();
      if (is) layers.push(close);
    },
    { immediate: true },
  );
  onBeforeUnmount(remove);
}

export function closeTopLayer(): boolean {
  const close = layers.at(-1);
  close?.();
  return close !== undefined;
}

/** Whether a key belongs to what the person is typing. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target as HTMLElement | null;
  return (
    target !== null &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="combobox"], [role="dialog"], [role="menu"]') !== null)
  );
}

export interface Keys {
  [key: string]: (event: KeyboardEvent) => void;
}

/** Single letters and Ctrl chords of a page: `J`, `Ctrl S`, `Ctrl Enter`. Letters rest while a field has the focus. */
export function useKeys(keys: Keys): void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const chord = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const handler = keys[chord ? `Ctrl ${name}` : name];
    if (!handler || (!chord && isTyping(event))) return;
    event.preventDefault();
    handler(event);
  };
  onMounted(() => addEventListener('keydown', listen));
  onBeforeUnmount(() => removeEventListener('keydown', listen));
}
