import { formatShortDay, formatWall } from '@/shared/time/format';
import type { Difficulty, Draw, QuestionType, Quiz, QuizSettings, Showing } from '../api/contract';
import { locale, t } from '../texts';

/** Office wall time in the fields, an instant on the wire. */
export const toWall = (instant: string | null): string => (instant === null ? '' : formatWall(instant));
export const toInstant = (wall: string): string | null =>
  wall === '' ? null : new Date(`${wall.replace(' ', 'T')}:00+08:00`).toISOString();

/** 12-7 9:00 and 2026-12-7 9:00 are understood as typed; without a year the next such day is meant. */
export function parseWall(typed: string, now: number): string | undefined {
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,2})[:：](\d{2})$/.exec(
    typed.normalize('NFKC').trim(),
  );
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match;
  const two = (value: string) => value.padStart(2, '0');
  const of = (y: number) => `${y}-${two(month!)}-${two(day!)} ${two(hour!)}:${minute}`;
  const thisYear = Number(formatWall(now).slice(0, 4));
  const wall = year ? of(Number(year)) : of(thisYear) < formatWall(now) ? of(thisYear + 1) : of(thisYear);
  const instant = new Date(`${wall.replace(' ', 'T')}:00+08:00`);
  return Number.isNaN(instant.getTime()) || formatWall(instant) !== wall ? undefined : wall;
}

export interface Form {
  title: string;
  description: string;
  draws: (Omit<Draw, 'count' | 'pointsEach'> & {
    key: number;
    count: number | null;
    pointsEach: number | null;
  })[];
  timeLimitMinutes: number | null;
  graceSeconds: number | null;
  maxAttempts: number | null;
  passPercent: number | null;
  opensAt: string;
  closesAt: string;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  review: QuizSettings['review'];
  branchIds: string[] | null;
}

let lastKey = 0;
export const newDraw = (): Form['draws'][number] => ({
  key: ++lastKey,
  categoryId: null,
  type: null,
  difficulty: null,
  count: 10,
  pointsEach: 10,
});

export const emptyForm = (): Form => ({
  title: '',
  description: '',
  draws: [newDraw()],
  timeLimitMinutes: 30,
  graceSeconds: 30,
  maxAttempts: 2,
  passPercent: 60,
  opensAt: '',
  closesAt: '',
  shuffleQuestions: true,
  shuffleOptions: true,
  review: { score: 'Immediately', answers: 'Immediately', explanations: 'Immediately' },
  branchIds: null,
});

export const formOf = (quiz: Quiz): Form => ({
  title: quiz.title,
  description: quiz.description ?? '',
  draws: quiz.draws.map((draw) => ({ ...draw, key: ++lastKey })),
  timeLimitMinutes: quiz.timeLimitMinutes,
  graceSeconds: quiz.graceSeconds,
  maxAttempts: quiz.maxAttempts,
  passPercent: quiz.passPercent,
  opensAt: toWall(quiz.opensAt),
  closesAt: toWall(quiz.closesAt),
  shuffleQuestions: quiz.shuffleQuestions,
  shuffleOptions: quiz.shuffleOptions,
  review: { ...quiz.review },
  branchIds: quiz.audience.branchIds ? [...quiz.audience.branchIds] : null,
});

export const bodyOf = (form: Form): QuizSettings => ({
  title: form.title.trim(),
  description: form.description.trim() || null,
  draws: form.draws.map(({ categoryId, type, difficulty, count, pointsEach }) => ({
    categoryId,
    type,
    difficulty,
    count: count ?? 0,
    pointsEach: pointsEach ?? 0,
  })),
  timeLimitMinutes: form.timeLimitMinutes,
  graceSeconds: form.graceSeconds ?? 0,
  maxAttempts: form.maxAttempts ?? 1,
  passPercent: form.passPercent ?? 60,
  opensAt: toInstant(form.opensAt),
  closesAt: toInstant(form.closesAt),
  shuffleQuestions: form.shuffleQuestions,
  shuffleOptions: form.shuffleOptions,
  review: form.review,
  audience: { branchIds: form.branchIds },
});

/** Whether the server can keep it as a draft: half-typed numbers wait for the next letter. */
export const savable = (form: Form): boolean =>
  form.title.trim() !== '' &&
  form.draws.every((draw) => inRange(draw.count, 1, 100) && inRange(draw.pointsEach, 1, 100)) &&
  (form.timeLimitMinutes === null || inRange(form.timeLimitMinutes, 1, 600)) &&
  inRange(form.graceSeconds, 0, 600) &&
  inRange(form.maxAttempts, 1, 20) &&
  inRange(form.passPercent, 0, 100) &&
  (form.branchIds === null || form.branchIds.length > 0);

const inRange = (value: number | null, low: number, high: number): boolean =>
  value !== null && value >= low && value <= high;

export type Step = 'basic' | 'draw' | 'rules' | 'audience' | 'review';

export interface Finding {
  step: Step;
  field: string;
  label: string;
  message: string;
}

