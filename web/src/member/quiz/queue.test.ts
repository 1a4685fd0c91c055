import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '@/shared/api/problem';
import { storedAnswers, volatileAnswers } from './database';
import { AnswerQueue, type QueuedAnswer, type Send } from './queue';

const entry = (number: number, answer: string[], revision = 1) => ({
  memberId: 'm',
  attemptId: 'a',
  number,
  answer,
  flagged: false,
  revision,
});

describe.each([
  ['kept by the browser', () => storedAnswers],
  ['kept by the page alone', volatileAnswers],
])('A queue of answers %s', (_name, makeStore) => {
  let sent: QueuedAnswer[];
  let network: 'up' | 'down' | ApiError;
  let store = makeStore();
  const send: Send = async (item) => {
    if (network === 'down') throw new NetworkError();
    if (network instanceof ApiError) throw network;
    sent.push(item);
  };

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    sent = [];
    network = 'up';
    store = makeStore();
    await store.clear();
  });
  afterEach(() => vi.useRealTimers());

  it('sends answers in the order of the taps', async () => {
    const queue = new AnswerQueue(store, send);
    await Promise.all([queue.add(entry(1, ['A'])), queue.add(entry(2, ['B'])), queue.add(entry(3, ['C']))]);
    await queue.drain();
    expect(sent.map((item) => item.number)).toEqual([1, 2, 3]);
    expect(queue.items.value).toHaveLength(0);
    expect(await store.all()).toHaveLength(0);
  });

  it('keeps answers while the network is away and sends them afterwards with the same key', async () => {
    const queue = new AnswerQueue(store, send);
    network = 'down';
    await queue.add(entry(1, ['A']));
    await queue.drain();
    expect(queue.obstacle.value).toBe('offline');
    const [kept] = await store.all();
    expect(kept).toMatchObject({ number: 1, answer: ['A'] });

    network = 'up';
    await queue.drain();
    expect(sent.map((item) => item.key)).toEqual([kept!.key]);
    expect(queue.obstacle.value).toBeUndefined();
  });

  it('sends only the newest answer of a question that waits', async () => {
    const queue = new AnswerQueue(store, send);
    network = 'down';
    await queue.add(entry(1, ['A'], 1));
    await queue.drain();
    await queue.add(entry(2, ['B'], 2));
    await queue.add(entry(1, ['C'], 3));
    network = 'up';
    await queue.drain();
    expect(sent.map((item) => [item.number, item.answer[0]])).toEqual([
      [2, 'B'],
      [1, 'C'],
    ]);
  });

  it('does not take back an answer that is already on its way', async () => {
    let release: () => void = () => undefined;
    const slow = vi.fn(async (item: QueuedAnswer) => {
      if (sent.length === 0) await new Promise<void>((resolve) => (release = resolve));
      sent.push(item);
    });
    const queue = new AnswerQueue(store, slow);
    await queue.add(entry(1, ['A'], 1));
    await vi.waitFor(() => expect(slow).toHaveBeenCalledTimes(1));
    await queue.add(entry(1, ['B'], 2));
    release();
    await queue.drain();
    await queue.drain();
    expect(sent.map((item) => item.answer[0])).toEqual(['A', 'B']);
  });

  it('goes on after a reload with what an earlier visit left', async () => {
    network = 'down';
    const before = new AnswerQueue(store, send);
    await before.add(entry(7, ['D']));
    await before.drain();

    network = 'up';
    const after = new AnswerQueue(store, send);
    await after.open();
    await after.drain();
    expect(sent.map((item) => item.number)).toEqual([7]);
  });

  it('keeps what is refused for good, with its reason, and goes on with the rest', async () => {
    const refusing: Send = async (item) => {
      if (item.number === 1) throw new ApiError(409, { code: 'attempt.late', title: '到时间了' });
      sent.push(item);
    };
    const queue = new AnswerQueue(store, refusing);
    await queue.add(entry(1, ['A']));
    await queue.add(entry(2, ['B']));
    await queue.drain();
    await queue.drain();
    expect(sent.map((item) => item.number)).toEqual([2]);
    expect(queue.items.value).toMatchObject([
      { number: 1, refused: { code: 'attempt.late', title: '到时间了' } },
    ]);
    expect(await store.all()).toHaveLength(1);

    await queue.drop(queue.items.value[0]!.seq);
    expect(await store.all()).toHaveLength(0);
  });

  it('sends a refused answer again when the person asks for it', async () => {
    let refuse = true;
    const queue = new AnswerQueue(store, async (item) => {
      if (refuse) throw new ApiError(400, { code: 'attempt.answer' });
      sent.push(item);
    });
    await queue.add(entry(1, ['A']));
    await queue.drain();
    refuse = false;
    await queue.retryRefused(queue.items.value[0]!.seq);
    expect(sent).toHaveLength(1);
  });

  it('tries again by itself when the server recovers, after the time it asked for', async () => {
    const queue = new AnswerQueue(store, send);
    network = new ApiError(503, {}, 5);
    await queue.add(entry(1, ['A']));
    await queue.drain();
    expect(queue.obstacle.value).toBe('server');
    network = 'up';
    await vi.advanceTimersByTimeAsync(4900);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
  });

  it('waits for a new sign-in instead of losing answers to an ended session', async () => {
    const queue = new AnswerQueue(store, send);
    network = new ApiError(401, { code: 'session.ended' });
    await queue.add(entry(1, ['A']));
    await queue.drain();
    expect(queue.obstacle.value).toBe('signedOut');
    expect(await store.all()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.items.value).toHaveLength(1);
  });

  it('says whether everything of an attempt arrived in time', async () => {
    const queue = new AnswerQueue(store, send);
    network = 'down';
    await queue.add(entry(1, ['A']));
    await queue.drain();
    const late = queue.flush('a', 3000);
    await vi.advanceTimersByTimeAsync(3100);
    expect(await late).toBe(false);
    network = 'up';
    expect(await queue.flush('a', 3000)).toBe(true);
    expect(await queue.flush('other', 3000)).toBe(true);
  });
});
