// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { entryDrafts } from './entryDrafts';

beforeEach(() => localStorage.clear());

it('A draft belongs to one review, branch and section, and outlives the window', () => {
  const drafts = entryDrafts('m', 'r');
  drafts.write('b1', 'Achievements', '成绩写到一半');
  drafts.write('b1', 'Shortcomings', '不足');
  expect(drafts.read('b2', 'Achievements')).toBe('');
  expect(entryDrafts('m', 'other').read('b1', 'Achievements')).toBe('');

  const later = entryDrafts('m', 'r');
  expect(later.read('b1', 'Achievements')).toBe('成绩写到一半');
  expect(later.read('b1', 'Shortcomings')).toBe('不足');
});

it('Somebody else at the same machine does not find it, and what was sent is gone', () => {
  const drafts = entryDrafts('m', 'r');
  drafts.write('b1', 'Measures', '措施');
  expect(entryDrafts('n', 'r').read('b1', 'Measures')).toBe('');
  drafts.write('b1', 'Measures', '');
  expect(localStorage).toHaveLength(0);
});
