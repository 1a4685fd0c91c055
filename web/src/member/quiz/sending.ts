import { body, learning } from '@/shared/api/clients';
import { loadSession, useSession } from '@/shared/api/session';
import { papers, storedAnswers, volatileAnswers } from './database';
import { AnswerQueue, type QueueStore } from './queue';

/** The largest revision that the server has of each attempt. */
export const savedRevisions = new Map<string, number>();

/** The one queue of this page; it drains whenever the network or the person comes back. */
let queue: Promise<AnswerQueue> | undefined;

export function answerQueue(): Promise<AnswerQueue> {
  queue ??= create();
  return queue;
}

async function create(): Promise<AnswerQueue> {
  let store: QueueStore = storedAnswers;
  try {
    await store.all();
  } catch {
    store = volatileAnswers();
  }
  const { session } = useSession();
  const made = new AnswerQueue(
    ownOnly(store, () => session.value?.memberId ?? ''),
    async (item) => {
      const { revision } = await body(
        learning.PUT('/api/learning/attempts/{attemptId}/answers/{number}', {
          params: { path: { attemptId: item.attemptId, number: item.number } },
          body: { answer: item.answer, flagged: item.flagged, revision: item.revision },
          headers: { 'Idempotency-Key': item.key },
        }),
      );
      savedRevisions.set(item.attemptId, Math.max(savedRevisions.get(item.attemptId) ?? 0, revision));
    },
  );
  const drain = () => void made.drain();
  addEventListener('online', drain);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && drain());
  await made.open();
  return made;
}

/** On a phone that two people use, nobody's answers go out under the other's name. */
function ownOnly(store: QueueStore, memberId: () => string): QueueStore {
  return { ...store, all: async () => (await store.all()).filter((item) => item.memberId === memberId()) };
}

export async function currentMember(): Promise<string> {
  return (await loadSession()).memberId ?? '';
}

/** How many answers are still only on this phone. */
export async function unsentAnswers(): Promise<number> {
  try {
    return (await answerQueue()).items.value.length;
  } catch {
    return 0;
  }
}

/** For signing out: the next person finds nothing. */
export async function clearQuizData(): Promise<void> {
  try {
    await (await answerQueue()).forget();
    await papers.clear();
  } catch {
    // Nothing could be kept, so nothing is left.
  }
}
