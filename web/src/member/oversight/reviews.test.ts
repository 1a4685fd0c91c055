import { describe, expect, it } from 'vitest';
import type { ReviewRow } from '@/shared/reviews/model';
import { changed, countdown, nextReview } from './reviews';

const row = (id: string, state: ReviewRow['state'], startsAt: string) =>
  ({ id, state, startsAt }) as ReviewRow;

describe('the card of reviews', () => {
  it('shows what runs before what comes, and of those the first', () => {
    const rows = [
      row('later', 'Announced', '2026-12-02T06:30:00Z'),
      row('sooner', 'Announced', '2026-12-01T06:30:00Z'),
    ];
    expect(nextReview(rows)?.id).toBe('sooner');
    expect(nextReview([...rows, row('live', 'Live', '2026-12-03T06:30:00Z')])?.id).toBe('live');
    expect(nextReview([])).toBeUndefined();
  });

  it('counts days first and seconds at the end', () => {
    expect(countdown(2 * 86_400_000 + 3 * 3_600_000, 'zh-CN')).toBe('2 天 3 小时');
    expect(countdown(61_000, 'zh-CN')).toBe('1:01');
  });
});

describe('a correction', () => {
  it('names what was there before', () => {
    expect(changed('参与率 92%，平均 87.2%。', '参与率 92%，平均 82.7%。')).toBe('7.2');
    expect(changed('主题党日一次并入例会', '主题党日两次并入例会')).toBe('一');
  });

  it('that only adds words shows the whole', () => {
    expect(changed('两次并入', '主题党日两次并入')).toBe('两次并入');
  });
});
