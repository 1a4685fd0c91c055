import { connect, type Connection, type LiveEvent, type LiveState } from './connection';
import { follow } from './tabs';

export type { LiveEvent, LiveState } from './connection';

export interface LiveOptions {
  /** The types to listen to; the browser hands over no others. */
  types: readonly string[];
  /** The last position that the page has already, from what it read before; 0 for all. */
  after?: number;
  /** Called once for each position, in order. */
  onEvent: (event: LiveEvent) => void;
  onState?: (state: LiveState) => void;
}

export interface Live {
  /** The last position that was handed over. */
  readonly position: number;
  readonly state: LiveState;
  close(): void;
}

/** Over HTTP/1.1 a browser has six connections to us; the pages need some themselves. */
const mostStreams = 2;
const hiddenFor = 5 * 60_000;

const waiting: (() => void)[] = [];
let streams = 0;

/**
 * Watches a live channel until closed. Of several tabs that watch the same one leads and tells the others; a page that is
 * hidden for long stops, and takes up again where it was when it is seen.
 */
export function openLive(url: string, { types, after = 0, onEvent, onState }: LiveOptions): Live {
  let position = after;
  let state: LiveState = 'connecting';
  let connection: Connection | undefined;
  let sleep: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let holdsPlace = false;

  function taken(event: LiveEvent): void {
    // Whoever resumes may be sent more than was asked for, by another tab; positions decide. They may leap: what has a
    // type that this page does not listen to takes one too.
    if (closed || event.position <= position) return;
    position = event.position;
    onEvent(event);
  }

  function changed(next: LiveState): void {
    if (closed || state === next) return;
    state = next;
    onState?.(next);
  }

  function start(): void {
    holdsPlace = true;
    const options = { url, types, after: () => position, onEvent: taken, onState: changed };
    connection = follow(options) ?? connect(options);
  }

  function stop(): void {
    connection?.close();
    connection = undefined;
    if (!holdsPlace) return;
    holdsPlace = false;
    streams--;
    waiting.shift()?.();
  }

  function queue(): void {
    if (streams < mostStreams) {
      streams++;
      start();
      return;
    }
    waiting.push(place);
  }

  function place(): void {
    streams++;
    start();
  }

  function seen(): void {
    clearTimeout(sleep);
    if (document.visibilityState === 'hidden') {
      sleep = setTimeout(() => {
        forget(place);
        stop();
        changed('connecting');
      }, hiddenFor);
    } else if (connection === undefined && state !== 'refused' && !waiting.includes(place)) {
      queue();
    }
  }

  document.addEventListener('visibilitychange', seen);
  queue();
  return {
    get position() {
      return position;
    },
    get state() {
      return state;
    },
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(sleep);
      document.removeEventListener('visibilitychange', seen);
      forget(place);
      stop();
    },
  };
}

function forget(place: () => void): void {
  const at = waiting.indexOf(place);
  if (at >= 0) waiting.splice(at, 1);
}
