import { officeTime } from '@/shared/time/format';

export interface Birthday {
  date: Date;
  years: number;
  days: number;
}

/** The next political birthday, counted in office days; 29 February falls on the 28th in other years. */
export function nextBirthday(joinedOn: string, now: number): Birthday {
  const [year, month, day] = joinedOn.slice(0, 10).split('-').map(Number) as [number, number, number];
  const today = officeTime(now);
  const today0 = Date.UTC(today.year, today.month - 1, today.day);
  const on = (y: number) => {
    const lastOfFebruary = month === 2 && day === 29 && new Date(Date.UTC(y, 1, 29)).getUTCMonth() !== 1;
    return Date.UTC(y, month - 1, lastOfFebruary ? 28 : day);
  };
  const at = on(today.year) >= today0 ? today.year : today.year + 1;
  return { date: new Date(on(at)), years: at - year, days: Math.round((on(at) - today0) / 86_400_000) };
}
