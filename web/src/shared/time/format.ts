/** Times are the office's: Asia/Shanghai, wherever the phone is. Absolute, never “3 hours ago”. */
const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});
const weekdays: Record<string, [zh: string, en: string]> = {
  Mon: ['周一', 'Mon'],
  Tue: ['周二', 'Tue'],
  Wed: ['周三', 'Wed'],
  Thu: ['周四', 'Thu'],
  Fri: ['周五', 'Fri'],
  Sat: ['周六', 'Sat'],
  Sun: ['周日', 'Sun'],
};
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface OfficeTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: string;
}

export type Instant = string | number | Date;

export function officeTime(value: Instant): OfficeTime {
  const found: Record<string, string> = {};
  for (const part of parts.formatToParts(new Date(value))) found[part.type] = part.value;
  return {
    year: Number(found['year']),
    month: Number(found['month']),
    day: Number(found['day']),
    hour: Number(found['hour']),
    minute: Number(found['minute']),
    second: Number(found['second']),
    weekday: found['weekday']!,
  };
}

const isEnglish = (locale: string) => locale.startsWith('en');
const two = (n: number) => String(n).padStart(2, '0');

/** Whole office days from `now` to `value`: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFrom(now: Instant, value: Instant): number {
  const a = officeTime(now);
  const b = officeTime(value);
  return Math.round(
    (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / 86_400_000,
  );
}

export function formatTime(value: Instant): string {
  const t = officeTime(value);
  return `${t.hour}:${two(t.minute)}`;
}

/** 11月23日; another year's date carries the year. */
export function formatDate(value: Instant, locale: string, now: Instant = Date.now()): string {
  const t = officeTime(value);
  const sameYear = officeTime(now).year === t.year;
  if (isEnglish(locale))
    return sameYear ? `${monthsEn[t.month - 1]} ${t.day}` : `${monthsEn[t.month - 1]} ${t.day}, ${t.year}`;
  return sameYear ? `${t.month}月${t.day}日` : `${t.year}年${t.month}月${t.day}日`;
}

export function formatWeekday(value: Instant, locale: string): string {
  return weekdays[officeTime(value).weekday]![isEnglish(locale) ? 1 : 0];
}

/** 今天 / 明天 / 昨天, else the date. */
export function formatDay(value: Instant, locale: string, now: Instant = Date.now()): string {
  const days = daysFrom(now, value);
  const english = isEnglish(locale);
  if (days === 0) return english ? 'today' : '今天';
  if (days === 1) return english ? 'tomorrow' : '明天';
  if (days === -1) return english ? 'yesterday' : '昨天';
  return formatDate(value, locale, now);
}

/** 今天 18:00 · 11月28日 18:00 */
export function formatMoment(value: Instant, locale: string, now: Instant = Date.now()): string {
  return `${formatDay(value, locale, now)} ${formatTime(value)}`;
}

/** 2026-11-23 18:00, as it is typed and as files are named. */
export function formatWall(value: Instant): string {
  const t = officeTime(value);
  return `${t.year}-${two(t.month)}-${two(t.day)} ${two(t.hour)}:${two(t.minute)}`;
}

/** 11-23 18:00, for tables; another year's carries the year. */
export function formatStamp(value: Instant, now: Instant = Date.now()): string {
  const wall = formatWall(value);
  return officeTime(now).year === officeTime(value).year ? wall.slice('2026-'.length) : wall;
}

/** 11-23 · Nov 23, where a table or a list has no room for the year. */
export function formatShortDay(value: Instant, locale: string): string {
  const t = officeTime(value);
  return isEnglish(locale) ? `${monthsEn[t.month - 1]} ${t.day}` : `${two(t.month)}-${two(t.day)}`;
}

/** 11-23 09:02 · Nov 23 09:02 */
export function formatShortStamp(value: Instant, locale: string): string {
  const t = officeTime(value);
  return `${formatShortDay(value, locale)} ${two(t.hour)}:${two(t.minute)}`;
}

/** 2026 年 11 月 23 日 周一, for headings. */
export function formatFullDate(value: Instant, locale: string): string {
  const t = officeTime(value);
  const day = formatWeekday(value, locale);
  return isEnglish(locale)
    ? `${day}, ${monthsEn[t.month - 1]} ${t.day}, ${t.year}`
    : `${t.year} 年 ${t.month} 月 ${t.day} 日 ${day}`;
}

/** 2026-11 as 2026 年 11 月. */
export function formatMonth(month: string, locale: string): string {
  const [year, number] = month.split('-').map(Number);
  return isEnglish(locale) ? `${monthsEn[number! - 1]} ${year}` : `${year} 年 ${number} 月`;
}

/** The office's month, 2026-11. */
export function officeMonth(value: Instant = Date.now()): string {
  const t = officeTime(value);
  return `${t.year}-${two(t.month)}`;
}

/** 11 分 36 秒 */
export function formatDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const units = isEnglish(locale) ? ['h', 'min', 's'] : ['小时', '分', '秒'];
  const shown = [
    hours > 0 ? `${hours} ${units[0]}` : '',
    minutes > 0 || hours > 0 ? `${minutes} ${units[1]}` : '',
    hours === 0 && (rest > 0 || minutes === 0) ? `${rest} ${units[2]}` : '',
  ];
  return shown.filter(Boolean).join(' ');
}

/** 18:24, or 1:05:09 from an hour on. Rounds up, so that 0:00 means the end. */
export function formatCountdown(milliseconds: number): string {
  const whole = Math.max(0, Math.ceil(milliseconds / 1000));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Exact until 10,000, then 1.2 万. */
export function formatCount(value: number, locale: string): string {
  if (isEnglish(locale) || Math.abs(value) < 10_000) return value.toLocaleString('en-US');
  return `${(Math.floor(value / 1000) / 10).toString()} 万`;
}
