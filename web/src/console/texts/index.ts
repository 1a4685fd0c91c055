import { createI18n } from 'vue-i18n';
import { chosenLocale, type Locale } from '@/shared/i18n';

type Values = Record<string, string | number>;
type Catalogue = Record<string, string>;

/**
 * The Chinese phrase is the key: a page reads as it looks, and Chinese needs no catalogue. English phrases stand under
 * the same keys in `en/<area>.ts` and are fetched only by those who read English.
 */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: { 'zh-CN': {} as Catalogue, en: {} as Catalogue },
  fallbackFormat: true,
  missingWarn: false,
  fallbackWarn: false,
  messageResolver: (messages, phrase) => ((messages as Catalogue)[phrase] as never) ?? null,
});

const global = i18n.global as unknown as {
  locale: { value: Locale };
  t(phrase: string, values: Values): string;
  setLocaleMessage(locale: Locale, messages: Catalogue): void;
};

export const t = (phrase: string, values: Values = {}): string => global.t(phrase, values);

/** The language of the console, for dates, for Element Plus and for what the server says in both. */
export const locale = (): Locale => global.locale.value;

/** Before anything is shown. The language stays for the life of the page: the switch loads it anew. */
export async function loadTexts(wanted: Locale = chosenLocale()): Promise<void> {
  let loaded: Locale = 'zh-CN';
  if (wanted === 'en')
    try {
      global.setLocaleMessage('en', (await import('./english')).default);
      loaded = 'en';
    } catch {
      // The catalogue did not come; in Chinese the console works at least.
    }
  global.locale.value = loaded;
  document.documentElement.lang = loaded;
}

/** What the server says about a row in both languages. */
export const said = (problem: { messageZh: string; messageEn: string }): string =>
  locale() === 'en' ? problem.messageEn : problem.messageZh;

/** What the server calls something in both languages; nothing for what it does not know. */
export const named = (one: { chinese: string; english: string } | undefined): string | undefined =>
  locale() === 'en' ? one?.english : one?.chinese;
