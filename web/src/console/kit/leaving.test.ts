// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { createApp, h, ref, type App } from 'vue';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { asked } from './confirm';
import { mayLeave, useLeavingGuard } from './leaving';

const changes = ref<string[]>([]);
const Form = {
  setup() {
    useLeavingGuard(changes, () => '离开？');
    return () => h('p');
  },
};

let app: App | undefined;
async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: Form }] });
  await router.push('/');
  app = createApp({ render: () => h(RouterView) }).use(router);
  app.mount(document.createElement('div'));
}
afterEach(() => {
  app?.unmount();
  changes.value = [];
});
const unloadIsHeld = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

it('A form without changes lets the page go', async () => {
  await open();
  expect(await mayLeave()).toBe(true);
  expect(asked.value).toBeUndefined();
});

it('A form with changes asks, and the page stays where the person stays', async () => {
  await open();
  changes.value = ['标题'];
  const leave = mayLeave();
  await vi.waitFor(() => expect(asked.value?.question.body[0]).toContain('标题'));
  asked.value!.answer(undefined);
  expect(await leave).toBe(false);
  expect(unloadIsHeld()).toBe(true);
});

it('Who chose to leave is not asked again by the browser', async () => {
  await open();
  changes.value = ['标题'];
  const leave = mayLeave();
  await vi.waitFor(() => expect(asked.value).toBeDefined());
  asked.value!.answer({ reason: '' });
  expect(await leave).toBe(true);
  expect(unloadIsHeld()).toBe(false);
});
