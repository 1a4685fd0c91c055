import type { AttemptResult } from '@/shared/api/contract';

export type Part = 'score' | 'answers' | 'explanations';

export interface HiddenPart {
  part: Part;
  /** When it can be seen; undefined: after the close, whose time is not set. */
  from?: string;
  never: boolean;
}

/** What of a result is not shown yet. Explanations without answers say nothing of their own. */
export function hiddenParts(result: AttemptResult): HiddenPart[] {
  const hidden = result.hidden;
  if (hidden === null) return [];
  const from: Record<Part, string | null | undefined> = {
    score: hidden.scoreFrom,
    answers: hidden.answersFrom,
    explanations: hidden.explanationsFrom,
  };
  const names: Part[] = ['score', 'answers', 'explanations'];
  const parts = names
    .filter((part) => hidden.parts.includes(part))
    .map((part) => ({ part, from: from[part] ?? undefined, never: hidden.never.includes(part) }));
  const answers = parts.find(({ part }) => part === 'answers');
  return parts.filter(
    ({ part, from: at }) => part !== 'explanations' || answers === undefined || answers.from !== at,
  );
}
