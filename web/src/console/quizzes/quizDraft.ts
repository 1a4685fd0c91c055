import { useQueryClient } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { call, get } from '@/shared/api/http';
import { ApiError, problemMessage } from '@/shared/api/problem';
import { formatTime } from '@/shared/time/format';
import type { DrawCheck, Quiz } from '../api/contract';
import { locale, t } from '../texts';
import { phaseOf } from './phase';
import { bodyOf, emptyForm, formOf, savable, type Form } from './settings';

/**
 * The quiz of the editor and the form that changes it: loaded by the address, saved by itself two seconds after the last
 * change, and held back when somebody else saved another version.
 */
export function useQuizDraft() {
  const route = useRoute();
  const router = useRouter();
  const client = useQueryClient();

  const id = ref(typeof route.params['id'] === 'string' ? route.params['id'] : '');
  const form = ref<Form>(emptyForm());
  const quiz = ref<Quiz>();
  const etag = ref('');
  const pending = ref(id.value !== '');
  const loadError = ref<unknown>();
  // A ref: that the form is as it was saved must be seen when saving ends, not only at the next key.
  const saved = ref('');
  const locked = computed(() => quiz.value !== undefined && quiz.value.state !== 'Draft');
  /** Title, description and closing time stay open while it is published; they are saved by an explicit step. */
  const closed = computed(() => quiz.value !== undefined && phaseOf(quiz.value) === 'closed');

  function took(answer: { data: Quiz; etag?: string }) {
    quiz.value = answer.data;
    etag.value = answer.etag ?? `"${answer.data.version}"`;
  }
  async function load() {
    pending.value = true;
    loadError.value = undefined;
    try {
      const answer = await call<Quiz>('GET', `/api/learning/quizzes/${id.value}`);
      took(answer);
      form.value = formOf(answer.data);
      saved.value = JSON.stringify(form.value);
      conflict.value = undefined;
      await check();
    } catch (error) {
      loadError.value = error;
    } finally {
      pending.value = false;
    }
  }

  // ── availability, as the server counts it for the saved rules ──
  const drawCheck = ref<DrawCheck>();
  const available = computed(() => drawCheck.value?.rows.map((row) => row.available) ?? []);
  async function check() {
    if (!id.value || locked.value) return;
    try {
      drawCheck.value = await get<DrawCheck>(`/api/learning/quizzes/${id.value}/draw-check`);
    } catch {
      drawCheck.value = undefined; // unknown is shown as unknown; publishing is refused by the server anyway
    }
  }

  // ── saving: two seconds after the last change ──
  const savedAt = ref('');
  const saveError = ref('');
  const saving = ref(false);
  const conflict = ref<Quiz>();
  const dirty = computed(() => JSON.stringify(form.value) !== saved.value);
  const creationKey = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;

  function save(): Promise<boolean> {
    clearTimeout(timer);
    // One at a time: the second needs the version of the first.
    running = (running ?? Promise.resolve(true)).then(write, write);
    return running;
  }
  async function write(): Promise<boolean> {
    if (closed.value || conflict.value) return false;
    if (!savable(form.value)) return false;
    const sent = JSON.stringify(form.value);
    if (sent === saved.value) return true;
    saving.value = true;
    try {
      const body = bodyOf(form.value);
      if (id.value)
        took(
          await call<Quiz>('PUT', `/api/learning/quizzes/${id.value}`, {
            body,
            headers: { 'If-Match': etag.value },
          }),
        );
      else {
        took(
          await call<Quiz>('POST', '/api/learning/quizzes', {
            body,
            headers: { 'Idempotency-Key': creationKey },
          }),
        );
        id.value = quiz.value!.id;
        history.replaceState(
          history.state,
          '',
          router.resolve({ path: `/quizzes/${id.value}`, query: route.query }).href,
        );
      }
      saved.value = sent;
      savedAt.value = formatTime(Date.now());
      saveError.value = '';
      await client.invalidateQueries({ queryKey: ['quizzes'] });
      await check();
      return true;
    } catch (error) {
      if (
        error instanceof ApiError &&
        (error.status === 412 || error.code.includes('stale') || error.code.includes('concurrency'))
      )
        conflict.value = await get<Quiz>(`/api/learning/quizzes/${id.value}`).catch(() => undefined);
      const fields = error instanceof ApiError ? Object.values(error.problem.errors ?? {}).flat() : [];
      saveError.value = [problemMessage(error, locale()), ...fields].join(t('；'));
      return false;
    } finally {
      saving.value = false;
    }
  }
  watch(
    form,
    () => {
      clearTimeout(timer);
      if (dirty.value && !locked.value && !pending.value) timer = setTimeout(() => void save(), 2000);
    },
    { deep: true },
  );
  onMounted(() => {
    saved.value = JSON.stringify(form.value);
    if (id.value) void load();
  });
  onBeforeUnmount(() => clearTimeout(timer));
  function takeTheirs() {
    void load();
  }
  async function keepMine() {
    etag.value = `"${conflict.value!.version}"`;
    conflict.value = undefined;
    saved.value = '';
    await save();
  }

  return {
    id,
    form,
    quiz,
    pending,
    loadError,
    load,
    locked,
    closed,
    drawCheck,
    available,
    saving,
    savedAt,
    saveError,
    save,
    dirty,
    conflict,
    takeTheirs,
    keepMine,
  };
}
