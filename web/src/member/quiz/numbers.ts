/** 1、3、8–20: how a person would name these questions. */
export function nameNumbers(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [from: number, to: number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}–${to}`))
    .join('、');
}

/** How many blanks a fill-in question has; never none. */
export function countBlanks(stem: string): number {
  return Math.max(1, stem.match(/_{2,}|（[\s　]*）|\([\s　]*\)|【[\s　]*】/g)?.length ?? 0);
}
