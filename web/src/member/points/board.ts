import type { Leaderboard, LeaderboardRow } from '@/shared/api/contract';

/** The top of the board, always with one's own branch: in the last place shown, when it stands further down. */
export function nearMine(board: Leaderboard, count: number): LeaderboardRow[] {
  const top = board.items.slice(0, count);
  const mine = board.mine;
  if (mine === null || top.some((row) => row.branchId === mine.branchId)) return top;
  return [...top.slice(0, count - 1), mine];
}
