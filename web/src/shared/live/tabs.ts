import { connect, type Connection, type LiveEvent, type LiveState } from './connection';

interface Options {
  url: string;
  types: readonly string[];
  after: () => number;
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

type Message =
  /** All that happened after a position, as far as anybody listens to it. */
  | { kind: 'events'; after: number; events: LiveEvent[] }
  | { kind: 'state'; state: LiveState }
  | { kind: 'wants'; after: number };

/** What a leader keeps for tabs that open later. */
const kept = 500;
const aliveEvery = 5_000;
const silentFor = 15_000;

/**
 * Shares one stream among the tabs of this browser: the tab that holds the lock reads it and tells the others. Returns
 * undefined where the browser cannot do that; the caller opens its own then.
 */
export function follow(options: Options): Connection | undefined {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return undefined;

  const name = `party-live:${options.url}`;
  const channel = new BroadcastChannel(name);
  const closing = new AbortController();
  const recent = keeper();
  let leads = false;
  let own: Connection | undefined;
  let state: LiveState = 'connecting';
  let wanted = Infinity;
  let release: (() => void) | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let alive: ReturnType<typeof setInterval> | undefined;

  const tell = (message: Message): void => channel.postMessage(message);

  function open(): Connection {
    return connect({
      ...options,
      // Somebody may be further behind than this tab; it drops what it has seen.
      after: () => recent.beginAt(Math.min(options.after(), wanted)),
      onEvent(event) {
        const after = recent.add(event);
        wanted = Infinity;
        options.onEvent(event);
        if (leads) tell({ kind: 'events', after, events: [event] });
      },
      onState: changed,
    });
  }

  function changed(next: LiveState): void {
    state = next;
    options.onState(next);
    if (leads) tell({ kind: 'state', state: next });
  }

  function lead(): void {
    leads = true;
    clearTimeout(silence);
    own ??= open();
    tell({ kind: 'state', state });
    alive = setInterval(() => tell({ kind: 'state', state }), aliveEvery);
  }

  // A leader in a tab that the system has put to sleep keeps its lock and says nothing: read it oneself then.
  function listen(): void {
    clearTimeout(silence);
    silence = setTimeout(() => (own ??= open()), silentFor);
  }

  function answer(after: number): void {
    tell({ kind: 'state', state });
    if (recent.from <= after) {
      tell({ kind: 'events', after, events: recent.after(after) });
      return;
    }
    wanted = Math.min(wanted, after);
    own?.restart();
  }

  function told(message: Message): void {
    listen();
    if (message.kind === 'state') {
      if (message.state === 'live') {
        own?.close();
        own = undefined;
      }
      if (own === undefined) options.onState(message.state);
    } else if (message.kind === 'events') {
      if (options.after() < message.after) tell({ kind: 'wants', after: options.after() });
      else message.events.forEach(options.onEvent);
    }
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!leads && data.kind !== 'wants') told(data);
    else if (leads && data.kind === 'wants') answer(data.after);
  };

  listen();
  tell({ kind: 'wants', after: options.after() });
  void navigator.locks
    .request(name, { signal: closing.signal }, () => {
      lead();
      return new Promise<void>((resolve) => (release = resolve));
    })
    .catch(() => {
      // Closed before it was this tab's turn.
    });

  return {
    restart: () => own?.restart(),
    close() {
      clearTimeout(silence);
      clearInterval(alive);
      own?.close();
      channel.close();
      closing.abort();
      release?.();
    },
  };
}

/** The newest events without a gap: all that was listened to after `from`. */
function keeper() {
  let events: LiveEvent[] = [];
  let from = Infinity;
  const last = (): number => events[events.length - 1]?.position ?? from;
  return {
    get from() {
      return from;
    },
    after: (position: number): LiveEvent[] => events.filter((event) => event.position > position),
    /** A stream begins after a position: what is kept stays if that goes on from it. */
    beginAt(after: number): number {
      if (from === Infinity || after < from || after > last()) {
        events = [];
        from = after;
      } else events = events.filter((event) => event.position <= after);
      return after;
    },
    /** Returns the position after which this event is the next. */
    add(event: LiveEvent): number {
      const before = last();
      events.push(event);
      if (events.length > kept) from = events.shift()!.position;
      return before;
    },
  };
}
