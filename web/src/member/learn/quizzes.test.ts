import { expect, it } from 'vitest';
import type { MyQuiz } from '@/shared/api/contract';
import { attemptsLeft, byUrgency, quizState, upcoming } from './quizzes';

const now = Date.parse('2026-11-23T01:41:00Z');
const quiz = (values: Partial<MyQuiz>): MyQuiz => ({
  id: 'q',
  title: '微测试',
  description: null,
  state: 'Published',
  passPercent: 60,
  openAttemptEndsAt: null,
  lastAttemptId: null,
  questionCount: 10,
  totalPoints: 100,
  timeLimitMinutes: 20,
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: '2026-11-25T10:00:00Z',
  attemptsUsed: 0,
  maxAttempts: 2,
  bestScore: null,
  openAttemptId: null,
  ...values,
});

it('A quiz can be answered while it is open and tries are left', () => {
  expect(quizState(quiz({}), now)).toBe('open');
  expect(quizState(quiz({ attemptsUsed: 2 }), now)).toBe('used');
  expect(quizState(quiz({ opensAt: '2026-11-24T00:00:00Z' }), now)).toBe('notYet');
  expect(quizState(quiz({ closesAt: '2026-11-23T01:41:00Z' }), now)).toBe('over');
  expect(quizState(quiz({ state: 'Closed' }), now)).toBe('over');
});

it('A paper that is open can be gone on with even when it was the last try', () => {
  expect(quizState(quiz({ attemptsUsed: 2, openAttemptId: 'a' }), now)).toBe('resume');
  expect(attemptsLeft(quiz({ attemptsUsed: 1 }))).toBe(1);
});

it('What is being answered comes first, then what closes first', () => {
  const order = byUrgency(
    [
      quiz({ id: 'later', closesAt: null }),
      quiz({ id: 'soon', closesAt: '2026-11-23T10:00:00Z' }),
      quiz({ id: 'going', openAttemptId: 'a' }),
    ],
    now,
  );
  expect(order.map(({ id }) => id)).toEqual(['going', 'soon', 'later']);
});

it('What comes next begins tomorrow, by date', () => {
  const rows = upcoming(
    [
      quiz({ id: 'opens', opensAt: '2026-11-27T01:00:00Z', closesAt: null }),
      quiz({ id: 'closes', closesAt: '2026-11-25T10:00:00Z', attemptsUsed: 1 }),
      quiz({ id: 'today', closesAt: '2026-11-23T10:00:00Z' }),
    ],
    now,
  );
  expect(rows.map(({ quiz: { id }, opens, left }) => [id, opens, left])).toEqual([
    ['closes', false, 1],
    ['opens', true, 2],
  ]);
});
