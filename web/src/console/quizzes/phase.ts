import { serverNow } from '@/shared/time/clock';
import { formatStamp } from '@/shared/time/format';
import type { QuizState } from '../api/contract';
import { t } from '../texts';

export type Phase = 'draft' | 'waiting' | 'open' | 'closed';

export interface Timed {
  state: QuizState;
  opensAt: string | null;
  closesAt: string | null;
}

/** A published quiz opens and closes by the server's clock, whatever state its row was last in. */
export function phaseOf(quiz: Timed, now: number = serverNow()): Phase {
  if (quiz.state === 'Draft') return 'draft';
  if (quiz.state === 'Closed' || (quiz.closesAt !== null && Date.parse(quiz.closesAt) <= now))
    return 'closed';
  return quiz.opensAt !== null && Date.parse(quiz.opensAt) > now ? 'waiting' : 'open';
}

export const phaseTag: Record<Phase, { class: string; text: string }> = {
  draft: { class: '', text: '草稿' },
  waiting: { class: 'i0', text: '等待开放' },
  open: { class: 's', text: '进行中' },
  closed: { class: '', text: '已截止' },
};

export function windowText(quiz: Timed, now: number = serverNow()): string {
  if (quiz.opensAt === null && quiz.closesAt === null)
    return quiz.state === 'Draft' ? t('还没有定') : t('一直开放');
  const from = quiz.opensAt === null ? t('发布时') : formatStamp(quiz.opensAt, now);
  return `${from} — ${quiz.closesAt === null ? t('一直开放') : formatStamp(quiz.closesAt, now)}`;
}
