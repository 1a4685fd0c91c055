import { describe, expect, it } from 'vitest';
import { announcer, remaining } from './timer';

const deadline = '2026-11-23T10:00:00Z';
const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

describe('The time left', () => {
  it('is counted from the given clock', () => {
    expect(remaining(deadline, at('09:41:36'))).toEqual({
      milliseconds: 18 * 60_000 + 24_000,
      urgent: false,
      over: false,
    });
  });
  it('is urgent in the last five minutes', () => {
    expect(remaining(deadline, at('09:54:59'))?.urgent).toBe(false);
    expect(remaining(deadline, at('09:55:00'))?.urgent).toBe(true);
  });
  it('ends at zero and never goes below', () => {
    expect(remaining(deadline, at('10:00:07'))).toEqual({ milliseconds: 0, urgent: true, over: true });
  });
  it('is nothing without a deadline', () => {
    expect(remaining(null, at('09:00:00'))).toBeUndefined();
  });
});

describe('The announcements', () => {
  const minutes = (...left: number[]) => {
    const announce = announcer();
    return left.map((m) => announce(m * 60_000)).filter((m) => m !== undefined);
  };
  it('come once at five minutes and once at one', () => {
    expect(minutes(5.01, 5, 4.99, 4, 1.01, 1, 0.99, 0.5, 0)).toEqual([5, 1]);
  });
  it('do not claim five minutes to somebody who opens the paper with three left', () => {
    expect(minutes(3, 2.9, 1.01, 0.99)).toEqual([1]);
  });
  it('do not announce what a sleeping phone slept through', () => {
    expect(minutes(6, 2)).toEqual([]);
  });
});
