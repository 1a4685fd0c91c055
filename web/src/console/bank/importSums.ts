import type { ImportRow, QuestionImport, RowDecision } from '../api/contract';

export interface Sums {
  added: number;
  newVersions: number;
  skipped: number;
  errors: number;
}

/** What will become of a duplicate: what somebody chose, otherwise the default. */
export const effective = (row: ImportRow, byDefault: RowDecision): RowDecision =>
  row.isDecided ? row.decision : byDefault;

/**
 * What committing will do. The counts come with the preview; of the rows those that are no plain questions are needed
 * (`others`: duplicates, and rows with errors once somebody skipped something). A repetition inside the file has no question to become a new version of.
 */
export function sums(counts: QuestionImport['counts'], others: ImportRow[], byDefault: RowDecision): Sums {
  let newVersions = 0;
  let asNew = 0;
  let skippedDuplicates = 0;
  let chosenSkips = 0;
  for (const row of others) {
    if (row.isDecided && row.decision === 'Skip') chosenSkips++;
    if (row.outcome !== 'Duplicate') continue;
    const decision = effective(row, byDefault);
    if (decision === 'NewVersion' && row.duplicateOf?.questionNumber) newVersions++;
    else if (decision === 'Skip') skippedDuplicates++;
    else asNew++;
  }
  const skippedSound = Math.max(0, Math.min(counts.importable, (counts.decided.Skip ?? 0) - chosenSkips));
  return {
    added: counts.importable - skippedSound + asNew,
    newVersions,
    skipped: skippedDuplicates + skippedSound,
    errors: counts.error,
  };
}

/** What the services take of one file (`RequestLimits.ImportBytes`), so that nobody waits for an upload that is refused. */
export const fileLimit = 10 * 1024 * 1024;

/** Whether it is worth sending at all; the server looks again, at the content. */
export function refuseFile(
  file: { name: string; size: number },
  endings: string[],
): 'type' | 'size' | 'empty' | undefined {
  const dot = file.name.lastIndexOf('.');
  if (dot < 0 || !endings.includes(file.name.slice(dot + 1).toLowerCase())) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > fileLimit) return 'size';
  return undefined;
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
