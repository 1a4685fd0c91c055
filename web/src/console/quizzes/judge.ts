import type { QuestionStatistics } from '../api/contract';
import { t } from '../texts';

export type Question = QuestionStatistics & { number: number };
export interface Judgement {
  tone: 'd' | 'w' | 'i0' | 's';
  word: string;
  text: string;
  attention: boolean;
}

/** Below this many takers the indices say nothing. */
export const enough = 10;

export function judge(question: Question): Judgement {
  const { facility, discrimination } = question;
  if (question.takers === 0)
    return { tone: 'i0', word: t('提示'), text: t('还没有人答到'), attention: false };
  if (facility === null || discrimination === null || question.takers < enough)
    return {
      tone: 'i0',
      word: t('提示'),
      text: t('不足 {n} 人作答，不算区分度', { n: enough }),
      attention: false,
    };
  if (discrimination < 0)
    return { tone: 'd', word: t('复核'), text: t('高分组更容易选错，疑似答案或表述有问题'), attention: true };
  if (discrimination < 0.2) {
    if (facility >= 0.95)
      return { tone: 'w', word: t('留意'), text: t('几乎人人答对，起不到区分作用'), attention: true };
    if (facility <= 0.3)
      return {
        tone: 'w',
        word: t('留意'),
        text: t('大多答错，区分也弱，看看选项是否难以分辨'),
        attention: true,
      };
    return { tone: 'w', word: t('留意'), text: t('高分组和低分组差别不大'), attention: true };
  }
  if (facility < 0.5) return { tone: 's', word: t('良好'), text: t('偏难，但区分良好'), attention: false };
  return { tone: 's', word: t('良好'), text: t('难度合适，区分良好'), attention: false };
}

export const percent = (rate: number | null | undefined, digits = 0): string =>
  rate === null || rate === undefined ? '—' : `${(rate * 100).toFixed(digits)}%`;

/** −0.08 with a real minus sign. */
export const signed = (value: number | null): string =>
  value === null ? '—' : value.toFixed(2).replace('-', '−');
