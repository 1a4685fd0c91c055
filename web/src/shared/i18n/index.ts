import { createI18n } from 'vue-i18n';

export type Locale = 'zh-CN' | 'en';
const key = 'party.locale';

/** What the person chose on this machine, for both clients. */
export function chosenLocale(): Locale {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
}

/**
 * Chinese comes with the client; English is fetched when somebody chooses it.
 * `Messages` is the type of the Chinese texts, so that a missing English one does not compile.
 */
export async function createTexts<Messages extends object>(
  zh: Messages,
  loadEnglish: () => Promise<{ default: Messages }>,
) {
  const i18n = createI18n({
    legacy: false,
    locale: 'zh-CN' as Locale,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': zh } as never,
  });
  const global = i18n.global as unknown as {
    locale: { value: Locale };
    setLocaleMessage(locale: Locale, messages: object): void;
  };

  async function use(locale: Locale): Promise<void> {
    if (locale === 'en') global.setLocaleMessage('en', (await loadEnglish()).default);
    global.locale.value = locale;
    document.documentElement.lang = locale;
  }

  const locale = chosenLocale();
  if (locale !== 'zh-CN') await use(locale);

  return {
    i18n,
    async setLocale(next: Locale): Promise<void> {
      await use(next);
      keepLocale(next);
    },
  };
}
