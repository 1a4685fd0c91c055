import { computed, onBeforeUnmount, reactive, ref } from 'vue';
import { call } from '@/shared/api/http';
import { newKey } from '@/shared/api/key';
import { ApiError, isFinal, NetworkError } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { upload } from '@/shared/api/upload';
import type { Story, StoryContent } from '@/shared/api/contract';
import { type DraftPicture, drafts, type LocalDraft } from './drafts';
import { shrink } from './shrink';

const root = '/api/showcase';
const localDelay = 400;
const serverDelay = 3000;
const againDelay = 10_000;

export type SaveState = 'clean' | 'local' | 'saving' | 'saved' | 'offline' | 'refused' | 'conflict';

/** A story while it is written: on the phone at once, on the server a moment later, never lost in between. */
export function useDraft(draftId: string, fresh: boolean) {
  const memberId = useSession().session.value?.memberId ?? '';
  const draft = ref<LocalDraft>();
  const story = ref<Story>();
  const failure = ref<unknown>();
  const state = ref<SaveState>('clean');
  const savedAt = ref<number>();
  const refusal = ref<unknown>();
  const progress = reactive<Record<string, number>>({});
  const failed = reactive<Record<string, unknown>>({});
  const closed = computed(
    () => story.value !== undefined && !['Draft', 'Returned'].includes(story.value.state),
  );
  let localTimer: ReturnType<typeof setTimeout> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | undefined;
  let changes = 0;

  async function open(): Promise<void> {
    failure.value = undefined;
    const kept = await drafts.get(draftId, memberId).catch(() => undefined);
    try {
      const asked = kept?.storyId ?? (kept === undefined && !fresh ? draftId : undefined);
      const answer = asked === undefined ? undefined : await read(asked);
      if (answer !== undefined) story.value = answer.data;
      // Deleted from another phone: what is still here gets a new place.
      else if (kept?.storyId !== undefined)
        Object.assign(kept, { storyId: undefined, etag: undefined, createKey: newKey(), dirty: true });
      if (kept?.dirty || (kept !== undefined && answer === undefined)) {
        draft.value = kept;
        if (answer?.etag !== undefined && answer.etag !== kept.etag) state.value = 'conflict';
        else if (kept.dirty) soon(0);
      } else draft.value = answer === undefined ? blank() : fromServer(answer.data, answer.etag);
    } catch (error) {
      // Without a network the phone's own copy serves.
      if (kept === undefined) failure.value = error;
      else {
        draft.value = kept;
        state.value = 'offline';
      }
    }
    for (const picture of draft.value?.pictures ?? []) if (picture.id === undefined) void send(picture);
  }

  /** The story on the server; nothing when it has no place there yet. */
  async function read(id: string): Promise<{ data: Story; etag?: string } | undefined> {
    try {
      return await call<Story>('GET', `${root}/stories/${id}`);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  const blank = (): LocalDraft => ({
    id: draftId,
    memberId,
    createKey: newKey(),
    kind: 'Essay',
    title: '',
    body: '',
    pictures: [],
    dirty: false,
    changedAt: Date.now(),
  });

  const fromServer = (from: Story, etag?: string): LocalDraft => ({
    ...blank(),
    storyId: from.id,
    etag,
    kind: from.kind,
    title: from.title,
    body: from.body,
    pictures: from.pictures.map(({ id, alt }) => ({ key: id, id, alt })),
  });

  function changed(): void {
    const now = draft.value;
    if (now === undefined || closed.value) return;
    changes++;
    now.dirty = true;
    now.changedAt = Date.now();
    if (state.value !== 'conflict') state.value = 'local';
    clearTimeout(localTimer);
    localTimer = setTimeout(() => void keep(), localDelay);
    soon(serverDelay);
  }

  async function keep(): Promise<void> {
    clearTimeout(localTimer);
    if (draft.value !== undefined) await drafts.put(draft.value).catch(() => undefined); // a private window keeps nothing; the server does
  }

  function soon(delay: number): void {
    clearTimeout(serverTimer);
    serverTimer = setTimeout(() => void save(), delay);
  }

  /** True when the server has all that was written. */
  async function save(): Promise<boolean> {
    clearTimeout(serverTimer);
    if (saving !== undefined) {
      await saving;
      return draft.value?.dirty === true ? save() : true;
    }
    if (draft.value === undefined || !draft.value.dirty || state.value === 'conflict' || closed.value)
      return draft.value?.dirty === false;
    saving = push(draft.value).finally(() => (saving = undefined));
    return saving;
  }

  async function push(now: LocalDraft): Promise<boolean> {
    state.value = 'saving';
    const seen = changes;
    try {
      if (now.storyId === undefined) await place(now);
      const answer = await call<Story>('PUT', `${root}/stories/${now.storyId}`, {
        body: content(now),
        headers: { 'If-Match': now.etag ?? '' },
      });
      now.etag = answer.etag;
      story.value = answer.data;
      savedAt.value = Date.now();
      if (seen === changes) now.dirty = now.pictures.some((picture) => picture.id === undefined);
      state.value = seen === changes ? 'saved' : 'local';
      if (seen !== changes) soon(serverDelay);
      await keep();
      return !now.dirty;
    } catch (error) {
      refuse(error);
      return false;
    }
  }

  /** An empty story first, always the same request, so that a lost answer never makes two. */
  async function place(now: LocalDraft): Promise<void> {
    const answer = await call<Story>('POST', `${root}/stories`, {
      body: { kind: 'Essay', title: '', body: '', pictures: [] } satisfies StoryContent,
      headers: { 'Idempotency-Key': now.createKey },
    });
    now.storyId = answer.data.id;
    now.etag = answer.etag;
    await keep();
  }

  const content = (now: LocalDraft): StoryContent => ({
    kind: now.kind,
    title: now.title,
    body: now.body,
    pictures: now.pictures.flatMap(({ id, alt }) => (id === undefined ? [] : [{ id, alt }])),
  });

  function refuse(error: unknown): void {
    refusal.value = error;
    if (error instanceof ApiError && error.status === 412) state.value = 'conflict';
    else if (isFinal(error)) state.value = 'refused';
    else {
      state.value = error instanceof NetworkError ? 'offline' : 'refused';
      soon(againDelay);
    }
  }

  /** Two phones wrote: the person decides whose text stays. */
  async function settle(mine: boolean): Promise<void> {
    const now = draft.value;
    if (now?.storyId === undefined) return;
    try {
      const answer = await read(now.storyId);
      if (answer === undefined) return;
      story.value = answer.data;
      state.value = 'clean';
      if (mine) {
        now.etag = answer.etag;
        soon(0);
      } else {
        draft.value = { ...fromServer(answer.data, answer.etag), id: draftId };
        await keep();
      }
    } catch (error) {
      refuse(error);
    }
  }

  async function add(file: Blob): Promise<void> {
    const picture: DraftPicture = { key: newKey(), alt: '', blob: await shrink(file) };
    draft.value?.pictures.push(picture);
    changed();
    await keep();
    await send(draft.value!.pictures.at(-1)!);
  }

  async function send(picture: DraftPicture): Promise<void> {
    if (picture.blob === undefined || progress[picture.key] !== undefined) return;
    delete failed[picture.key];
    progress[picture.key] = 0;
    try {
      const stored = await upload<{ id: string }>(`${root}/pictures`, picture.blob, {
        onProgress: (percent) => (progress[picture.key] = percent),
      });
      picture.id = stored.id;
      changed();
    } catch (error) {
      failed[picture.key] = error;
    } finally {
      delete progress[picture.key];
    }
  }

  function remove(key: string): void {
    const now = draft.value;
    if (now === undefined) return;
    const id = now.pictures.find((picture) => picture.key === key)?.id;
    now.pictures = now.pictures.filter((picture) => picture.key !== key);
    if (id !== undefined) now.body = now.body.replaceAll(`![](picture:${id})`, '').replace(/\n{3,}/g, '\n\n');
    changed();
  }

  const back = () => {
    for (const picture of draft.value?.pictures ?? []) if (picture.id === undefined) void send(picture);
    if (draft.value?.dirty) soon(0);
  };
  const leave = () => {
    if (document.visibilityState === 'hidden') void keep().then(save);
  };
  addEventListener('online', back);
  document.addEventListener('visibilitychange', leave);
  onBeforeUnmount(() => {
    removeEventListener('online', back);
    document.removeEventListener('visibilitychange', leave);
    clearTimeout(localTimer);
    if (draft.value?.dirty) void keep().then(save);
  });
  void open();

  return {
    draft,
    story,
    failure,
    state,
    savedAt,
    refusal,
    progress,
    failed,
    closed,
    open,
    changed,
    save,
    settle,
    add,
    send,
    remove,
    content,
    forget: () => drafts.remove(draftId).catch(() => undefined),
  };
}
