import { connect, type Connection, type LiveEvent, type LiveState } from './connection';

interface Options {
  url: string;
  types: readonly string[];
  after: () => number;
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

type Message =
  | { kind: 'events'; events: LiveEvent[] }
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
  const recent: LiveEvent[] = [];
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
      after: () => Math.min(options.after(), wanted),
      onEvent(event) {
        // Broken off while it read for another tab: what follows does not follow what is kept.
        if (recent.length > 0 && event.position !== recent[recent.length - 1]!.position + 1)
          recent.length = 0;
        recent.push(event);
        if (recent.length > kept) recent.shift();
        wanted = Infinity;
        options.onEvent(event);
        if (leads) tell({ kind: 'events', events: [event] });
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
    const first = recent[0]?.position ?? Infinity;
    if (first <= after + 1) {
      tell({ kind: 'events', events: recent.filter((event) => event.position > after) });
      return;
    }
    // Also where nothing was kept: then this tab's own position says whether the other one misses anything.
    if (after >= options.after()) return;
    wanted = Math.min(wanted, after);
    recent.length = 0;
    own?.restart();
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (leads) {
      if (data.kind === 'wants') {
        tell({ kind: 'state', state });
        answer(data.after);
      }
      return;
    }
    if (data.kind === 'wants') return;
    listen();
    if (data.kind === 'state') {
      if (data.state === 'live') {
        own?.close();
        own = undefined;
      }
      if (own === undefined) options.onState(data.state);
      return;
    }
    const gap = data.events.some((event, at) =>
      at === 0 ? event.position > options.after() + 1 : event.position !== data.events[at - 1]!.position + 1,
    );
    if (gap) tell({ kind: 'wants', after: options.after() });
    else data.events.forEach(options.onEvent);
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
