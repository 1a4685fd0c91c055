import { computed, ref, shallowRef } from 'vue';
import { newKey } from '@/shared/api/key';
import { ApiError, NetworkError, isFinal } from '@/shared/api/problem';

/**
 * Answers on their way to the server. Each tap is written to the phone first and sent in the order it was given; nothing
 * is dropped silently: what the server refuses for good stays here with its reason until the person decides.
 */
export interface QueuedAnswer {
  /** Order of the taps; given by the store. */
  seq: number;
  memberId: string;
  attemptId: string;
  number: number;
  answer: string[];
  flagged: boolean;
  /** The count of this attempt's saves: one that arrives late changes nothing on the server. */
  revision: number;
  /** The same for every try of this answer. */
  key: string;
  refused?: { code: string; title?: string; titleEn?: string };
}

export interface QueueStore {
  all(): Promise<QueuedAnswer[]>;
  add(item: Omit<QueuedAnswer, 'seq'>): Promise<QueuedAnswer>;
  update(item: QueuedAnswer): Promise<void>;
  remove(seq: number): Promise<void>;
  clear(): Promise<void>;
}

export type Obstacle = 'offline' | 'server' | 'signedOut';
export type Send = (item: QueuedAnswer) => Promise<void>;

const firstPause = 1000;
const longestPause = 20_000;

export class AnswerQueue {
  private readonly waiting = shallowRef<readonly QueuedAnswer[]>([]);
  private readonly inFlight = ref<number>();
  private readonly hindered = ref<Obstacle>();
  private running: Promise<void> | undefined;
  private wanted = false;
  private again: ReturnType<typeof setTimeout> | undefined;
  private pause = firstPause;
  private adding: Promise<unknown> = Promise.resolve();

  readonly items = computed(() => this.waiting.value);
  readonly sending = computed(() => this.inFlight.value !== undefined);
  /** Why the queue does not move, if it does not. */
  readonly obstacle = computed(() => this.hindered.value);

  constructor(
    private readonly store: QueueStore,
    private readonly send: Send,
    private readonly key: () => string = newKey,
  ) {}

  /** Takes up what an earlier visit left behind. */
  async open(): Promise<void> {
    this.waiting.value = (await this.store.all()).sort((a, b) => a.seq - b.seq);
    void this.drain();
  }

  of(attemptId: string): readonly QueuedAnswer[] {
    return this.waiting.value.filter((item) => item.attemptId === attemptId);
  }

  /** Resolves once the answer is safe on the phone; sending goes on by itself. */
  async add(entry: Omit<QueuedAnswer, 'seq' | 'key' | 'refused'>): Promise<void> {
    // One after the other, so that two quick taps keep their order in the store too.
    const mine = this.adding.then(async () => {
      const item = await this.store.add({ ...entry, key: this.key() });
      const older = this.waiting.value.filter(
        (other) =>
          other.attemptId === item.attemptId &&
          other.number === item.number &&
          other.seq !== this.inFlight.value,
      );
      this.waiting.value = [...this.waiting.value.filter((other) => !older.includes(other)), item];
      for (const other of older) await this.store.remove(other.seq);
    });
    this.adding = mine.catch(() => undefined);
    await mine;
    void this.drain();
  }

  /** Sends what can be sent, oldest first; one run at a time. Asked for during a run, another follows it. */
  drain(): Promise<void> {
    clearTimeout(this.again);
    if (this.running !== undefined) this.wanted = true;
    this.running ??= this.runs();
    return this.running;
  }

  /** Tries for at most `milliseconds`; true when nothing of this attempt waits any more. */
  async flush(attemptId: string, milliseconds: number): Promise<boolean> {
    const clear = () => this.of(attemptId).every((item) => item.refused !== undefined);
    if (clear()) return true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([this.drain(), timeUp]);
    clearTimeout(timer);
    return clear();
  }

  async retryRefused(seq: number): Promise<void> {
    const item = this.waiting.value.find((other) => other.seq === seq);
    if (item === undefined) return;
    const fresh = { ...item };
    delete fresh.refused;
    await this.store.update(fresh);
    this.replace(fresh);
    await this.drain();
  }

  async drop(seq: number): Promise<void> {
    await this.store.remove(seq);
    this.waiting.value = this.waiting.value.filter((item) => item.seq !== seq);
  }

  async forget(): Promise<void> {
    clearTimeout(this.again);
    this.waiting.value = [];
    await this.store.clear();
  }

  private async runs(): Promise<void> {
    try {
      do {
        this.wanted = false;
        await this.run();
      } while (this.wanted);
    } finally {
      this.running = undefined; // in the same step as the last look at wanted, so that no wish falls between
    }
  }

  private async run(): Promise<void> {
    for (;;) {
      const next = this.waiting.value.find((item) => item.refused === undefined);
      if (next === undefined) {
        this.hindered.value = undefined;
        this.pause = firstPause;
        return;
      }
      this.inFlight.value = next.seq;
      try {
        await this.send(next);
        await this.drop(next.seq);
        this.hindered.value = undefined;
        this.pause = firstPause;
      } catch (error) {
        if (!(await this.settle(next, error))) return;
      } finally {
        this.inFlight.value = undefined;
      }
    }
  }

  /** True when the queue may go on with the next answer. */
  private async settle(item: QueuedAnswer, error: unknown): Promise<boolean> {
    if (isFinal(error)) {
      const { code, problem } = error as ApiError;
      const refused = { ...item, refused: { code, title: problem.title, titleEn: problem.titleEn } };
      await this.store.update(refused);
      this.replace(refused);
      return true;
    }
    if (error instanceof ApiError && error.status === 401) {
      this.hindered.value = 'signedOut'; // goes on after signing in, which loads the page anew
      return false;
    }
    this.hindered.value = error instanceof NetworkError ? 'offline' : 'server';
    const wait =
      error instanceof ApiError && error.retryAfter !== undefined ? error.retryAfter * 1000 : this.pause;
    this.pause = Math.min(this.pause * 2, longestPause);
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.drain(), wait);
    return false;
  }

  private replace(item: QueuedAnswer): void {
    this.waiting.value = this.waiting.value.map((other) => (other.seq === item.seq ? item : other));
  }
}
