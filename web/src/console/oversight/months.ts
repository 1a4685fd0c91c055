import { formatMonth, officeTime } from '@/shared/time/format';
import { locale } from '../texts';

/** The office's months back from now, newest first: 2026-11. */
export function lastMonths(count: number, now: number = Date.now()): string[] {
  const { year, month } = officeTime(now);
  return Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1));
    return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
  });
}

export const monthName = (month: string): string => formatMonth(month, locale());
