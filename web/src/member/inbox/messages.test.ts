import { describe, expect, it } from 'vitest';
import type { InboxMessage } from '@/shared/api/contract';
import zh from '../texts/zh-CN';
import { byDay, show } from './messages';

const now = '2026-11-23T09:00:00Z';
const message = (kind: string, values: unknown, arrivedAt = '2026-11-23T08:00:00Z') =>
  ({
    id: 'm',
    kind,
    subjectId: 's',
    values,
    occurredAt: arrivedAt,
    arrivedAt,
    isRead: false,
  }) as InboxMessage;
const t = (key: string, values: Record<string, string | number>) => {
  const text = key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], zh) as string;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
};

describe('The words of a message', () => {
  it('A review tells when it begins, in the office’s time', () => {
    const shown = show(
      message('ReviewAnnounced', { title: '年度述职评议', startsAt: '2026-11-23T06:30:00Z', branches: 5 }),
      t,
      'zh-CN',
      now,
    )!;
    expect(shown.title).toBe('述职评议 今天 14:30 开始');
    expect(shown.text).toBe('《年度述职评议》，5 个支部述职。');
    expect(shown.to).toBe('/reviews/s');
  });

  it('A quiz without an end says only when it begins', () => {
    const values = { title: '月度测试', opensAt: '2026-11-24T01:00:00Z', closesAt: null };
    expect(show(message('QuizPublished', values), t, 'zh-CN', now)!.text).toBe('明天 9:00 可以作答。');
    expect(
      show(message('QuizPublished', { ...values, closesAt: '2026-11-28T10:00:00Z' }), t, 'zh-CN', now)!.text,
    ).toBe('明天 9:00 可以作答，11月28日 18:00 截止。');
  });

  it('Every kind that the texts know has a look, and an unknown one is left out', () => {
    for (const kind of Object.keys(zh.inbox.kinds))
      expect(show(message(kind, {}), t, 'zh-CN', now)).toBeDefined();
    expect(show(message('SomethingNew', {}), t, 'zh-CN', now)).toBeUndefined();
  });
});

it('Messages stand under the office’s day', () => {
  const groups = byDay(
    ['2026-11-23T08:00:00Z', '2026-11-22T16:30:00Z', '2026-11-22T15:30:00Z', '2026-11-20T03:00:00Z'].map(
      (at) => ({ arrivedAt: at }),
    ),
    'zh-CN',
    now,
  );
  expect(groups.map((group) => [group.day, group.today, group.items.length])).toEqual([
    ['今天', true, 2],
    ['昨天', false, 1],
    ['11月20日', false, 1],
  ]);
});
