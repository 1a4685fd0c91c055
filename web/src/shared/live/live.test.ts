// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLive, type Live, type LiveEvent, type LiveState } from './index';

/** Stands for the browser's EventSource; the test plays the server. */
class FakeSource {
  static all: FakeSource[] = [];
  onopen?: () => void;
  onerror?: () => void;
  closed = false;
  private readonly listeners = new Map<string, (message: MessageEvent) => void>();

  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }

  addEventListener(type: string, listener: (message: MessageEvent) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
  }

  send(position: number, type = 'entry.posted'): void {
    if (this.closed) return;
    this.listeners.get(type)?.({
      lastEventId: String(position),
      data: `{"number":${position}}`,
    } as MessageEvent);
  }

  static get open(): FakeSource[] {
    return FakeSource.all.filter((source) => !source.closed);
  }

  static get last(): FakeSource {
    return FakeSource.all[FakeSource.all.length - 1]!;
  }
}

/** Web Locks of one origin: one holder a name, the others wait. */
class FakeLocks {
  private readonly queues = new Map<string, (() => Promise<void>)[]>();

  request(name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = async (): Promise<void> => {
        await work();
        resolve();
      };
      const queue = this.queues.get(name) ?? [];
      this.queues.set(name, queue);
      queue.push(turn);
      signal.addEventListener('abort', () => {
        const at = queue.indexOf(turn);
        if (at <= 0) return;
        queue.splice(at, 1);
        reject(new Error('aborted'));
      });
      if (queue.length === 1) void this.run(queue);
    });
  }

  private async run(queue: (() => Promise<void>)[]): Promise<void> {
    while (queue.length > 0) {
      await queue[0]!();
      queue.shift();
    }
  }
}

class FakeChannel {
  static all: FakeChannel[] = [];
  onmessage?: (event: MessageEvent) => void;

  constructor(readonly name: string) {
    FakeChannel.all.push(this);
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.all)
      if (other !== this && other.name === this.name)
        queueMicrotask(() => other.onmessage?.({ data } as MessageEvent));
  }

  close(): void {
    FakeChannel.all = FakeChannel.all.filter((channel) => channel !== this);
  }
}

interface Watcher {
  live: Live;
  events: LiveEvent[];
  states: LiveState[];
}

const opened: Live[] = [];
let answer = 200;

function watch(url = '/api/oversight/reviews/1/live', after = 0): Watcher {
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  const live = openLive(url, {
    types: ['entry.posted'],
    after,
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
  });
  opened.push(live);
  return { live, events, states };
}

const positions = (watcher: Watcher): number[] => watcher.events.map((event) => event.position);

function show(visibility: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  answer = 200;
  FakeSource.all = [];
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve({ status: answer } as Response)),
  );
});

