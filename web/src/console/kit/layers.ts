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

/** A dialog lies over the page: its keys are not the page's. */
export const dialogOpen = (): boolean => document.querySelector('.el-overlay:not([style*="none"])') !== null;

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

/**
 * Keys of a page that hold while one writes: `F1`, `Alt 3`, `Alt K`. By the key's place, not its letter: `Alt` makes other
 * letters of them on a Mac. None fires while an input method composes.
 */
export function useWritingKeys(keys: Keys): void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const name = event.code.replace(/^(Key|Digit)/, '');
    const handler = keys[event.altKey ? `Alt ${name}` : name];
    if (!handler || dialogOpen()) return;
    event.preventDefault();
    handler(event);
  };
  onMounted(() => addEventListener('keydown', listen));
  onBeforeUnmount(() => removeEventListener('keydown', listen));
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
