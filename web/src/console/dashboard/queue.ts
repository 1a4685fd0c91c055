import { formatShortDay, formatShortStamp } from '@/shared/time/format';
import type { FailedMessage, OrgUnit, QuizRow, StoryCounts } from '../api/contract';
import { locale, t } from '../texts';

export interface Waiting {
  key: string;
  kind: string;
  text: string;
  from: string;
  waited: string;
  tone: '' | 'wa' | 'da';
  action: string;
  to: string;
}

export function greeting(hour: number): string {
  if (hour < 6) return '夜深了';
  if (hour < 12) return '上午好';
  return hour < 14 ? '中午好' : hour < 18 ? '下午好' : '晚上好';
}

const hour = 3_600_000;

export function waitedText(milliseconds: number): string {
  const hours = Math.floor(milliseconds / hour);
  if (hours < 1) return t('不到 1 小时');
  if (hours < 24) return t('{n} 小时', { n: hours });
  return t('{days} 天 {hours} 小时', { days: Math.floor(hours / 24), hours: hours % 24 });
}

const toneOf = (milliseconds: number): Waiting['tone'] =>
  milliseconds > 48 * hour ? 'da' : milliseconds > 24 * hour ? 'wa' : '';

interface Found {
  now: number;
  drafts: QuizRow[];
  draftQuestions: number;
  withoutExplanation: number;
  failed: { key: string; name: string; messages: FailedMessage[]; more: boolean }[];
  stories?: StoryCounts;
}

/** What waits, oldest first; what has no age of its own comes last. */
export function queue(found: Found): Waiting[] {
  const dated: (Waiting & { since: number })[] = [];
  for (const service of found.failed) {
    if (service.messages.length === 0) continue;
    const since = Math.min(...service.messages.map((message) => Date.parse(message.failedAt)));
    const count = service.messages.length;
    dated.push({
      key: `failed-${service.key}`,
      kind: '失败消息',
      text: service.more ? t('{n} 条以上没有处理成', { n: count }) : t('{n} 条没有处理成', { n: count }),
      from: t('{name}服务', { name: t(service.name) }),
      waited: waitedText(found.now - since),
      tone: toneOf(found.now - since),
      action: '去处理',
      to: `/failed-messages?service=${service.key}`,
      since,
    });
  }
  if (found.stories?.oldestSubmittedAt) {
    const since = Date.parse(found.stories.oldestSubmittedAt);
    dated.push({
      key: 'stories',
      kind: '待审故事',
      text: t('{n} 篇稿件等你审', { n: found.stories.submitted }),
      from: t('宣传展示'),
      waited: waitedText(found.now - since),
      tone: toneOf(found.now - since),
      action: '去审稿',
      to: '/stories/review',
      since,
    });
  }
  for (const quiz of found.drafts) {
    const since = Date.parse(quiz.createdAt);
    dated.push({
      key: quiz.id,
      kind: '测试草稿',
      text: quiz.title,
      from: quiz.opensAt
        ? t('计划 {time} 开放', { time: formatShortStamp(quiz.opensAt, locale()) })
        : t('还没有定时间'),
      waited: waitedText(found.now - since),
      // A draft may ripen; it is late only when its own opening has passed.
      tone: quiz.opensAt !== null && Date.parse(quiz.opensAt) < found.now ? 'da' : '',
      action: '继续编辑',
      to: `/quizzes/${quiz.id}`,
      since,
    });
  }
  dated.sort((a, b) => a.since - b.since);
  const undated: Waiting[] = [];
  if (found.draftQuestions > 0)
    undated.push({
      key: 'questions',
      kind: '题目草稿',
      text: t('{n} 道题还没有启用', { n: found.draftQuestions }),
      from: t('题库'),
      waited: '—',
      tone: '',
      action: '查看',
      to: '/bank?state=Draft',
    });
  if (found.withoutExplanation > 0)
    undated.push({
      key: 'explanations',
      kind: '待补解析',
      text: t('{n} 道题没有解析', { n: found.withoutExplanation }),
      from: t('题库'),
      waited: '—',
      tone: '',
      action: '补解析',
      to: '/bank?explained=no',
    });
  return [...dated.slice(0, 8), ...undated];
}

export interface Coming {
  key: string;
  day: string;
  what: string;
  text: string;
}

/** What falls due within thirty days: openings, closings, the ends of temporary branches. */
export function coming(quizzes: QuizRow[], units: OrgUnit[], now: number): Coming[] {
  const until = now + 30 * 24 * hour;
  const found: (Coming & { at: number })[] = [];
  const add = (key: string, at: number, what: string, text: string) => {
    if (at > now && at <= until) found.push({ key, at, day: formatShortDay(at, locale()), what, text });
  };
  for (const quiz of quizzes) {
    if (quiz.state !== 'Published') continue;
    if (quiz.opensAt) add(`${quiz.id}-o`, Date.parse(quiz.opensAt), '测试开放', quiz.title);
    if (quiz.closesAt) add(`${quiz.id}-c`, Date.parse(quiz.closesAt), '测试截止', quiz.title);
  }
  for (const unit of units)
    if (unit.isTemporary && unit.endsOn && unit.closedOn === null)
      add(unit.id, Date.parse(`${unit.endsOn}T23:59:59+08:00`), '临时支部到期', unit.shortName);
  return found.sort((a, b) => a.at - b.at).slice(0, 6);
}
