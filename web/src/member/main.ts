import './styles/tokens.css';
import './styles/kit.css';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import '@/shared/boot/appearance';
import App from './App.vue';
import { queryClient } from './data/queries';
import { createMemberRouter } from './router';
import './shell/host';
import { texts } from './texts';

async function start(): Promise<void> {
  const { i18n } = await texts();
  const router = createMemberRouter((key) => i18n.global.t(key));
  createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app');
}

void start();
