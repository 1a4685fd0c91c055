import type { StoryKind } from '@/shared/api/contract';

/** A picture of a draft: on the phone until it has an id. */
export interface DraftPicture {
  key: string;
  id?: string;
  alt: string;
  blob?: Blob;
}

/**
 * What the phone keeps of a story that is being written: saved here first, at once, and then on the server. It outlives a
 * lost network, a closed page and a dead battery; it goes when the story was handed in, and on signing out.
 */
export interface LocalDraft {
  id: string;
  /** Whose it is: phones are shared. */
  memberId: string;
  /** The story on the server, once it has a place there. */
  storyId?: string;
  /** The server's version that this one goes on from. */
  etag?: string;
  /** Makes the place on the server once, however often it is asked for. */
  createKey: string;
  kind: StoryKind;
  title: string;
  body: string;
  pictures: DraftPicture[];
  /** Not yet on the server. */
  dirty: boolean;
  changedAt: number;
}

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('party-stories', 1);
    request.onupgradeneeded = () => void request.result.createObjectStore('drafts', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

async function run<T>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction('drafts', mode);
    const request = work(transaction.objectStore('drafts'));
    // Only a completed transaction is on the disk.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('failed'));
  });
}

/** Vue's proxies cannot be cloned into the database; the pictures' bytes can. */
const plain = (draft: LocalDraft): LocalDraft => ({
  ...draft,
  pictures: draft.pictures.map(({ key, id, alt, blob }) => ({ key, id, alt, blob })),
});

export const drafts = {
  get: async (id: string, memberId: string): Promise<LocalDraft | undefined> => {
    const found = await run<LocalDraft | undefined>('readonly', (store) => store.get(id));
    return found?.memberId === memberId ? found : undefined;
  },
  mine: async (memberId: string): Promise<LocalDraft[]> =>
    (await run<LocalDraft[]>('readonly', (store) => store.getAll())).filter(
      (draft) => draft.memberId === memberId,
    ),
  put: (draft: LocalDraft) => run('readwrite', (store) => store.put(plain(draft))),
  remove: (id: string) => run('readwrite', (store) => store.delete(id)),
  clear: () => run('readwrite', (store) => store.clear()),
};

/** For signing out: the next person finds nothing. */
export async function clearDrafts(): Promise<void> {
  try {
    await drafts.clear();
  } catch {
    // Nothing could be kept, so nothing is left.
  }
}
