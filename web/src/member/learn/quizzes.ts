import type { MyQuiz } from '@/shared/api/contract';
import { daysFrom } from '@/shared/time/format';

export type QuizState = 'open' | 'resume' | 'used' | 'notYet' | 'over';

export function quizState(quiz: MyQuiz, now: number): QuizState {
  if (quiz.openAttemptId !== null) return 'resume';
  if (quiz.state === 'Closed') return 'over';
  if (quiz.closesAt !== null && Date.parse(quiz.closesAt) <= now) return 'over';
  if (quiz.opensAt !== null && Date.parse(quiz.opensAt) > now) return 'notYet';
  return attemptsLeft(quiz) === 0 ? 'used' : 'open';
}

export const attemptsLeft = (quiz: MyQuiz): number => Math.max(0, quiz.maxAttempts - quiz.attemptsUsed);

export const canAnswer = (quiz: MyQuiz, now: number) => ['open', 'resume'].includes(quizState(quiz, now));

const end = (quiz: MyQuiz) => (quiz.closesAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(quiz.closesAt));

/** First what is being answered, then what closes first. */
export function byUrgency(quizzes: MyQuiz[], now: number): MyQuiz[] {
  const weight = (quiz: MyQuiz) => ['resume', 'open', 'notYet', 'used', 'over'].indexOf(quizState(quiz, now));
  return [...quizzes].sort((a, b) => weight(a) - weight(b) || end(a) - end(b));
}

export interface Upcoming {
  quiz: MyQuiz;
  at: string;
  opens: boolean;
  left: number;
}

/** Openings to come, and closings of what can still be answered, from tomorrow on, by date. */
export function upcoming(quizzes: MyQuiz[], now: number): Upcoming[] {
  const found: Upcoming[] = [];
  for (const quiz of quizzes) {
    const state = quizState(quiz, now);
    if (state === 'notYet' && quiz.opensAt !== null)
      found.push({ quiz, at: quiz.opensAt, opens: true, left: attemptsLeft(quiz) });
    else if (
      (state === 'open' || state === 'resume') &&
      quiz.closesAt !== null &&
      daysFrom(now, quiz.closesAt) >= 1
    )
      found.push({ quiz, at: quiz.closesAt, opens: false, left: attemptsLeft(quiz) });
  }
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
