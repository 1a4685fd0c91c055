import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import '@/shared/boot/appearance';
import { isFinal } from '@/shared/api/problem';
import { loadSession, signInAddress } from '@/shared/api/session';
import { loadMe } from './access/me';
import App from './App.vue';
import { router } from './router';
import { i18n, loadTexts, t } from './texts';
import './styles/element';
import './styles/tokens.css';
import './styles/element-plus.css';
import './styles/kit.css';
import './styles/console.css';

async function start(): Promise<void> {
  const texts = loadTexts();
  let error: unknown;
  try {
    const session = await loadSession();
    if (!session.signedIn) {
      location.replace(signInAddress());
      return;
    }
    const me = await loadMe();
    if (me.mustChangePassword) {
      location.replace(`/account/change-password?returnUrl=${encodeURIComponent(location.pathname)}`);
      return;
    }
  } catch (caught) {
    error = caught;
  }
  await texts;
  document.title = t('党员平台管理台');
  createApp(App, { error })
    .use(i18n)
    .use(router)
    .use(VueQueryPlugin, {
      queryClient: new QueryClient({
        defaultOptions: {
          queries: {
            retry: (count, caught) => count < 2 && !isFinal(caught),
            staleTime: 10_000,
            refetchOnWindowFocus: false,
          },
        },
      }),
    })
    .mount('#app');
}

void start();
