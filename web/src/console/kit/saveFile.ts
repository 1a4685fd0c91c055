import { formatWall } from '@/shared/time/format';

/** 成员_2026-11-23_0902.xlsx */
export function exportName(what: string, now: number = Date.now()): string {
  return `${what}_${formatWall(now).replace(' ', '_').replace(':', '')}.xlsx`;
}

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function saveFile(response: Response, what: string): Promise<void> {
  saveBlob(await response.blob(), exportName(what));
}
