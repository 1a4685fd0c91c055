import { nextTick } from 'vue';
import { trapFocus } from './focus';

/** One question with two verbs. Only for what cannot be undone. True: the deed is wanted. */
export async function ask(question: {
  title: string;
  text?: string;
  yes: string;
  no: string;
}): Promise<boolean> {
  dismissAsk();
  const before = document.activeElement;
  // Only a page that asks fetches the dialog.
  const [{ showConfirmDialog, closeDialog }] = await Promise.all([
    import('vant/es/dialog'),
    import('../styles/dialog'),
  ]);
  const answer = new Promise<boolean>((resolve) => {
    dismiss = () => {
      closeDialog();
      resolve(false);
    };
    showConfirmDialog({
      title: question.title,
      message: question.text ?? '',
      confirmButtonText: question.yes,
      cancelButtonText: question.no,
      // The router decides what back means; see dismissAsk.
      closeOnPopstate: false,
    }).then(
      () => resolve(true),
      () => resolve(false),
    );
  });
  await nextTick();
  name(question.title);
  try {
    return await answer;
  } finally {
    dismiss = undefined;
    await nextTick();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

/** Vant draws the dialog; its name, its modality and the way of the Tab key are ours. */
function name(title: string): void {
  const dialog = document.querySelector<HTMLElement>('.van-dialog[role="dialog"]');
  if (dialog === null) return;
  dialog.removeAttribute('aria-labelledby');
  dialog.setAttribute('aria-label', title);
  dialog.setAttribute('aria-modal', 'true');
  dialog.onkeydown = (event) => {
    if (event.key === 'Tab') trapFocus(event, dialog);
    if (event.key === 'Escape') dismissAsk();
  };
  dialog.focus({ preventScroll: true });
}

let dismiss: (() => void) | undefined;

/** Answers an open question with no. True when there was one: back closes what is on top before it leaves the page. */
export function dismissAsk(): boolean {
  if (dismiss === undefined) return false;
  dismiss();
  dismiss = undefined;
  return true;
}
