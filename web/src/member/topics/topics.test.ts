// @vitest-environment jsdom
import { effectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TopicPost } from '@/shared/api/contract';
import { ApiError, NetworkError } from '@/shared/api/problem';
import { useLikes } from './likes';
import { maySendAgain, type Outgoing, tidy, useOutgoing, wantsRules } from './outgoing';
import { useRemoving } from './removing';

const post = (values: Partial<TopicPost> = {}): TopicPost => ({
  id: 'p',
  authorId: 'a',
  authorName: '林见山',
  branchName: '第三党支部',
  text: '看完很受教育',
  state: 'Visible',
  removalReason: null,
  postedAt: '2026-11-23T01:00:00Z',
  pinned: false,
  likes: 3,
  liked: false,
  replies: 0,
  mine: false,
  ...values,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('A post is sent once more under the same key when no answer came, and then stands', async () => {
  const keys: string[] = [];
  const sent: TopicPost[] = [];
  const answers = [() => Promise.reject(new NetworkError()), () => Promise.resolve(post({ id: 'new' }))];
  const outgoing = useOutgoing(
    't',
    (done) => sent.push(done),
    (from: Outgoing) => {
      keys.push(from.key);
      return answers.shift()!();
    },
  );

  await outgoing.write('  一句话\r\n第二行 ');
  expect(outgoing.waiting.value).toMatchObject([{ text: '一句话\n第二行', state: 'failed' }]);
  await outgoing.again(keys[0]!);

  expect(keys[1]).toBe(keys[0]);
  expect(outgoing.waiting.value).toEqual([]);
  expect(sent.map(({ id }) => id)).toEqual(['new']);
});

it('Posts go out one after the other, and one that was refused does not hold up the next', async () => {
  const order: string[] = [];
  const outgoing = useOutgoing(
    't',
    () => undefined,
    async (from) => {
      order.push(from.text);
      if (from.text === '甲') throw new ApiError(409, { code: 'topic.closed' });
      return post();
    },
  );

  await Promise.all([outgoing.write('甲'), outgoing.write('乙')]);

  expect(order).toEqual(['甲', '乙']);
  expect(outgoing.waiting.value.map(({ text }) => text)).toEqual(['甲']);
});

it('Only what may pass another time is offered to be sent again', () => {
  expect(maySendAgain(new NetworkError())).toBe(true);
  expect(maySendAgain(new ApiError(429, { code: 'post.tooFast' }))).toBe(true);
  expect(maySendAgain(new ApiError(409, { code: 'topic.closed' }))).toBe(false);
  expect(wantsRules(new ApiError(409, { code: 'conductRules.notAcknowledged' }))).toBe(true);
  expect(tidy('\r\n 留白 \n')).toBe('留白');
});

it('A like shows at once, the server has the last word, and a refusal takes it back', async () => {
  const refused = vi.fn();
  const answer = vi
    .fn()
    .mockResolvedValueOnce({ likes: 7, liked: true })
    .mockRejectedValueOnce(new NetworkError());
  const likes = useLikes(refused, answer);

  const first = likes.toggle(post());
  expect(likes.of(post())).toEqual({ likes: 4, liked: true });
  void likes.toggle(post()); // A second tap while the first is on its way counts for nothing.
  await first;
  expect(likes.of(post())).toEqual({ likes: 7, liked: true });
  const second = likes.toggle(post());
  expect(likes.of(post())).toEqual({ likes: 6, liked: false });
  await second;

  expect(likes.of(post())).toEqual({ likes: 7, liked: true });
  expect(answer).toHaveBeenCalledTimes(2);
  expect(refused).toHaveBeenCalledOnce();
});

it('A deleted post can be brought back for five seconds; leaving the page does not bring it back', async () => {
  const sent: string[] = [];
  const scope = effectScope();
  const removing = scope.run(() => useRemoving(vi.fn(), async (id) => void sent.push(id)))!;

  removing.remove('one');
  removing.remove('two');
  removing.restore('one');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toEqual(['two']);
  expect([...removing.hidden.value]).toEqual(['two']);
  removing.remove('three');
  scope.stop();
  await vi.runAllTimersAsync();

  expect(sent).toEqual(['two', 'three']);
});

it('A deletion that was refused brings the post back', async () => {
  const refused = vi.fn();
  const removing = effectScope().run(() =>
    useRemoving(refused, () => Promise.reject(new ApiError(409, { code: 'post.removed' }))),
  )!;

  removing.remove('one');
  await vi.advanceTimersByTimeAsync(5000);

  expect(removing.hidden.value.size).toBe(0);
  expect(refused).toHaveBeenCalledOnce();
});
