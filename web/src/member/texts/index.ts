import type { Plugin } from 'vue';
import { createTexts, type Locale } from '@/shared/i18n';
import zh from './zh-CN';

/** What the client needs of vue-i18n outside of components, without its deep types. */
export interface Texts {
  i18n: Plugin & { global: { t(key: string): string } };
  setLocale(next: Locale): Promise<void>;
}

let created: Promise<Texts> | undefined;

export function texts(): Promise<Texts> {
  created ??= createTexts<typeof zh>(zh, () => import('./en')) as unknown as Promise<Texts>;
  return created;
}
