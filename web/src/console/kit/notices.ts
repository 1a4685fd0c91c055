import { reactive } from 'vue';
import { problemMessage, problemTraceId } from '@/shared/api/problem';
import { locale } from '../texts';

export interface Notice {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  trace?: string;
  /** Seconds left; 0 stays until it is closed. */
  left: number;
  undo?: () => unknown;
}

export const notices = reactive<Notice[]>([]);
let last = 0;

function show(notice: Omit<Notice, 'id'>): void {
  const id = ++last;
  notices.push({ ...notice, id });
  if (notices.length > 3) notices.shift();
  if (notice.left === 0) return;
  const tick = setInterval(() => {
    const shown = notices.find((one) => one.id === id);
    if (!shown || --shown.left <= 0) {
      clearInterval(tick);
      dismiss(id);
    }
  }, 1000);
}

export function dismiss(id: number): void {
  const at = notices.findIndex((notice) => notice.id === id);
  if (at >= 0) notices.splice(at, 1);
}

export const notice = (text: string): void => show({ text, tone: 'plain', left: 4 });

/** Done at once, to be taken back for ten seconds. */
export const undoable = (text: string, undo: () => unknown): void =>
  show({ text, tone: 'plain', left: 10, undo });

/** A failure stays until it is read. */
export const failure = (error: unknown): void =>
  show({ text: problemMessage(error, locale()), tone: 'danger', trace: problemTraceId(error), left: 0 });
