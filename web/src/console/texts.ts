import { createI18n } from 'vue-i18n';

type Values = Record<string, string | number>;

/**
 * The Chinese phrase is the key: a page reads as it looks. The console speaks Chinese only so far; a catalogue of English
 * phrases under the same keys is what a second language would need.
 */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: { 'zh-CN': {} as Record<string, string> },
  fallbackFormat: true,
  missingWarn: false,
  fallbackWarn: false,
  messageResolver: (messages, phrase) => ((messages as Record<string, string>)[phrase] as never) ?? null,
});

const translate = i18n.global.t as unknown as (phrase: string, values: Values) => string;

export const t = (phrase: string, values: Values = {}): string => translate(phrase, values);

/** In which language the server's own words are shown. */
export const locale = (): 'zh-CN' => 'zh-CN';
