import { ref } from 'vue';

export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

/** One short line at the foot: what happened, and 撤销 where it can be undone. */
const current = ref<Toast>();
let id = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function showToast(text: string, action?: Toast['action']): void {
  clearTimeout(timer);
  current.value = { id: ++id, text, action };
  timer = setTimeout(() => (current.value = undefined), action ? 5000 : 3000);
}

export function useToast() {
  return {
    current,
    act() {
      current.value?.action?.run();
      current.value = undefined;
    },
  };
}
