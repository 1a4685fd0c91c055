import type { MemberImportRow } from '../api/contract';

const names: Record<string, string> = {
  name: '姓名',
  userName: '登录名',
  employeeNumber: '工号',
  branch: '党支部',
  group: '党小组',
  status: '状态',
  politicalBirthday: '政治生日',
  position: '职务',
  temporaryBranch: '临时党支部',
};

export const columnName = (column: string): string => names[column] ?? column;

/** The columns that the file had, in the order of the first row that has them. */
export function columnsOf(rows: MemberImportRow[]): string[] {
  const found: string[] = [];
  for (const row of rows)
    for (const column of Object.keys(row.values)) if (!found.includes(column)) found.push(column);
  return found;
}
