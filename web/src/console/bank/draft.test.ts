import { describe, expect, it } from 'vitest';
import { bodyOf, check, emptyDraft, withoutOption } from './draft';

const filled = () => ({
  ...emptyDraft(),
  stem: '预备期为（ ）。',
  categoryId: 'c',
  options: ['半年', '一年', '两年'].map((text, at) => ({ key: 'ABC'[at]!, text })),
  right: ['B'],
});

describe('a question that is being written', () => {
  it('is complete with a stem, a category, options and an answer', () => {
    expect(check(filled())).toEqual([]);
  });
  it('names each thing that is missing', () => {
    expect(check(emptyDraft()).map((problem) => problem.field)).toEqual([
      'stem',
      'category',
      'options',
      'answer',
    ]);
  });
  it('refuses two equal options and a multiple choice with one answer', () => {
    const draft = filled();
    draft.options[2]!.text = '一年';
    expect(check(draft).map((problem) => problem.message)).toEqual(['选项 C 和前面的重复']);
    expect(check({ ...filled(), type: 'MultipleChoice' }).map((problem) => problem.field)).toEqual([
      'answer',
    ]);
  });
  it('keeps the right answer with its text when an option before it goes', () => {
    const draft = filled();
    withoutOption(draft, 0);
    expect(draft.options.map((option) => option.key + option.text)).toEqual(['A一年', 'B两年']);
    expect(draft.right).toEqual(['A']);
  });
  it('sends no options for true or false', () => {
    expect(bodyOf({ ...filled(), type: 'TrueFalse', right: ['T'] })).toMatchObject({
      options: null,
      answer: ['T'],
    });
  });
});
