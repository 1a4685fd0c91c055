import type { Difficulty, QuestionState, QuestionType } from '../api/contract';
import { t } from '../texts';

export const typeShort = (type: QuestionType | null): string =>
  type === null
    ? '—'
    : { SingleChoice: t('单选'), MultipleChoice: t('多选'), TrueFalse: t('判断'), FillIn: t('填空') }[type];

export const difficultyShort = (difficulty: Difficulty): string =>
  ({ Easy: t('易'), Medium: t('中'), Hard: t('难') })[difficulty];

export const difficultyName = (difficulty: Difficulty): string =>
  ({ Easy: t('容易'), Medium: t('中等'), Hard: t('难题') })[difficulty];

export const stateName = (state: QuestionState): string =>
  ({ Draft: t('草稿'), Active: t('已启用'), Suspended: t('已停用') })[state];

export const types: QuestionType[] = ['SingleChoice', 'MultipleChoice', 'TrueFalse', 'FillIn'];
export const difficulties: Difficulty[] = ['Easy', 'Medium', 'Hard'];
export const states: QuestionState[] = ['Active', 'Draft', 'Suspended'];

/** How an answer is written for people: A、B、D · 对 · the words of a blank. */
export function answerText(type: QuestionType | null, answer: string[]): string {
  if (answer.length === 0) return t('（空）');
  if (type === 'TrueFalse') return answer.map((one) => trueFalse(one)).join(t('、'));
  return answer.join(type === 'FillIn' ? t('；') : t('、'));
}

function trueFalse(value: string): string {
  if (/^(T|true|对)$/i.test(value)) return t('对');
  if (/^(F|false|错)$/i.test(value)) return t('错');
  return value;
}

/** What a person types as an answer: ABD, A、B、D, full-width letters; the words of a blank as they are. */
export function parseAnswer(type: QuestionType | null, text: string): string[] {
  const clean = text.trim();
  if (clean === '') return [];
  if (type === 'FillIn')
    return clean
      .split(/[；;]/)
      .map((part) => part.trim())
      .filter(Boolean);
  if (type === 'TrueFalse') {
    if (/^(对|√|正确|是|T|true)$/i.test(clean)) return ['T'];
    if (/^(错|×|x|错误|否|F|false)$/i.test(clean)) return ['F'];
    return [clean];
  }
  const letters = clean
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return [...new Set(letters)].sort();
}
