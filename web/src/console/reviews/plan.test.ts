import { describe, expect, it } from 'vitest';
import type { Review } from '@/shared/reviews/model';
import { bodyOfPlan, moved, planOf, planProblems, type PlanForm } from './plan';

const form = (change: Partial<PlanForm> = {}): PlanForm => ({
  title: '第二场',
  startsAt: '2026-12-01 14:30',
  agenda: [{ branchId: 'a', speakerMemberId: null, speakerName: '周望舒', minutes: 10 }],
  scribeIds: [],
  ...change,
});
const before = Date.parse('2026-11-23T00:00:00Z');
const fields = (of: PlanForm, announcing: boolean) =>
  planProblems(of, announcing, before).map((one) => one.field);

describe('a plan', () => {
  it('may lack its agenda until it is announced', () => {
    expect(fields(form({ agenda: [] }), false)).toEqual([]);
    expect(fields(form({ agenda: [] }), true)).toEqual(['review-add']);
  });

  it('has each branch once, with somebody who reports', () => {
    const row = form().agenda[0]!;
    expect(fields(form({ agenda: [row, row] }), false)).toEqual(['agenda-branch-1']);
    expect(fields(form({ agenda: [{ ...row, speakerName: ' ' }] }), false)).toEqual(['agenda-speaker-0']);
  });

  it('is announced for a time ahead', () => {
    expect(fields(form({ startsAt: '2026-11-01 14:30' }), true)).toEqual(['review-starts']);
  });

  it('sends the moment back as it was read, unless it was changed', () => {
    const review = {
      title: '第二场',
      startsAt: '2026-12-01T06:30:27.123456Z',
      agenda: [],
      scribes: [],
    } as unknown as Review;
    const read = planOf(review);
    expect(bodyOfPlan(read, review).startsAt).toBe(review.startsAt);
    expect(bodyOfPlan({ ...read, startsAt: '2026-12-02 14:30' }, review).startsAt).toBe(
      '2026-12-02T06:30:00.000Z',
    );
  });

  it('moves a branch by one place and not over the end', () => {
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
