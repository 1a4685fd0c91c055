import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import type { Attempt } from '@/shared/api/contract';
import { body, learning } from '@/shared/api/clients';
import { ApiError, NetworkError } from '@/shared/api/problem';
import { newKey } from '@/shared/api/key';
import { observeServerTime } from '@/shared/time/clock';
import { queryClient } from '../data/queries';
import { papers } from './database';
import type { AnswerQueue } from './queue';
import { answerQueue, currentMember, savedRevisions } from './sending';

const keyFor = (attemptId: string) => `party.submission.${attemptId}`;

/** One paper being answered: what is chosen, what is saved, handing it in. */
export function useAttempt(attemptId: string) {
  const router = useRouter();
  const paper = shallowRef<Attempt>();
  const answers = ref<Record<number, string[]>>({});
  const flags = ref<Set<number>>(new Set());
  const failure = ref<unknown>();
  const submitting = ref(false);
  const queue = shallowRef<AnswerQueue>();
  let memberId = '';
  let revision = 0;
  let gone = false;
  onBeforeUnmount(() => (gone = true));

  async function load(): Promise<void> {
    failure.value = undefined;
    try {
      memberId = await currentMember().catch(() => memberId);
      queue.value = await answerQueue();
      const sent = Date.now();
      const fresh = await body(
        learning.GET('/api/learning/attempts/{attemptId}', { params: { path: { attemptId } } }),
      );
      observeServerTime(Date.parse(fresh.serverNow), sent, Date.now());
      if (fresh.state !== 'InProgress') return void toResult();
      take(fresh);
      papers.put(fresh).catch(() => undefined); // a convenience: without it an offline reload has no paper
    } catch (error) {
      const kept =
        error instanceof NetworkError ? await papers.get(attemptId).catch(() => undefined) : undefined;
      if (kept !== undefined) take(kept);
      else failure.value = error;
    }
  }

  function take(value: Attempt): void {
    const given: Record<number, string[]> = {};
    for (const [number, answer] of Object.entries(value.answers)) given[Number(number)] = answer;
    const marked = new Set(value.flags);
    // What waits on the phone is newer than what the server has.
    revision = Math.max(revision, value.revision);
    for (const item of queue.value?.of(attemptId) ?? []) {
      revision = Math.max(revision, item.revision);
      given[item.number] = item.answer;
      if (item.flagged) marked.add(item.number);
      else marked.delete(item.number);
    }
    answers.value = given;
    flags.value = marked;
    paper.value = value;
  }

  async function save(number: number): Promise<void> {
    revision = Math.max(revision, savedRevisions.get(attemptId) ?? 0) + 1;
    await queue.value?.add({
      memberId,
      attemptId,
      number,
      answer: [...(answers.value[number] ?? [])],
      flagged: flags.value.has(number),
      revision,
    });
  }

  function answer(number: number, given: string[]): void {
    answers.value = { ...answers.value, [number]: given };
    void save(number);
  }

  function toggleFlag(number: number): void {
    const marked = new Set(flags.value);
    if (!marked.delete(number)) marked.add(number);
    flags.value = marked;
    void save(number);
  }

  const pending = computed(
    () => queue.value?.of(attemptId).filter((item) => item.refused === undefined) ?? [],
  );
  const refused = computed(
    () => queue.value?.of(attemptId).filter((item) => item.refused !== undefined) ?? [],
  );
  const unanswered = computed(() =>
    (paper.value?.questions ?? [])
      .filter((question) => isOpen(answers.value[question.number]))
      .map((question) => question.number),
  );

  /** Hands in once: the key stays the same until an answer came. */
  async function submit(atEnd = false): Promise<'done' | 'pending' | 'offline'> {
    if (submitting.value) return 'pending';
    submitting.value = true;
    try {
      const sent = (await queue.value?.flush(attemptId, atEnd ? 4000 : 8000)) ?? true;
      if (!sent && !atEnd) return queue.value?.obstacle.value === 'offline' ? 'offline' : 'pending';
      await body(
        learning.POST('/api/learning/attempts/{attemptId}/submission', {
          params: { path: { attemptId } },
          headers: { 'Idempotency-Key': submissionKey() },
        }),
      );
      await finish();
      return 'done';
    } catch (error) {
      if (error instanceof NetworkError) return 'offline';
      // Already ended, by the clock or in another tab: the result says so.
      if (error instanceof ApiError && [404, 409].includes(error.status)) {
        await finish();
        return 'done';
      }
      throw error;
    } finally {
      submitting.value = false;
    }
  }

  function submissionKey(): string {
    const kept = sessionStorage.getItem(keyFor(attemptId)) ?? newKey();
    sessionStorage.setItem(keyFor(attemptId), kept);
    return kept;
  }

  async function finish(): Promise<void> {
    sessionStorage.removeItem(keyFor(attemptId));
    papers.remove(attemptId).catch(() => undefined);
    await queryClient.invalidateQueries({ refetchType: 'none' });
    toResult();
  }

  function toResult(): void {
    if (!gone) void router.replace({ name: 'result', params: { attemptId } });
  }

  return {
    paper,
    answers,
    flags,
    failure,
    submitting,
    queue,
    pending,
    refused,
    unanswered,
    load,
    answer,
    toggleFlag,
    submit,
    toResult,
  };
}

function isOpen(answer: string[] | undefined): boolean {
  return answer === undefined || answer.every((part) => part.trim() === '');
}