afterEach(() => {
  opened.splice(0).forEach((live) => live.close());
  FakeChannel.all = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('Hands over what comes, in order', () => {
  const watcher = watch('/api/oversight/reviews/1/live', 7);
  expect(FakeSource.last.url).toBe('/api/oversight/reviews/1/live?after=7');
  FakeSource.last.onopen?.();
  FakeSource.last.send(8);
  FakeSource.last.send(9);

  expect(watcher.events).toEqual([
    { position: 8, type: 'entry.posted', data: { number: 8 } },
    { position: 9, type: 'entry.posted', data: { number: 9 } },
  ]);
  expect(watcher.live.position).toBe(9);
  expect(watcher.live.state).toBe('live');
});

it('Comes back after the last position and hands nothing over twice', async () => {
  const watcher = watch();
  FakeSource.last.onopen?.();
  FakeSource.last.send(1);
  FakeSource.last.send(2);
  FakeSource.last.onerror?.();
  expect(watcher.live.state).toBe('connecting');
  await vi.advanceTimersByTimeAsync(1_000);

  expect(FakeSource.all).toHaveLength(2);
  expect(FakeSource.last.url).toContain('after=2');
  FakeSource.last.onopen?.();
  FakeSource.last.send(2);
  FakeSource.last.send(3);
  expect(positions(watcher)).toEqual([1, 2, 3]);
});

it('Says that the stream is lost only if it stays away, and tries ever less often', async () => {
  const watcher = watch();
  FakeSource.last.onopen?.();
  await vi.advanceTimersByTimeAsync(6_000);
  FakeSource.last.onerror?.();
  await vi.advanceTimersByTimeAsync(400);
  FakeSource.last.onopen?.();
  expect(watcher.states).toEqual(['live', 'connecting', 'live']);

  const before = FakeSource.all.length;
  for (let second = 0; second < 60; second++) {
    FakeSource.open.forEach((source) => source.onerror?.());
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(watcher.live.state).not.toBe('live');
  expect(watcher.states).toContain('lost');
  expect(FakeSource.all.length - before).toBeLessThan(16);
});

it.each([401, 403, 404])('Gives up when the server says %i', async (status) => {
  const watcher = watch();
  answer = status;
  FakeSource.last.onerror?.();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(watcher.live.state).toBe('refused');
  expect(FakeSource.open).toHaveLength(0);
  expect(FakeSource.all).toHaveLength(1);
});

it('Comes at once when the network is back', async () => {
  watch();
  FakeSource.last.onerror?.();
  await vi.advanceTimersByTimeAsync(0);
  const before = FakeSource.all.length;
  window.dispatchEvent(new Event('online'));

  expect(FakeSource.all).toHaveLength(before + 1);
});

it('Stops when the page is hidden for long and goes on where it was', async () => {
  const watcher = watch();
  FakeSource.last.onopen?.();
  FakeSource.last.send(1);
  show('hidden');
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(FakeSource.open).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(FakeSource.open).toHaveLength(0);

  show('visible');
  expect(FakeSource.last.url).toContain('after=1');
  FakeSource.last.send(2);
  expect(positions(watcher)).toEqual([1, 2]);
});

it('Opens two streams and lets a third wait for its turn', () => {
  const first = watch('/a/live');
  watch('/b/live');
  watch('/c/live');
  expect(FakeSource.open.map((source) => source.url)).toEqual(['/a/live?after=0', '/b/live?after=0']);

  first.live.close();
  expect(FakeSource.open.map((source) => source.url)).toEqual(['/b/live?after=0', '/c/live?after=0']);
});

it('Hands nothing over once it is closed', () => {
  const watcher = watch();
  const source = FakeSource.last;
  watcher.live.close();
  source.closed = false;
  source.send(1);

  expect(watcher.events).toEqual([]);
});

// Two streams of one channel in one window stand for two tabs: they share nothing but locks and broadcasts.
function tabs(): void {
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('navigator', { locks: new FakeLocks() });
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(10);

it('Of two tabs one reads and both are told', async () => {
  tabs();
  const [first, second] = [watch(), watch()];
  await settle();
  expect(FakeSource.open).toHaveLength(1);
  FakeSource.last.onopen?.();
  FakeSource.last.send(1);
  FakeSource.last.send(2);
  await settle();

  expect([positions(first), positions(second)]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(second.live.state).toBe('live');
});

it('A tab that opens later gets what the leader has kept', async () => {
  tabs();
  watch();
  FakeSource.last.onopen?.();
  for (let position = 1; position <= 5; position++) FakeSource.last.send(position);
  const late = watch('/api/oversight/reviews/1/live', 2);
  await settle();

  expect(positions(late)).toEqual([3, 4, 5]);
  expect(FakeSource.open).toHaveLength(1);
});

it('A tab that needs older events than the leader has makes it read them again', async () => {
  tabs();
  const leader = watch('/api/oversight/reviews/1/live', 10);
  FakeSource.last.onopen?.();
  FakeSource.last.send(11);
  const late = watch('/api/oversight/reviews/1/live', 8);
  await settle();
  expect(FakeSource.open).toHaveLength(1);
  expect(FakeSource.last.url).toContain('after=8');
  for (let position = 9; position <= 12; position++) FakeSource.last.send(position);
  await settle();

  expect(positions(late)).toEqual([9, 10, 11, 12]);
  expect(positions(leader)).toEqual([11, 12]);
});

it('When the leading tab goes, the next one reads on after what it has seen', async () => {
  tabs();
  const [first, second] = [watch(), watch()];
  await settle();
  FakeSource.last.onopen?.();
  FakeSource.last.send(1);
  await settle();
  first.live.close();
  await settle();

  expect(FakeSource.open).toHaveLength(1);
  expect(FakeSource.last.url).toContain('after=1');
  FakeSource.last.send(2);
  expect(positions(second)).toEqual([1, 2]);
});

it('Events of types that nobody listens to leave gaps that hold nobody up', async () => {
  tabs();
  const first = watch('/api/oversight/reviews/1/live', 3);
  FakeSource.last.onopen?.();
  FakeSource.last.send(4, 'something.else');
  FakeSource.last.send(7);
  const late = watch('/api/oversight/reviews/1/live', 5);
  await settle();
  FakeSource.last.send(8, 'something.else');
  FakeSource.last.send(10);
  await settle();

  expect([positions(first), positions(late)]).toEqual([
    [7, 10],
    [7, 10],
  ]);
  expect(FakeSource.all).toHaveLength(1);
});

it('A leader that fell silent is not waited for', async () => {
  tabs();
  const [, second] = [watch(), watch()];
  await settle();
  FakeSource.last.onopen?.();
  FakeSource.last.send(1);
  await settle();
  // As a tab that the system has put to sleep: it holds the lock and says nothing.
  FakeChannel.all[0]!.postMessage = () => undefined;
  await vi.advanceTimersByTimeAsync(16_000);

  expect(FakeSource.open).toHaveLength(2);
  FakeSource.last.onopen?.();
  FakeSource.last.send(2);
  expect(positions(second)).toEqual([1, 2]);
});
