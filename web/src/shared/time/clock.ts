/**
 * The server's time, as well as this phone can know it. Countdowns and deadlines run on it, because phones' clocks are
 * wrong by minutes often enough to cost somebody an answer.
 */
interface Sample {
  offset: number;
  roundTrip: number;
  at: number;
}

let best: Sample | undefined;
const keepFor = 10 * 60_000;

/**
 * Takes in one server time. `uncertainty` is how coarse the stamp is: 1000 for a `Date` header, 0 for a body's instant.
 */
export function observeServerTime(
  serverMs: number,
  sentMs: number,
  receivedMs: number,
  uncertainty = 0,
): void {
  if (!Number.isFinite(serverMs)) return;
  const roundTrip = receivedMs - sentMs + uncertainty;
  const stale = best === undefined || receivedMs - best.at > keepFor;
  if (!stale && best !== undefined && best.roundTrip <= roundTrip) return;
  best = { offset: serverMs + uncertainty / 2 - (sentMs + receivedMs) / 2, roundTrip, at: receivedMs };
}

/** Milliseconds since 1970 on the server's clock. */
export function serverNow(): number {
  return Date.now() + (best?.offset ?? 0);
}

/** For tests only. */
export function forgetServerTime(): void {
  best = undefined;
}
