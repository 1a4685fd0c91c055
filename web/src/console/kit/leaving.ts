import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { t } from '../texts';
import { confirm } from './confirm';

/** Leaving with changes that are not saved asks once, naming what is lost. */
export function useLeavingGuard(changes: Ref<string[]>, title: () => string): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (changes.value.length > 0) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', warn));
  onBeforeUnmount(() => removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(async () => {
    if (changes.value.length === 0) return true;
    const answer = await confirm({
      title: title(),
      body: [t('没有保存的：{changes}。', { changes: changes.value.join(t('、')) })],
      action: t('不保存，离开'),
      stay: t('继续编辑'),
      danger: true,
    });
    return answer !== undefined;
  });
}
