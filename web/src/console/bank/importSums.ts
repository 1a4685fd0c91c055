import type { ImportRow, QuestionImport } from '../api/contract';

export interface Sums {
  added: number;
  newVersions: number;
  skipped: number;
  errors: number;
}

/**
 * What committing will do. The counts come with the preview; of the rows only the duplicates and those with a decision
 * other than the usual one are needed.
 */
export function sums(counts: QuestionImport['counts'], duplicates: ImportRow[], skippedImportable: number): Sums {
  const newVersions = duplicates.filter((row) => row.decision === 'NewVersion').length;
  const asNew = duplicates.filter((row) => row.decision === 'Import').length;
  return {
    added: counts.importable - skippedImportable + asNew,
    newVersions,
    skipped: counts.duplicate - newVersions - asNew + skippedImportable,
    errors: counts.error,
  };
}

export const fileLimit = 20 * 1024 * 1024;

/** Whether it is worth sending at all; the server looks again, at the content. */
export function refuseFile(file: { name: string; size: number }, endings: string[]): 'type' | 'size' | 'empty' | undefined {
  const dot = file.name.lastIndexOf('.');
  if (dot < 0 || !endings.includes(file.name.slice(dot + 1).toLowerCase())) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > fileLimit) return 'size';
  return undefined;
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
