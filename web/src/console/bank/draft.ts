import type { Difficulty, QuestionDetail, QuestionType } from '../api/contract';
import { t } from '../texts';
import { parseAnswer } from './labels';

export interface QuestionDraft {
  type: QuestionType;
  stem: string;
  options: { key: string; text: string }[];
  /** Keys of the right options; for a blank the accepted words, separated by ；. */
  right: string[];
  words: string;
  explanation: string;
  categoryId: string;
  difficulty: Difficulty;
  sourceName: string;
}

export const emptyDraft = (): QuestionDraft => ({
  type: 'SingleChoice',
  stem: '',
  options: ['A', 'B', 'C', 'D'].map((key) => ({ key, text: '' })),
  right: [],
  words: '',
  explanation: '',
  categoryId: '',
  difficulty: 'Medium',
  sourceName: '',
});

export function draftOf(question: QuestionDetail): QuestionDraft {
  return {
    type: question.type,
    stem: question.stem,
    options: question.options.map((option) => ({ ...option })),
    right: question.type === 'FillIn' ? [] : [...question.answer],
    words: question.type === 'FillIn' ? question.answer.join('；') : '',
    explanation: question.explanation ?? '',
    categoryId: question.category?.id ?? '',
    difficulty: question.difficulty,
    sourceName: question.source?.name ?? '',
  };
}

/** Letters follow the order; removing an option moves the right answers with their texts. */
export function withoutOption(draft: QuestionDraft, index: number): void {
  const gone = draft.options[index]!.key;
  const rightTexts = new Set(
    draft.options.filter((o) => draft.right.includes(o.key) && o.key !== gone).map((o) => o),
  );
  draft.options.splice(index, 1);
  draft.right = [];
  draft.options.forEach((option, at) => {
    option.key = String.fromCharCode(65 + at);
    if (rightTexts.has(option)) draft.right.push(option.key);
  });
}

export interface FieldProblem {
  field: string;
  label: string;
  message: string;
}

export function check(draft: QuestionDraft): FieldProblem[] {
  const found: FieldProblem[] = [];
  const say = (field: string, label: string, message: string) => found.push({ field, label, message });
  if (draft.stem.trim() === '') say('stem', t('题干'), t('写上题干'));
  if (draft.categoryId === '') say('category', t('分类'), t('选择一个分类'));
  if (draft.type === 'SingleChoice' || draft.type === 'MultipleChoice') {
    if (draft.options.length < 2) say('options', t('选项'), t('至少要 2 个选项'));
    const blank = draft.options.find((option) => option.text.trim() === '');
    if (blank) say('options', t('选项'), t('选项 {key} 是空的，写上内容或删掉', { key: blank.key }));
    const texts = draft.options.map((option) => option.text.trim());
    const twin = texts.findIndex((text, at) => text !== '' && texts.indexOf(text) !== at);
    if (twin >= 0) say('options', t('选项'), t('选项 {key} 和前面的重复', { key: draft.options[twin]!.key }));
  }
  if (draft.type === 'FillIn') {
    if (parseAnswer('FillIn', draft.words).length === 0)
      say('answer', t('答案'), t('写上答案，几个空用分号隔开'));
  } else if (draft.right.length === 0) say('answer', t('答案'), t('标出正确的选项'));
  else if (draft.type === 'MultipleChoice' && draft.right.length < 2)
    say('answer', t('答案'), t('多选题至少 2 个正确选项，只有 1 个就改成单选'));
  else if (draft.type === 'SingleChoice' && draft.right.length > 1)
    say('answer', t('答案'), t('单选题只能有 1 个正确选项'));
  return found;
}

export function bodyOf(draft: QuestionDraft) {
  return {
    type: draft.type,
    stem: draft.stem.trim(),
    options:
      draft.type === 'FillIn' || draft.type === 'TrueFalse'
        ? null
        : draft.options.map((option) => ({ key: option.key, text: option.text.trim() })),
    answer: draft.type === 'FillIn' ? parseAnswer('FillIn', draft.words) : [...draft.right].sort(),
    explanation: draft.explanation.trim() || null,
    categoryId: draft.categoryId,
    difficulty: draft.difficulty,
    sourceName: draft.sourceName.trim() || null,
  };
}
