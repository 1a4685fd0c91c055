/** What the countdown says at a given moment of the server's time. */
export interface Remaining {
  milliseconds: number;
  /** The last five minutes look different. */
  urgent: boolean;
  over: boolean;
}

export function remaining(deadline: string | null, now: number): Remaining | undefined {
  if (deadline === null) return undefined;
  const milliseconds = Math.max(0, Date.parse(deadline) - now);
  return { milliseconds, urgent: milliseconds <= 5 * 60_000, over: milliseconds === 0 };
}

/**
 * Says once each that five minutes and one minute are left. A paper opened with three minutes left announces neither
 * five minutes nor, wrongly late, anything it jumped over.
 */
export function announcer(): (milliseconds: number) => 5 | 1 | undefined {
  let before: number | undefined;
  return (milliseconds) => {
    const previous = before;
    before = milliseconds;
    if (previous === undefined) return undefined;
    for (const minutes of [1, 5] as const) {
      const mark = minutes * 60_000;
      if (previous > mark && milliseconds <= mark && milliseconds > mark - 30_000) return minutes;
    }
    return undefined;
  };
}
