import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { t } from '../texts';
import { confirm } from './confirm';

/** The forms that are open now. */
const guards = new Set<{ ask: () => Promise<boolean>; release: () => void }>();

/** Before the person makes the whole page load anew: the forms ask as they do before another page opens. */
export async function mayLeave(): Promise<boolean> {
  for (const guard of guards) if (!(await guard.ask())) return false;
  for (const guard of guards) guard.release(); // the browser need not ask once more
  return true;
}

/** Leaving with changes that are not saved asks once, naming what is lost. */
export function useLeavingGuard(changes: Ref<string[]>, title: () => string): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (changes.value.length > 0) event.preventDefault();
  };
  const ask = async () => {
    if (changes.value.length === 0) return true;
    const answer = await confirm({
      title: title(),
      body: [t('没有保存的：{changes}。', { changes: changes.value.join(t('、')) })],
      action: t('不保存，离开'),
      stay: t('继续编辑'),
      danger: true,
    });
    return answer !== undefined;
  };
  const guard = { ask, release: () => removeEventListener('beforeunload', warn) };
  onMounted(() => {
    guards.add(guard);
    addEventListener('beforeunload', warn);
  });
  onBeforeUnmount(() => {
    guards.delete(guard);
    guard.release();
  });
  onBeforeRouteLeave(ask);
}
