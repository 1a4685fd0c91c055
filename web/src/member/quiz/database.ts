import type { Attempt } from '@/shared/api/contract';
import type { QueuedAnswer, QueueStore } from './queue';

/**
 * What the phone keeps of a quiz: answers on their way, and the paper itself, so that a lost connection does not empty the
 * screen. Both go when they have served, and on signing out.
 */
const name = 'party-quiz';
let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('answers', { keyPath: 'seq', autoIncrement: true });
      request.result.createObjectStore('papers', { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

async function run<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    // Only a completed transaction is on the disk.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('failed'));
  });
}

export const storedAnswers: QueueStore = {
  all: () =>
    run<QueuedAnswer[]>('answers', 'readonly', (objects) => objects.getAll() as IDBRequest<QueuedAnswer[]>),
  add: async (item) => {
    const seq = await run('answers', 'readwrite', (objects) => objects.add(plain(item)));
    return { ...item, seq: Number(seq) };
  },
  update: async (item) => {
    await run('answers', 'readwrite', (objects) => objects.put(plain(item)));
  },
  remove: (seq) => run('answers', 'readwrite', (objects) => objects.delete(seq)),
  clear: () => run('answers', 'readwrite', (objects) => objects.clear()),
};

/** Where the browser keeps nothing (private windows of old kernels): as long as the page lives. */
export function volatileAnswers(): QueueStore {
  const items = new Map<number, QueuedAnswer>();
  let seq = 0;
  return {
    all: () => Promise.resolve([...items.values()]),
    add: (item) => {
      const stored = { ...item, seq: ++seq };
      items.set(stored.seq, stored);
      return Promise.resolve(stored);
    },
    update: (item) => Promise.resolve(void items.set(item.seq, item)),
    remove: (key) => Promise.resolve(void items.delete(key)),
    clear: () => Promise.resolve(items.clear()),
  };
}

/** Vue's proxies cannot be cloned into the database. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const papers = {
  get: (id: string) =>
    run<Attempt | undefined>(
      'papers',
      'readonly',
      (objects) => objects.get(id) as IDBRequest<Attempt | undefined>,
    ),
  put: (paper: Attempt) => run('papers', 'readwrite', (objects) => objects.put(plain(paper))),
  remove: (id: string) => run('papers', 'readwrite', (objects) => objects.delete(id)),
  clear: () => run('papers', 'readwrite', (objects) => objects.clear()),
};
