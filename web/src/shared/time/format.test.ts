import { describe, expect, it } from 'vitest';
import {
  daysFrom,
  formatCount,
  formatCountdown,
  formatDate,
  formatDuration,
  formatFullDate,
  formatMoment,
  formatMonth,
  formatShortStamp,
  formatStamp,
  formatWeekday,
  officeMonth,
} from './format';

// 23 November 2026, 09:41 in the office.
const now = '2026-11-23T01:41:00Z';

describe('Times are those of the office', () => {
  it('whatever day it is in Greenwich', () => {
    expect(formatMoment('2026-11-23T16:30:00Z', 'zh-CN', now)).toBe('明天 0:30');
    expect(daysFrom(now, '2026-11-22T15:59:00Z')).toBe(-1);
    expect(officeMonth('2026-11-30T16:00:00Z')).toBe('2026-12');
  });
  it('are absolute', () => {
    expect(formatMoment('2026-11-23T10:00:00Z', 'zh-CN', now)).toBe('今天 18:00');
    expect(formatMoment('2026-11-28T10:00:00Z', 'zh-CN', now)).toBe('11月28日 18:00');
    expect(formatMoment('2026-11-28T10:00:00Z', 'en', now)).toBe('Nov 28 18:00');
  });
  it('carry the year when it is another', () => {
    expect(formatDate('2025-12-31T10:00:00Z', 'zh-CN', now)).toBe('2025年12月31日');
    expect(formatWeekday(now, 'zh-CN')).toBe('周一');
  });
  it('are written as the language writes them', () => {
    expect(formatShortStamp(now, 'zh-CN')).toBe('11-23 09:41');
    expect(formatShortStamp(now, 'en')).toBe('Nov 23 09:41');
    expect(formatStamp(now, now)).toBe('11-23 09:41');
    expect(formatStamp(now, '2027-01-01T00:00:00Z')).toBe('2026-11-23 09:41');
    expect(formatFullDate(now, 'zh-CN')).toBe('2026 年 11 月 23 日 周一');
    expect(formatFullDate(now, 'en')).toBe('Mon, Nov 23, 2026');
    expect(formatMonth('2026-02', 'zh-CN')).toBe('2026 年 2 月');
    expect(formatMonth('2026-02', 'en')).toBe('Feb 2026');
  });
});

describe('Lengths of time', () => {
  it('are spoken', () => {
    expect(formatDuration(696, 'zh-CN')).toBe('11 分 36 秒');
    expect(formatDuration(0, 'zh-CN')).toBe('0 秒');
    expect(formatDuration(3600, 'zh-CN')).toBe('1 小时 0 分');
    expect(formatDuration(120, 'en')).toBe('2 min');
  });
  it('count down to zero and not past it', () => {
    expect(formatCountdown(18 * 60_000 + 24_000)).toBe('18:24');
    expect(formatCountdown(3_909_000)).toBe('1:05:09');
    expect(formatCountdown(1)).toBe('0:01');
    expect(formatCountdown(-5)).toBe('0:00');
  });
});

it('Numbers are exact until ten thousand', () => {
  expect(formatCount(1286, 'zh-CN')).toBe('1,286');
  expect(formatCount(9999, 'zh-CN')).toBe('9,999');
  expect(formatCount(12_860, 'zh-CN')).toBe('1.2 万');
});
