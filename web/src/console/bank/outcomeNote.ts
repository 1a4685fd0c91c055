import type { ImportRow } from '../api/contract';
import { said, t } from '../texts';

/** What is said about a row: its problems in the reader's language, else what it repeats. */
export function outcomeNote(row: ImportRow): string {
  const problems = row.problems.map(said);
  if (problems.length > 0) return problems.join(t('；'));
  const twin = row.duplicateOf;
  if (!twin) return '—';
  const other = twin.questionNumber ?? t('本文件第 {n} 题', { n: twin.rowNumber ?? 0 });
  return twin.sameAnswer
    ? t('与 {other} 题干相同，答案相同', { other })
    : t('与 {other} 题干相同，答案不同（那边为“{answer}”）', { other, answer: twin.otherAnswer });
}
