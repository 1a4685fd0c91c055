import { describe, expect, it } from 'vitest';
import { applyToComments, applyToEntries, type Entry, type ReviewComment, withEntry } from './model';

const entry = (number: number, version = 1, text = `第 ${number} 条`): Entry =>
  ({ number, version, text, isKey: false, isPinned: false, reactions: { agree: 0, touched: 0 } }) as Entry;
const comment = (id: string, postedAt: string): ReviewComment =>
  ({ id, postedAt, text: '支持' }) as ReviewComment;

describe('entries', () => {
  it('stand in the order of their numbers, however they come', () => {
    const all = [3, 1, 2, 5, 4, 2, 3].reduce(
      (entries, number) => withEntry(entries, entry(number)),
      [] as Entry[],
    );
    expect(all.map((one) => one.number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('take a newer version and never an older one', () => {
    const corrected = withEntry([entry(1)], entry(1, 2, '更正后'));
    expect(corrected[0]!.text).toBe('更正后');
    expect(withEntry(corrected, entry(1))[0]!.text).toBe('更正后');
  });

  it('keep their counts when they are corrected', () => {
    const counted = applyToEntries([entry(1)], {
      type: 'reactions',
      data: { items: [{ number: 1, agree: 7, touched: 2 }] },
    });
    expect(withEntry(counted, entry(1, 2))[0]!.reactions).toEqual({ agree: 7, touched: 2 });
  });

  it('have one pinned among them', () => {
    const pin = (entries: Entry[], number: number) =>
      applyToEntries(entries, { type: 'entry.pinned', data: { number, isKey: false, isPinned: true } });
    expect(pin(pin([entry(1), entry(2)], 1), 2).map((one) => one.isPinned)).toEqual([false, true]);
  });

  it('are not confirmed by a confirmation of other words', () => {
    const said = {
      number: 1,
      version: 1,
      confirmedBy: { id: 'x', name: '甲' },
      confirmedAt: '2026-11-23T06:00:00Z',
    };
    const apply = (one: Entry) => applyToEntries([one], { type: 'remark.confirmed', data: said })[0]!;
    expect(apply(entry(1)).confirmedAt).toBe(said.confirmedAt);
    expect(apply(entry(1, 2)).confirmedAt).toBeUndefined();
  });
});

describe('comments', () => {
  it('come once each, the newest first, and go when they are removed', () => {
    const post = (all: ReviewComment[], one: ReviewComment) =>
      applyToComments(all, { type: 'comment.posted', data: one });
    const first = comment('a', '2026-11-23T06:00:00Z');
    const second = comment('b', '2026-11-23T06:00:05Z');
    const all = [first, second, first].reduce(post, [] as ReviewComment[]);
    expect(all.map((one) => one.id)).toEqual(['b', 'a']);
    expect(applyToComments(all, { type: 'comment.removed', data: { id: 'b' } })).toEqual([first]);
  });

  it('whose words were taken out of the channel are not shown', () => {
    expect(applyToComments([], { type: 'comment.posted', data: { id: 'a' } })).toEqual([]);
  });
});
