import { describe, expect, it } from 'vitest';
import { answerText, parseAnswer } from './labels';

describe('answers', () => {
  it('are read as people write them', () => {
    expect(parseAnswer('MultipleChoice', 'ＡＢＤ')).toEqual(['A', 'B', 'D']);
    expect(parseAnswer('MultipleChoice', ' d、b，a ')).toEqual(['A', 'B', 'D']);
    expect(parseAnswer('TrueFalse', '√')).toEqual(['T']);
    expect(parseAnswer('TrueFalse', '错误')).toEqual(['F']);
    expect(parseAnswer('FillIn', '批评；自我批评')).toEqual(['批评', '自我批评']);
    expect(parseAnswer('SingleChoice', '  ')).toEqual([]);
  });
  it('are written for people', () => {
    expect(answerText('MultipleChoice', ['A', 'C'])).toBe('A、C');
    expect(answerText('TrueFalse', ['F'])).toBe('错');
    expect(answerText('SingleChoice', [])).toBe('（空）');
  });
});
