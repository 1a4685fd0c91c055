import type { Subscriber } from '../api/contract';

/** How a subscriber stands, the worst first; the text is a phrase of the catalogue. */
export function standing(one: Subscriber): { tone: 'good' | 'warn' | 'bad' | ''; text: string } {
  if (!one.isActive) return { tone: '', text: '已停用' };
  if (one.trouble) return { tone: 'bad', text: '队列没建好' };
  if (one.keptAt === null) return { tone: 'warn', text: '正在建队列' };
  // The last time it was read tells whether what was dropped is an old story.
  const since = one.lastReadAt === null || (one.lastDroppedAt ?? '') > one.lastReadAt;
  if (one.dropped > 0 && since) return { tone: 'bad', text: '在丢事件' };
  if (one.depth > 0 && one.consumers === 0) return { tone: 'warn', text: '没有人读' };
  return { tone: 'good', text: one.consumers > 0 ? '在读' : '空闲' };
}
