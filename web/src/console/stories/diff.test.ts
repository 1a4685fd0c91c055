import { describe, expect, it } from 'vitest';
import { counts, diff } from './diff';

const told = (before: string, after: string) =>
  diff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('What an author changed', () => {
  it('is shown by the character inside a line', () => {
    expect(told('差了四万多。', '差了41,260.50 元。')).toBe('差了[-四万多][+41,260.50 元]。');
  });
  it('is shown by the line where lines came or went', () => {
    expect(told('一\n二\n三', '一\n三')).toBe('一\n[-二\n]三');
    expect(told('一\n三', '一\n二\n三')).toBe('一\n[+二\n]三');
  });
  it('is nothing where nothing changed, and all where all did', () => {
    expect(diff('同样', '同样')).toEqual([{ kind: 'same', text: '同样' }]);
    expect(told('', '新')).toBe('[+新]');
    expect(told('旧', '')).toBe('[-旧]');
    expect(diff('', '')).toEqual([]);
  });
  it('gives both texts back when it is put together', () => {
    const before = '第一段\n\n第二段有些字\n第三段';
    const after = '第一段改\n\n第二段另有些字\n\n结尾';
    const pieces = diff(before, after);
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.text)
        .join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
  it('does not make the page wait for a long text', () => {
    const started = performance.now();
    const pieces = diff('甲'.repeat(20_000), '乙'.repeat(20_000));
    expect(counts(pieces)).toEqual({ added: 20_000, removed: 20_000 });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
