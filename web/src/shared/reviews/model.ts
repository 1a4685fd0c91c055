import type { components } from '@/shared/api/generated/oversight';

type Schemas = components['schemas'];
export type Review = Schemas['ReviewResponse'];
export type ReviewRow = Schemas['ReviewRow'];
export type ReviewState = Schemas['ReviewState'];
export type AgendaBranch = Schemas['AgendaBranch'];
export type Entry = Schemas['EntryResponse'];
export type EntrySection = NonNullable<Schemas['EntrySection']>;
export type ReviewComment = Schemas['CommentResponse'];
export type ReactionKind = Schemas['ReactionKind'];

export interface LiveMessage {
  type: string;
  data: unknown;
}

/** Entries in their order; one that is there already is replaced by a newer version and never by an older one. */
export function withEntry(entries: Entry[], entry: Entry): Entry[] {
  const at = entries.findIndex((known) => known.number >= entry.number);
  if (at < 0) return [...entries, entry];
  const known = entries[at]!;
  if (known.number !== entry.number) return [...entries.slice(0, at), entry, ...entries.slice(at)];
  if (known.version >= entry.version) return entries;
  // The counts come on a channel of their own and may be newer than the correction.
  return entries.map((one) => (one === known ? { ...entry, reactions: known.reactions } : one));
}

const change = (entries: Entry[], number: number, to: (entry: Entry) => Entry): Entry[] =>
  entries.map((entry) => (entry.number === number ? to(entry) : entry));

/** What an event of the official channel does to the entries. Applying one twice changes nothing. */
export function applyToEntries(entries: Entry[], { type, data }: LiveMessage): Entry[] {
  if (type === 'entry.posted' || type === 'entry.corrected') return withEntry(entries, data as Entry);
  if (type === 'entry.pinned') {
    const marks = data as { number: number; isKey: boolean; isPinned: boolean };
    return entries.map((entry) =>
      entry.number === marks.number
        ? { ...entry, isKey: marks.isKey, isPinned: marks.isPinned }
        : marks.isPinned && entry.isPinned
          ? { ...entry, isPinned: false }
          : entry,
    );
  }
  if (type === 'remark.confirmed') {
    const said = data as Pick<Entry, 'number' | 'version' | 'confirmedBy' | 'confirmedAt'>;
    return change(entries, said.number, (entry) =>
      entry.version === said.version
        ? { ...entry, confirmedBy: said.confirmedBy, confirmedAt: said.confirmedAt }
        : entry,
    );
  }
  if (type === 'reactions') {
    const { items } = data as { items: { number: number; agree: number; touched: number }[] };
    return items.reduce(
      (all, { number, agree, touched }) =>
        change(all, number, (entry) => ({ ...entry, reactions: { agree, touched } })),
      entries,
    );
  }
  return entries;
}

/** The newest first. The words of a removed comment are gone from the channel; its id alone is left. */
export function applyToComments(comments: ReviewComment[], { type, data }: LiveMessage): ReviewComment[] {
  const comment = data as ReviewComment;
  if (type === 'comment.removed') return comments.filter((known) => known.id !== comment.id);
  if (type !== 'comment.posted' || comment.text === undefined) return comments;
  return [comment, ...comments.filter((known) => known.id !== comment.id)].sort((a, b) =>
    a.postedAt === b.postedAt ? (a.id < b.id ? 1 : -1) : a.postedAt < b.postedAt ? 1 : -1,
  );
}

export const speaking = (agenda: AgendaBranch[]): AgendaBranch | undefined =>
  agenda.find((item) => item.startedAt !== null && item.endedAt === null);
