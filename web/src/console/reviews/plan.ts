import type { components } from '@/shared/api/generated/oversight';
import type { Review } from '@/shared/reviews/model';
import { t } from '../texts';
import { toInstant, toWall } from '../quizzes/settings';

export type ReviewPlan = components['schemas']['ReviewPlan'];

export interface PlannedRow {
  branchId: string;
  speakerMemberId: string | null;
  speakerName: string;
  minutes: number | null;
}

export interface PlanForm {
  title: string;
  startsAt: string;
  agenda: PlannedRow[];
  scribeIds: string[];
}

export const emptyPlan = (): PlanForm => ({ title: '', startsAt: '', agenda: [], scribeIds: [] });

export const planOf = (review: Review): PlanForm => ({
  title: review.title,
  startsAt: toWall(review.startsAt),
  agenda: review.agenda.map((item) => ({
    branchId: item.branchId,
    speakerMemberId: item.speakerMemberId,
    speakerName: item.speakerName,
    minutes: item.minutes,
  })),
  scribeIds: review.scribes.map((one) => one.id),
});

/** `startsAt` as it was read is sent back unchanged: the form shows minutes, the announced moment may have seconds. */
export function bodyOfPlan(form: PlanForm, known?: Review): ReviewPlan {
  const startsAt =
    known && toWall(known.startsAt) === form.startsAt ? known.startsAt : toInstant(form.startsAt)!;
  return {
    title: form.title.trim(),
    startsAt,
    agenda: form.agenda.map((row) => ({
      branchId: row.branchId,
      speakerMemberId: row.speakerMemberId,
      speakerName: row.speakerMemberId ? null : row.speakerName.trim(),
      minutes: row.minutes ?? 0,
    })),
    scribeIds: form.scribeIds,
  };
}

export interface PlanProblem {
  field: string;
  label: string;
  message: string;
}

/** What keeps it from being saved; announcing also asks for an agenda and a time ahead. */
export function planProblems(form: PlanForm, announcing: boolean, now: number): PlanProblem[] {
  const found: PlanProblem[] = [];
  if (form.title.trim() === '')
    found.push({ field: 'review-title', label: t('名称'), message: t('写上名称') });
  if (form.startsAt === '')
    found.push({ field: 'review-starts', label: t('开始时间'), message: t('选一个开始时间') });
  else if (announcing && Date.parse(toInstant(form.startsAt)!) <= now)
    found.push({ field: 'review-starts', label: t('开始时间'), message: t('开始时间要在现在之后') });
  if (announcing && form.agenda.length === 0)
    found.push({ field: 'review-add', label: t('议程'), message: t('议程里至少要有一个支部') });
  form.agenda.forEach((row, index) => {
    const label = t('议程第 {n} 个', { n: index + 1 });
    if (row.branchId === '') found.push({ field: `agenda-branch-${index}`, label, message: t('选择支部') });
    else if (form.agenda.findIndex((other) => other.branchId === row.branchId) < index)
      found.push({ field: `agenda-branch-${index}`, label, message: t('这个支部已经在议程里') });
    if (row.minutes === null || row.minutes < 1 || row.minutes > 120)
      found.push({ field: `agenda-minutes-${index}`, label, message: t('1 到 120 分钟') });
    if (!row.speakerMemberId && row.speakerName.trim() === '')
      found.push({ field: `agenda-speaker-${index}`, label, message: t('写上谁来述职') });
  });
  return found;
}

/** The row one place up or down; at an end it stays. */
export function moved<T>(rows: T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  if (to < 0 || to >= rows.length) return rows;
  const next = [...rows];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
