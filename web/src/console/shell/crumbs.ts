import { onBeforeUnmount, shallowRef, watchEffect } from 'vue';
import { t } from '../texts';

export interface Crumb {
  text: string;
  to?: string;
}

export const crumbs = shallowRef<Crumb[]>([]);

/** A page says where it is; the last crumb is the page itself and the window's title. */
export function useCrumbs(trail: () => Crumb[]): void {
  const stop = watchEffect(() => {
    crumbs.value = trail();
    document.title = `${crumbs.value.at(-1)?.text ?? ''} · ${t('党员平台管理台')}`;
  });
  onBeforeUnmount(stop);
}
