import type { Scorecard } from '../api/contract';

/** The office as a whole. The average is weighted by what it was made of; rates of nobody are unknown, not zero. */
export function totals(items: Scorecard[]) {
  const add = (of: (card: Scorecard) => number) => items.reduce((sum, card) => sum + of(card), 0);
  const members = add((card) => card.members);
  const participants = add((card) => card.participants);
  const quizzesGraded = add((card) => card.quizzesGraded);
  const quizzesPassed = add((card) => card.quizzesPassed);
  const known = items.filter((card) => card.averageScorePercent !== null);
  const weight = known.reduce((sum, card) => sum + card.quizzesGraded, 0);
  return {
    members,
    participants,
    quizzesGraded,
    quizzesPassed,
    quizzesCompleted: add((card) => card.quizzesCompleted),
    storiesPublished: add((card) => card.storiesPublished),
    participationRate: members > 0 ? participants / members : null,
    passRate: quizzesGraded > 0 ? quizzesPassed / quizzesGraded : null,
    averageScorePercent:
      weight > 0
        ? known.reduce((sum, card) => sum + card.averageScorePercent! * card.quizzesGraded, 0) / weight
        : null,
  };
}
