import { createApp } from 'vue';
import '@/shared/boot/appearance';
import App from './App.vue';

createApp(App).mount('#app');
