import { expect, it } from 'vitest';
import type { AttemptResult } from '@/shared/api/contract';
import { hiddenParts } from './hidden';

const result = (hidden: AttemptResult['hidden']) => ({ hidden }) as AttemptResult;

it('A result that shows everything hides nothing', () => {
  expect(hiddenParts(result(null))).toEqual([]);
});

it('Answers and explanations that come together are announced once', () => {
  const at = '2026-11-28T10:00:00Z';
  expect(
    hiddenParts(
      result({
        scoreFrom: null,
        answersFrom: at,
        explanationsFrom: at,
        parts: ['answers', 'explanations'],
        never: [],
      }),
    ),
  ).toEqual([{ part: 'answers', from: at, never: false }]);
});

it('What stays hidden is said to stay hidden', () => {
  expect(
    hiddenParts(
      result({
        scoreFrom: null,
        answersFrom: null,
        explanationsFrom: null,
        parts: ['score'],
        never: ['score'],
      }),
    ),
  ).toEqual([{ part: 'score', from: undefined, never: true }]);
});
