import { nextTick } from 'vue';
import 'vant/es/dialog/style';
import { showConfirmDialog } from 'vant/es/dialog';

/** One question with two verbs. Only for what cannot be undone. True: the deed is wanted. */
export async function ask(question: { title: string; text?: string; yes: string; no: string }): Promise<boolean> {
  const before = document.activeElement;
  try {
    await showConfirmDialog({
      title: question.title,
      message: question.text ?? '',
      confirmButtonText: question.yes,
      cancelButtonText: question.no,
      className: 'askdialog',
      closeOnPopstate: true,
    });
    return true;
  } catch {
    return false;
  } finally {
    await nextTick();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
