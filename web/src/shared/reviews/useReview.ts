import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { get } from '../api/http';
import { useSession } from '../api/session';
import { openLive, type Live, type LiveState } from '../live';
import { serverNow } from '../time/clock';
import {
  applyToComments,
  applyToEntries,
  type AgendaBranch,
  type Entry,
  type LiveMessage,
  type ReactionKind,
  type Review,
  type ReviewComment,
  type ReviewState,
} from './model';

interface EntriesPage {
  items: Entry[];
  next: number | null;
  mine: { number: number; kind: ReactionKind }[];
}
interface CommentsPage {
  items: ReviewComment[];
  next: string | null;
}

const officialTypes = [
  'review.state',
  'agenda.moved',
  'entry.posted',
  'entry.corrected',
  'entry.pinned',
  'remark.confirmed',
] as const;
const commentTypes = ['comment.posted', 'comment.removed', 'reactions'] as const;

/**
 * A review as it is and as it goes on. What was read carries the position of its channels, and the streams go on from
 * there: what happens in between comes twice at worst, and applying it twice changes nothing.
 */
export function useReview(reviewId: string, options: { caughtUp?: (entries: number) => void } = {}) {
  const root = `/api/oversight/reviews/${reviewId}`;
  const review = shallowRef<Review>();
  const entries = shallowRef<Entry[]>([]);
  const comments = shallowRef<ReviewComment[]>([]);
  const olderComments = ref<string | null>(null);
  const own = ref(new Set<string>());
  const error = shallowRef<unknown>();
  const pending = ref(true);
  const connection = ref<LiveState>('connecting');
  /** Milliseconds from the posting of the newest entry to its arrival here, as well as the clocks agree. */
  const delay = ref<number>();
  let streams: Live[] = [];
  let followed: ReviewState | undefined;
  let catching: { entries: number } | undefined;
  let gone = false;

  async function load(): Promise<void> {
    pending.value = review.value === undefined;
    error.value = undefined;
    try {
      const read = await get<Review>(root);
      const all: Entry[] = [];
      const reacted = new Set<string>();
      for (let after: number | null = 0; after !== null;) {
        const page: EntriesPage = await get<EntriesPage>(`${root}/entries`, { query: { after, limit: 100 } });
        all.push(...page.items);
        page.mine.forEach((one) => reacted.add(`${one.number}.${one.kind}`));
        after = page.next;
      }
      const said = await get<CommentsPage>(`${root}/comments`, { query: { limit: 50 } });
      if (gone) return;
      review.value = read;
      entries.value = all;
      own.value = reacted;
      comments.value = said.items;
      olderComments.value = said.next;
      follow(read);
    } catch (caught) {
      error.value = caught;
    } finally {
      pending.value = false;
    }
  }

  /** The agenda and the counts anew; what is on the page stays. */
  async function refresh(): Promise<void> {
    try {
      const read = await get<Review>(root);
      if (gone) return;
      review.value = read;
      follow(read);
    } catch (caught) {
      // The next event or the next look brings it; what is shown stays true until then.
      if (review.value === undefined) error.value = caught;
    }
  }

  async function moreComments(): Promise<void> {
    if (olderComments.value === null) return;
    const page = await get<CommentsPage>(`${root}/comments`, {
      query: { limit: 50, after: olderComments.value },
    });
    const known = new Set(comments.value.map((one) => one.id));
    comments.value = [...comments.value, ...page.items.filter((one) => !known.has(one.id))];
    olderComments.value = page.next;
  }

  function follow(read: Review): void {
    if (followed === read.state) return;
    followed = read.state;
    stop();
    if (!['Announced', 'Live', 'Closed'].includes(read.state)) return;
    streams.push(
      openLive(`${root}/live`, {
        types: officialTypes,
        after: read.livePosition,
        onEvent: official,
        onState: connected,
      }),
    );
    if (read.state === 'Live')
      streams.push(
        openLive(`${root}/comments/live`, {
          types: commentTypes,
          after: read.commentsPosition,
          onEvent: commented,
        }),
      );
  }

  function connected(state: LiveState): void {
    const before = connection.value;
    connection.value = state;
    if (before !== 'lost' || state !== 'live') return;
    const counted = (catching = { entries: 0 });
    setTimeout(() => {
      catching = undefined;
      if (counted.entries > 0) options.caughtUp?.(counted.entries);
    }, 1500);
  }

  function official(event: LiveMessage): void {
    if (event.type === 'review.state') {
      void refresh();
      return;
    }
    if (event.type === 'agenda.moved' && review.value !== undefined) {
      const moved = event.data as { position: number; agenda: AgendaBranch[] };
      // Told once more after what was read: an older one must not turn it back.
      if (moved.position >= review.value.agendaPosition)
        review.value = { ...review.value, agendaPosition: moved.position, agenda: moved.agenda };
      return;
    }
    const before = entries.value.length;
    entries.value = applyToEntries(entries.value, event);
    if (catching !== undefined) catching.entries += entries.value.length - before;
    else if (event.type === 'entry.posted')
      delay.value = Math.max(0, serverNow() - Date.parse((event.data as Entry).postedAt));
  }

  function commented(event: LiveMessage): void {
    if (event.type === 'reactions') entries.value = applyToEntries(entries.value, event);
    const before = comments.value;
    comments.value = applyToComments(before, event);
    count(comments.value.length - before.length);
  }

  /** A comment that the caller posted, from the answer; the stream brings it once more. */
  function posted(comment: ReviewComment): void {
    const before = comments.value.length;
    comments.value = applyToComments(comments.value, { type: 'comment.posted', data: comment });
    if (comment.state === 'Shown') count(comments.value.length - before);
    else void refresh();
  }

  function count(more: number): void {
    if (more !== 0 && review.value !== undefined)
      review.value = { ...review.value, comments: review.value.comments + more };
  }

  function stop(): void {
    streams.forEach((stream) => stream.close());
    streams = [];
  }

  // A stream that was refused with the session stays refused: signed in again, it is opened anew.
  watch(useSession().ended, (over) => {
    if (over || connection.value !== 'refused') return;
    followed = undefined;
    void load();
  });
  onBeforeUnmount(() => {
    gone = true;
    stop();
  });
  void load();

  return {
    root,
    review,
    entries,
    comments,
    own,
    error,
    pending,
    connection,
    delay,
    hasOlderComments: computed(() => olderComments.value !== null),
    load,
    refresh,
    moreComments,
    posted,
    corrected: (entry: Entry) =>
      (entries.value = applyToEntries(entries.value, { type: 'entry.corrected', data: entry })),
    applied: (event: LiveMessage) => (entries.value = applyToEntries(entries.value, event)),
  };
}
