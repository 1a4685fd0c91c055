// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { judge, percent, signed, type Question } from './judge';
import { phaseOf, windowText } from './phase';

const question = (facility: number | null, discrimination: number | null, takers = 200) =>
  ({ facility, discrimination, takers }) as Question;

describe('a question in the statistics', () => {
  it('is to be checked when the better ones get it wrong', () => {
    expect(judge(question(0.31, -0.08))).toMatchObject({ tone: 'd', attention: true });
  });
  it('is watched when it hardly tells people apart', () => {
    expect(judge(question(0.97, 0.05)).text).toContain('几乎人人答对');
    expect(judge(question(0.28, 0.11)).attention).toBe(true);
  });
  it('has no judgement below ten takers', () => {
    expect(judge(question(0.5, null, 4))).toMatchObject({ tone: 'i0', attention: false });
    expect(judge(question(null, null, 0)).text).toBe('还没有人答到');
  });
  it('writes numbers with care', () => {
    expect(percent(null)).toBe('—');
    expect(percent(0.878, 1)).toBe('87.8%');
    expect(signed(-0.08)).toBe('−0.08');
  });
});

describe('where a quiz stands', () => {
  const now = Date.parse('2026-11-23T00:00:00Z');
  const quiz = (
    state: 'Draft' | 'Published' | 'Closed',
    opensAt: string | null,
    closesAt: string | null,
  ) => ({ state, opensAt, closesAt });
  it('follows the clock once it is published', () => {
    expect(phaseOf(quiz('Published', '2026-11-24T00:00:00Z', null), now)).toBe('waiting');
    expect(phaseOf(quiz('Published', '2026-11-20T00:00:00Z', null), now)).toBe('open');
    expect(phaseOf(quiz('Published', '2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z'), now)).toBe('closed');
    expect(phaseOf(quiz('Draft', '2026-11-20T00:00:00Z', null), now)).toBe('draft');
  });
  it('says its window, the year only if another', () => {
    expect(windowText(quiz('Published', '2026-11-24T01:00:00Z', '2027-01-02T01:00:00Z'), now)).toBe(
      '11-24 09:00 — 2027-01-02 09:00',
    );
    expect(windowText(quiz('Draft', null, null), now)).toBe('还没有定');
  });
});