/** What stops publishing. `available` holds, per draw, how many questions there are; undefined while unknown. */
export function errors(
  form: Form,
  available: (number | undefined)[],
  shortage?: { row: number; wanted: number; available: number } | null,
): Finding[] {
  const found: Finding[] = [];
  const say = (step: Step, field: string, label: string, message: string) =>
    found.push({ step, field, label, message });
  if (form.title.trim() === '') say('basic', 'quiz-title', t('名称'), t('写上测试的名称'));
  if (form.draws.length === 0) say('draw', 'add-draw', t('抽题规则'), t('至少要一条抽题规则'));
  form.draws.forEach((draw, at) => {
    const n = at + 1;
    if (!inRange(draw.count, 1, 100))
      say('draw', `count-${draw.key}`, t('第 {n} 条的题数', { n }), t('第 {n} 条写上抽几道，1—100', { n }));
    if (!inRange(draw.pointsEach, 1, 100))
      say(
        'draw',
        `points-${draw.key}`,
        t('第 {n} 条的分值', { n }),
        t('第 {n} 条写上每题几分，1—100', { n }),
      );
    const there = available[at];
    if (draw.count && there !== undefined && there < draw.count)
      say(
        'draw',
        `count-${draw.key}`,
        t('第 {n} 条的题数', { n }),
        t('第 {n} 条要抽 {count} 道，题库只有 {there} 道启用的', { n, count: draw.count, there }),
      );
  });
  const short = shortage ? form.draws[shortage.row] : undefined;
  if (shortage && short && (available[shortage.row] ?? 0) >= shortage.wanted)
    say(
      'draw',
      `count-${short.key}`,
      t('第 {n} 条的题数', { n: shortage.row + 1 }),
      t('别的规则也抽这些题，第 {n} 条只剩 {there} 道可抽', {
        n: shortage.row + 1,
        there: shortage.available,
      }),
    );
  if (!form.timeLimitMinutes && !form.closesAt)
    say('rules', 'quiz-limit', t('时限'), t('时限和截止时间至少要定一个'));
  if (!inRange(form.graceSeconds, 0, 600)) say('rules', 'quiz-grace', t('宽限'), t('宽限是 0—600 秒'));
  if (form.timeLimitMinutes !== null && !inRange(form.timeLimitMinutes, 1, 600))
    say('rules', 'quiz-limit', t('时限'), t('时限是 1—600 分钟'));
  if (!inRange(form.maxAttempts, 1, 20)) say('rules', 'quiz-attempts', t('可答次数'), t('可答次数是 1—20'));
  if (form.passPercent === null || form.passPercent > 100)
    say('rules', 'quiz-pass', t('及格线'), t('及格线是 0—100'));
  if (form.opensAt && form.closesAt && form.closesAt <= form.opensAt)
    say(
      'rules',
      'quiz-closes',
      t('截止时间'),
      t('截止早于开始，请改到 {date} 之后', { date: formatShortDay(toInstant(form.opensAt)!, locale()) }),
    );
  if (form.branchIds !== null && form.branchIds.length === 0)
    say('audience', 'quiz-audience', t('谁能作答'), t('选择至少一个支部'));
  return found;
}

export interface Warning {
  key: number;
  text: string;
  suggested: number;
}

/** The share of a paper that two members are expected to have in common is count ÷ available. */
export function warnings(
  form: Form,
  available: (number | undefined)[],
  name: (draw: Form['draws'][number]) => string,
): Warning[] {
  return form.draws.flatMap((draw, at) => {
    const there = available[at];
    if (!draw.count || there === undefined || there < draw.count || draw.count / there <= 0.5) return [];
    const suggested = Math.max(1, Math.floor(there / 4));
    const share = Math.round((draw.count / there) * 100);
    return [
      {
        key: draw.key,
        suggested,
        text: t(
          '“{name}”抽 {count} 道、可用仅 {there} 道，党员之间重复率约 {share}%。建议抽 {suggested} 道，或先补题。',
          {
            name: name(draw),
            count: draw.count,
            there,
            share,
            suggested,
          },
        ),
      },
    ];
  });
}

export interface Part {
  key: string;
  points: number;
}

export function partsBy(form: Form, by: 'difficulty' | 'type'): Part[] {
  const order: (Difficulty | QuestionType | 'any')[] =
    by === 'difficulty'
      ? ['Easy', 'Medium', 'Hard', 'any']
      : ['SingleChoice', 'MultipleChoice', 'TrueFalse', 'FillIn', 'any'];
  return order
    .map((key) => ({
      key,
      points: form.draws
        .filter((draw) => (draw[by] ?? 'any') === key)
        .reduce((sum, draw) => sum + (draw.count ?? 0) * (draw.pointsEach ?? 0), 0),
    }))
    .filter((part) => part.points > 0);
}

export const questionCount = (form: Form): number =>
  form.draws.reduce((sum, draw) => sum + (draw.count ?? 0), 0);
export const totalPoints = (form: Form): number =>
  form.draws.reduce((sum, draw) => sum + (draw.count ?? 0) * (draw.pointsEach ?? 0), 0);

const preset = (score: Showing, answers: Showing, explanations: Showing) => ({
  score,
  answers,
  explanations,
});
export const reviews: { value: string; label: string; review: QuizSettings['review'] }[] = [
  {
    value: 'now',
    label: '交卷后马上显示答案与解析',
    review: preset('Immediately', 'Immediately', 'Immediately'),
  },
  {
    value: 'close',
    label: '截止后显示答案与解析',
    review: preset('Immediately', 'AfterClose', 'AfterClose'),
  },
  {
    value: 'all-close',
    label: '截止后才显示得分、答案与解析',
    review: preset('AfterClose', 'AfterClose', 'AfterClose'),
  },
  { value: 'score', label: '只显示得分', review: preset('Immediately', 'Never', 'Never') },
  { value: 'never', label: '都不显示', review: preset('Never', 'Never', 'Never') },
];
export const reviewOf = (review: QuizSettings['review']): string =>
  reviews.find(
    (one) =>
      one.review.score === review.score &&
      one.review.answers === review.answers &&
      one.review.explanations === review.explanations,
  )?.value ?? '';
