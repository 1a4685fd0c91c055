import { formatCountdown } from '@/shared/time/format';
import type { Entry, EntrySection, ReviewRow } from '@/shared/reviews/model';

/** The one that runs, else the one that begins first. */
export function nextReview(rows: ReviewRow[]): ReviewRow | undefined {
  const live = rows.filter((row) => row.state === 'Live');
  const from = live.length > 0 ? live : rows.filter((row) => row.state === 'Announced');
  return from.reduce<ReviewRow | undefined>(
    (first, row) =>
      first === undefined || Date.parse(row.startsAt) < Date.parse(first.startsAt) ? row : first,
    undefined,
  );
}

const day = 86_400_000;

/** 2 天 3 小时; within the last day to the second. */
export function countdown(milliseconds: number, locale: string): string {
  if (milliseconds < day) return formatCountdown(milliseconds);
  const days = Math.floor(milliseconds / day);
  const hours = Math.floor((milliseconds % day) / 3_600_000);
  return locale.startsWith('en') ? `${days} d ${hours} h` : `${days} 天 ${hours} 小时`;
}

export const sectionTag: Record<EntrySection, string> = {
  Achievements: 'ok',
  Shortcomings: 'w',
  Measures: 'n',
};

/** Where the text differs, of a short correction: what was there before. The whole text where little is common. */
export function changed(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  const part = before.slice(start, before.length - end);
  return part.length > 0 && part.length <= 24 ? part : before;
}

export const pinnedFirst = (entries: Entry[]): Entry | undefined => entries.find((entry) => entry.isPinned);
