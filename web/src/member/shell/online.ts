import { ref } from 'vue';

/** What the phone believes; a failed request knows better, so screens also look at those. */
export const online = ref(navigator.onLine);
addEventListener('online', () => (online.value = true));
addEventListener('offline', () => (online.value = false));
