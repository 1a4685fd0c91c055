import { expect, it } from 'vitest';
import type { Subscriber } from '../api/contract';
import { standing } from './standing';

const subscriber = (told: Partial<Subscriber>) =>
  ({
    isActive: true,
    trouble: null,
    keptAt: '2026-11-23T08:00:00Z',
    depth: 0,
    consumers: 1,
    dropped: 0,
    lastDroppedAt: null,
    lastReadAt: '2026-11-23T08:00:00Z',
    ...told,
  }) as Subscriber;

it('A subscriber stands as its worst sign says', () => {
  expect(standing(subscriber({})).text).toBe('在读');
  expect(standing(subscriber({ consumers: 0 })).text).toBe('空闲');
  expect(standing(subscriber({ consumers: 0, depth: 3 })).text).toBe('没有人读');
  expect(standing(subscriber({ dropped: 5, lastDroppedAt: '2026-11-23T09:00:00Z' })).text).toBe('在丢事件');
  expect(
    standing(subscriber({ dropped: 5, lastDroppedAt: '2026-11-23T09:00:00Z', lastReadAt: null })).text,
  ).toBe('在丢事件');
  expect(standing(subscriber({ dropped: 5, lastDroppedAt: '2026-11-23T07:00:00Z' })).text).toBe('在读');
  expect(standing(subscriber({ keptAt: null })).text).toBe('正在建队列');
  expect(standing(subscriber({ trouble: 'away' })).text).toBe('队列没建好');
  expect(standing(subscriber({ isActive: false, trouble: 'away' })).text).toBe('已停用');
});
