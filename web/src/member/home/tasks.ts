import type { Me, TodayTask } from '@/shared/api/contract';

export interface Task {
  kind: 'quiz' | 'resume' | 'rules' | 'other';
  title: string;
  subtitle: string | null;
  due: string | null;
  link: string;
  minutes: number | null;
}

const kinds: Record<string, Task['kind']> = {
  quiz: 'quiz',
  startquiz: 'quiz',
  openattempt: 'resume',
  resumequiz: 'resume',
  attempt: 'resume',
};

/** What the server says is due. A link that does not stay within this client is not followed. */
export function todayTasks(items: TodayTask[]): Task[] {
  return items
    .filter((item) => item.link.startsWith('/') && !item.link.startsWith('//'))
    .map((item) => ({
      kind: kinds[item.kind.toLowerCase()] ?? 'other',
      title: item.title,
      subtitle: item.subtitle,
      due: item.due,
      link: item.link,
      minutes: item.minutes,
    }));
}

/** Reading the conduct rules is asked for, never demanded: it comes last. */
export function rulesTask(me: Me | undefined, t: (key: string) => string): Task[] {
  if (me === undefined || !rulesDue(me)) return [];
  return [
    {
      kind: 'rules',
      title: t('home.rules'),
      subtitle: t('home.rulesSub'),
      due: null,
      link: '/rules',
      minutes: 1,
    },
  ];
}

/** There are rules, and this member has not said yet that they read the newest. */
export const rulesDue = ({ conductRules }: Me): boolean =>
  conductRules.currentVersion > (conductRules.acknowledgedVersion ?? 0);
