import { ref } from 'vue';
import { body, learning } from '@/shared/api/clients';
import type { TopicPost } from '@/shared/api/contract';
import { newKey } from '@/shared/api/key';
import { ApiError, NetworkError } from '@/shared/api/problem';

/** The server's limit, counted as it counts. */
export const longest = 500;

/** Line ends as the server keeps them, and no spaces around. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Something that was written here and is not yet known to be on the server. */
export interface Outgoing {
  /** The same for every try: a post whose answer was lost is not there twice. */
  key: string;
  text: string;
  replyTo?: string;
  state: 'sending' | 'failed';
  error?: unknown;
}

type Send = (post: Outgoing) => Promise<TopicPost>;

const send =
  (topicId: string): Send =>
  (post) =>
    body(
      learning.POST('/api/learning/topics/{topicId}/posts', {
        params: { path: { topicId }, header: { 'Idempotency-Key': post.key } },
        body: { text: post.text, replyTo: post.replyTo ?? null },
      }),
    );

/** Posts appear at once and are sent one after the other; what was refused stays, with the reason, until the person decides. */
export function useOutgoing(
  topicId: string,
  sent: (post: TopicPost, from: Outgoing) => void,
  how = send(topicId),
  kept?: (text: string) => void,
) {
  const waiting = ref<Outgoing[]>([]);
  let last: Promise<void> = Promise.resolve();

  const change = (key: string, to: Partial<Outgoing>) =>
    (waiting.value = waiting.value.map((post) => (post.key === key ? { ...post, ...to } : post)));

  async function attempt(key: string): Promise<void> {
    const post = waiting.value.find((one) => one.key === key);
    if (post === undefined) return;
    try {
      const done = await how(post);
      drop(key);
      sent(done, post);
    } catch (error) {
      if (kept !== undefined && error instanceof ApiError && error.status === 401) {
        // The page goes with the session; the words wait in the field until somebody is signed in again.
        drop(key);
        kept(post.text);
        return;
      }
      change(key, { state: 'failed', error });
    }
  }

  function enqueue(key: string): Promise<void> {
    last = last.then(() => attempt(key));
    return last;
  }

  function write(text: string, replyTo?: string): Promise<void> {
    const post: Outgoing = { key: newKey(), text: tidy(text), replyTo, state: 'sending' };
    waiting.value = [post, ...waiting.value];
    return enqueue(post.key);
  }

  function again(key: string): Promise<void> {
    change(key, { state: 'sending', error: undefined });
    return enqueue(key);
  }

  function drop(key: string): void {
    waiting.value = waiting.value.filter((post) => post.key !== key);
  }

  return { waiting, write, again, drop };
}

/** Who has not read the rules reads them first; sending the same again before would be refused the same way. */
export const wantsRules = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'conductRules.notAcknowledged';

/** Worth another try as it is: no answer came, or there was too much of everything. */
export const maySendAgain = (error: unknown): boolean =>
  error instanceof NetworkError ||
  (error instanceof ApiError && (error.status >= 500 || error.status === 429));
