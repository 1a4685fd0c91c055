import { describe, expect, it } from 'vitest';
import {
  emptyForm,
  errors,
  newDraw,
  parseWall,
  partsBy,
  savable,
  toInstant,
  toWall,
  warnings,
} from './settings';

const form = () => ({
  ...emptyForm(),
  title: '12 月测试',
  opensAt: '2026-12-07 09:00',
  closesAt: '2026-12-20 18:00',
});

describe('office time', () => {
  it('is Shanghai, whatever the machine thinks', () => {
    expect(toInstant('2026-12-07 09:00')).toBe('2026-12-07T01:00:00.000Z');
    expect(toWall('2026-12-07T01:00:00Z')).toBe('2026-12-07 09:00');
    expect(toInstant('')).toBeNull();
  });
  const now = Date.parse('2026-11-23T09:00:00+08:00');
  it('is understood as typed', () => {
    expect(parseWall('12-7 9:00', now)).toBe('2026-12-07 9:00'.replace(' 9', ' 09'));
    expect(parseWall('12月7日 9：00', now)).toBe('2026-12-07 09:00');
    expect(parseWall('3-1 8:30', now)).toBe('2027-03-01 08:30');
    expect(parseWall('2026-2-30 9:00', now)).toBeUndefined();
    expect(parseWall('明天', now)).toBeUndefined();
  });
});

describe('what stops publishing', () => {
  it('is nothing for a complete quiz', () => {
    expect(errors(form(), [400])).toEqual([]);
  });
  it('is a close before the opening, said with the day to move it behind', () => {
    expect(errors({ ...form(), closesAt: '2026-12-06 18:00' }, []).map((one) => one.message)).toEqual([
      '截止早于开始，请改到 12-07 之后',
    ]);
  });
  it('is neither a limit nor an end', () => {
    expect(errors({ ...form(), timeLimitMinutes: null, closesAt: '' }, []).map((one) => one.field)).toEqual([
      'quiz-limit',
    ]);
  });
  it('is too few questions, for one rule or because another rule takes the same', () => {
    expect(errors(form(), [4])[0]!.message).toBe('第 1 条要抽 10 道，题库只有 4 道启用的');
    const two = { ...form(), draws: [newDraw(), newDraw()] };
    expect(errors(two, [15, 15], { row: 1, wanted: 10, available: 5 })[0]!.message).toBe(
      '别的规则也抽这些题，第 2 条只剩 5 道可抽',
    );
  });
  it('is an audience of nobody', () => {
    expect(errors({ ...form(), branchIds: [] }, []).map((one) => one.field)).toEqual(['quiz-audience']);
  });
});

describe('a draft', () => {
  it('is not saved while a number is half typed', () => {
    const half = form();
    half.draws[0]!.count = null;
    expect(savable(half)).toBe(false);
    expect(savable(form())).toBe(true);
    expect(savable({ ...form(), title: ' ' })).toBe(false);
  });
  it('warns when two members would get mostly the same paper, and does not block', () => {
    const tight = form();
    tight.draws[0]!.count = 3;
    const [warning] = warnings(tight, [4], () => '审计法规');
    expect(warning).toMatchObject({ suggested: 1 });
    expect(warning!.text).toContain('重复率约 75%');
    expect(warnings(form(), [400], () => '')).toEqual([]);
  });
  it('shows its structure by points', () => {
    const mixed = {
      ...form(),
      draws: [
        { ...newDraw(), difficulty: 'Easy' as const, count: 10, pointsEach: 3 },
        { ...newDraw(), count: 2, pointsEach: 5 },
      ],
    };
    expect(partsBy(mixed, 'difficulty')).toEqual([
      { key: 'Easy', points: 30 },
      { key: 'any', points: 10 },
    ]);
  });
});
