import type { MyQuiz } from '@/shared/api/contract';
import { formatMoment } from '@/shared/time/format';
import type { IconName } from '../icons';

export interface RuleLine {
  icon: IconName;
  text: string;
}

/** How this quiz works, in the order in which it matters. */
export function ruleLines(
  quiz: MyQuiz,
  now: number,
  t: (key: string, values?: Record<string, unknown>) => string,
  locale: string,
): RuleLine[] {
  const lines: RuleLine[] = [
    { icon: 'doc', text: t('quiz.ruleQuestions', { n: quiz.questionCount, p: quiz.totalPoints }) },
  ];
  if (quiz.timeLimitMinutes)
    lines.push({ icon: 'clock', text: t('quiz.ruleTime', { n: quiz.timeLimitMinutes }) });
  else if (quiz.closesAt)
    lines.push({
      icon: 'clock',
      text: t('quiz.ruleFree', { when: formatMoment(quiz.closesAt, locale, now) }),
    });
  lines.push({
    icon: 'refresh',
    text: t('quiz.ruleAttempts', { n: quiz.maxAttempts, u: quiz.attemptsUsed }),
  });
  if (quiz.passPercent)
    lines.push({
      icon: 'checkc',
      text: t('quiz.rulePass', {
        p: Math.ceil((quiz.totalPoints * quiz.passPercent) / 100),
        n: quiz.passPercent,
      }),
    });
  lines.push({ icon: 'list', text: t('quiz.ruleMulti') });
  lines.push({ icon: 'cloudok', text: t('quiz.ruleSave') });
  return lines;
}
