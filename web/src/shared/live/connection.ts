import { sessionEnded } from '../api/session';

/** One event of a channel. */
export interface LiveEvent {
  /** 1, 2, 3 … in its channel, without gaps. */
  position: number;
  type: string;
  data: unknown;
}

/** `refused` is final: the session is over, or this member may not watch. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'refused';

export interface Connection {
  close(): void;
  /** Opens anew, from wherever `after` says now. */
  restart(): void;
}

interface Options {
  url: string;
  types: readonly string[];
  /** The position to go on after, asked for at each try. */
  after: () => number;
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

const grantType = 'application/vnd.party.stream-grant+json';
const lostAfter = 3_000;
const longestPause = 15_000;
const goodAfter = 5_000;

/**
 * A stream that comes back by itself, after the last position it was given. The browser's own way of coming back is not
 * used: it gives up for good at the first 503, and all browsers of an office would come at the same moment.
 */
export function connect({ url, types, after, onEvent, onState }: Options): Connection {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let worry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let openedAt = 0;
  let over = false;

  function open(): void {
    clearTimeout(retry);
    source?.close();
    openedAt = 0;
    worry ??= setTimeout(() => onState('lost'), lostAfter);
    const address = new URL(url, location.href);
    address.searchParams.set('after', String(after()));
    const mine = new EventSource(address.pathname + address.search);
    source = mine;
    mine.onopen = () => {
      openedAt = Date.now();
      clearTimeout(worry);
      worry = undefined;
      onState('live');
    };
    mine.onerror = () => {
      if (source === mine) void broken(openedAt > 0);
    };
    for (const type of types)
      mine.addEventListener(type, (message) => {
        if (source === mine)
          onEvent({ position: Number(message.lastEventId), type, data: JSON.parse(message.data as string) });
      });
  }

  async function broken(wasOpen: boolean): Promise<void> {
    source?.close();
    source = undefined;
    failures = wasOpen && Date.now() - openedAt > goodAfter ? 0 : failures + 1;
    openedAt = 0;
    onState('connecting');
    worry ??= setTimeout(() => onState('lost'), lostAfter);
    // A stream that ended in order may be taken up again at once; one that never opened, the server may have refused,
    // and EventSource does not say why.
    if (!wasOpen && (await refused())) {
      if (over) return;
      finish();
      onState('refused');
      return;
    }
    if (over) return;
    const pause = Math.min(longestPause, 250 * 2 ** failures);
    retry = setTimeout(open, pause / 2 + Math.random() * pause);
  }

  async function refused(): Promise<boolean> {
    try {
      const answer = await fetch(url, {
        credentials: 'same-origin',
        headers: { Accept: grantType },
        cache: 'no-store',
      });
      if (answer.status === 401 && !over) sessionEnded();
      return answer.status === 401 || answer.status === 403 || answer.status === 404;
    } catch {
      // Offline: that is no refusal.
      return false;
    }
  }

  function finish(): void {
    over = true;
    clearTimeout(retry);
    clearTimeout(worry);
    source?.close();
    source = undefined;
    removeEventListener('online', restart);
  }

  function restart(): void {
    if (over) return;
    failures = 0;
    open();
  }

  // The network is back: waiting out the pause would only look broken.
  addEventListener('online', restart);
  onState('connecting');
  open();
  return { close: finish, restart };
}
