import type { InboxMessage, NoticeKind } from '@/shared/api/contract';
import { daysFrom, formatDay, formatMoment, type Instant } from '@/shared/time/format';
import type { IconName } from '../icons';

/** What a kind looks like, and where it leads: the services' own addresses, which the router knows. */
const looks: Record<NoticeKind, { icon: IconName; tone: '' | 'a' | 'g'; path: string }> = {
  StoryApproved: { icon: 'medal', tone: 'g', path: '/stories' },
  StoryReturned: { icon: 'pen', tone: 'a', path: '/stories' },
  StoryWithdrawn: { icon: 'undo', tone: '', path: '/stories' },
  StorySubmitted: { icon: 'doc', tone: 'a', path: '/stories' },
  ReviewAnnounced: { icon: 'watch', tone: 'a', path: '/reviews' },
  ReviewRescheduled: { icon: 'cal', tone: 'a', path: '/reviews' },
  ReviewCancelled: { icon: 'cal', tone: '', path: '/reviews' },
  ReviewStarted: { icon: 'watch', tone: 'a', path: '/reviews' },
  QuizPublished: { icon: 'checkc', tone: '', path: '/quizzes' },
  TopicOpened: { icon: 'cmt', tone: '', path: '/topics' },
};

export interface ShownMessage {
  title: string;
  text: string;
  icon: IconName;
  tone: '' | 'a' | 'g';
  to: string;
}

type Texts = (key: string, values: Record<string, string | number>) => string;

/** The words of a message, or nothing for a kind that this client is too old to know. */
export function show(
  message: InboxMessage,
  t: Texts,
  locale: string,
  now: Instant,
): ShownMessage | undefined {
  const look = looks[message.kind];
  if (look === undefined) return undefined;
  const values = (message.values ?? {}) as Record<string, unknown>;
  const moment = (name: string) =>
    typeof values[name] === 'string' ? formatMoment(values[name], locale, now) : '';
  const filled = {
    title: String(values['title'] ?? ''),
    n: Number(values['branches'] ?? 0),
    when: moment('startsAt'),
    before: moment('previousStartsAt'),
    from: moment('opensAt'),
    until: moment('closesAt'),
  };
  const open = message.kind === 'QuizPublished' && filled.until === '' ? 'textOpen' : 'text';
  return {
    title: t(`inbox.kinds.${message.kind}.title`, filled),
    text: t(`inbox.kinds.${message.kind}.${open}`, filled),
    icon: look.icon,
    tone: look.tone,
    to: `${look.path}/${message.subjectId}`,
  };
}

/** Messages by the office's day, the newest first; the first group is not named when it is today's. */
export function byDay<T extends { arrivedAt: string }>(
  messages: T[],
  locale: string,
  now: Instant,
): { day: string; today: boolean; items: T[] }[] {
  const groups: { day: string; today: boolean; items: T[] }[] = [];
  for (const message of messages) {
    const day = formatDay(message.arrivedAt, locale, now);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(message);
    else groups.push({ day, today: daysFrom(now, message.arrivedAt) === 0, items: [message] });
  }
  return groups;
}
