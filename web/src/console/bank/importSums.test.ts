import { describe, expect, it } from 'vitest';
import type { ImportRow, QuestionImport } from '../api/contract';
import { fileLimit, refuseFile, sizeText, sums } from './importSums';

const counts = (more: Partial<QuestionImport['counts']> = {}): QuestionImport['counts'] => ({
  total: 807,
  importable: 796,
  duplicate: 11,
  error: 0,
  byType: {},
  withoutExplanation: 0,
  duplicateStems: 11,
  undecided: 11,
  decided: {},
  ...more,
});
const row = (more: Partial<ImportRow>): ImportRow =>
  ({
    outcome: 'Duplicate',
    decision: 'Skip',
    isDecided: false,
    duplicateOf: { questionNumber: 'Q-1' },
    ...more,
  }) as ImportRow;

describe('what committing will do', () => {
  it('skips duplicates that nobody decided about', () => {
    const rows = Array.from({ length: 11 }, () => row({}));
    expect(sums(counts(), rows, 'Skip')).toEqual({ added: 796, newVersions: 0, skipped: 11, errors: 0 });
  });
  it('makes undecided duplicates new versions when that is the default, and leaves decided ones alone', () => {
    const rows = [
      row({}),
      row({ isDecided: true, decision: 'Skip' }),
      row({ isDecided: true, decision: 'Import' }),
    ];
    expect(
      sums(counts({ importable: 5, duplicate: 3, decided: { Skip: 1, Import: 1 } }), rows, 'NewVersion'),
    ).toEqual({
      added: 6,
      newVersions: 1,
      skipped: 1,
      errors: 0,
    });
  });
  it('counts a repetition inside the file as a new question: there is nothing to become a version of', () => {
    const rows = [row({ duplicateOf: { questionNumber: null } as ImportRow['duplicateOf'] })];
    expect(sums(counts({ importable: 0, duplicate: 1 }), rows, 'NewVersion')).toMatchObject({
      added: 1,
      newVersions: 0,
    });
  });
  it('takes sound rows that somebody skipped out of the new ones, but not skipped errors', () => {
    const rows = [row({ outcome: 'Error', isDecided: true, decision: 'Skip', duplicateOf: null })];
    expect(
      sums(counts({ importable: 10, duplicate: 0, error: 1, decided: { Skip: 3 } }), rows, 'Skip'),
    ).toEqual({
      added: 8,
      newVersions: 0,
      skipped: 2,
      errors: 1,
    });
  });
});

describe('a file', () => {
  const endings = ['docx', 'xlsx', 'csv'];
  it('is refused for its kind, for being empty, for its size', () => {
    expect(refuseFile({ name: '题.doc', size: 5 }, endings)).toBe('type');
    expect(refuseFile({ name: '没有后缀', size: 5 }, endings)).toBe('type');
    expect(refuseFile({ name: '题.docx', size: 0 }, endings)).toBe('empty');
    expect(refuseFile({ name: '题.DOCX', size: fileLimit + 1 }, endings)).toBe('size');
    expect(refuseFile({ name: '题.DOCX', size: fileLimit }, endings)).toBeUndefined();
  });
  it('says its size as people do', () => {
    expect(sizeText(300)).toBe('1 kB');
    expect(sizeText(1_950_000)).toBe('1.9 MB');
  });
});
