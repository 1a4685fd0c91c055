import type { I18n } from 'vue-i18n';
import { createTexts, type Locale } from '@/shared/i18n';

type Values = Record<string, string | number>;
interface Texts {
  i18n: I18n;
  setLocale(next: Locale): Promise<void>;
}

let texts: Texts | undefined;

/**
 * The Chinese phrase is the key: a page reads as it looks, and a phrase without an English one shows Chinese rather than
 * a name with dots. texts.test.ts keeps the English catalogue complete.
 */
export async function setUpTexts(): Promise<Texts> {
  texts = (await createTexts<Record<string, string>>({}, () => import('./texts.en'), {
    fallbackFormat: true,
    missingWarn: false,
    fallbackWarn: false,
    messageResolver: (messages, phrase) => ((messages as Record<string, string>)[phrase] as never) ?? null,
  })) as unknown as Texts;
  return texts;
}

export function t(phrase: string, values: Values = {}): string {
  const global = texts?.i18n.global as { t(phrase: string, values: Values): string } | undefined;
  if (global) return global.t(phrase, values);
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function locale(): Locale {
  return (texts?.i18n.global.locale as unknown as { value: Locale } | undefined)?.value ?? 'zh-CN';
}

export async function setLocale(next: Locale): Promise<void> {
  await texts?.setLocale(next);
}
