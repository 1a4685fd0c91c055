import type { Scorecard } from '@/shared/api/contract';

/** A share of one as people read it: 0.889 → 89%. */
export const percent = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 100)}%`;

/** Of all members of all branches, how many took part: branches count by their people. */
export function average(cards: readonly Scorecard[]): number | null {
  const members = cards.reduce((sum, card) => sum + card.members, 0);
  return members === 0 ? null : cards.reduce((sum, card) => sum + card.participants, 0) / members;
}

/** For the bar beside the numbers, which say the same. */
export const share = (card: Scorecard): number =>
  card.members === 0 ? 0 : Math.min(1, card.participants / card.members);
