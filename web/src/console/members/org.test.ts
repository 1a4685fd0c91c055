import { describe, expect, it } from 'vitest';
import type { OrgUnit } from '../api/contract';
import { endText, groupsOf, orgFacts, orgTree, temporary } from './org';
import { columnName, columnsOf } from './importColumns';

const unit = (
  id: string,
  parentId: string | null,
  kind: OrgUnit['kind'],
  more: Partial<OrgUnit> = {},
): OrgUnit => ({
  id,
  parentId,
  kind,
  name: id,
  shortName: id,
  isTemporary: false,
  endsOn: null,
  closedOn: null,
  memberCount: 1,
  version: 1,
  ...more,
});
const units = [
  unit('党委', null, 'Committee', { memberCount: 20 }),
  unit('一支部', '党委', 'Branch', { memberCount: 12 }),
  unit('小组', '一支部', 'Group'),
  unit('撤了的', '党委', 'Branch', { closedOn: '2026-01-01' }),
  unit('项目', '党委', 'Branch', { isTemporary: true, endsOn: '2026-12-31' }),
];

describe('the organisation', () => {
  it('is a tree of what stands; temporary branches are apart, closed ones gone', () => {
    const [top] = orgTree(units);
    expect(top!.children.map((node) => node.id)).toEqual(['一支部']);
    expect(top!.children[0]!.children.map((node) => node.id)).toEqual(['小组']);
    expect(temporary(units).map((one) => one.id)).toEqual(['项目']);
    expect(groupsOf(units, '一支部')).toHaveLength(1);
  });
  it('shows a branch at the top when its parent is not to be seen', () => {
    expect(orgTree(units.slice(1, 3)).map((node) => node.id)).toEqual(['一支部']);
  });
  it('is summed up in one line', () => {
    expect(orgFacts(units)).toBe('20 名党员 · 1 个支部 · 1 个临时党支部');
  });
  it('says when a temporary branch ends', () => {
    expect(endText('2026-12-31', 2026)).toBe('12-31 到期');
    expect(endText('2027-03-31', 2026)).toBe('2027-03 到期');
  });
});

describe('the columns of a list of members', () => {
  it('are those of the file, under the names people use', () => {
    const rows = [
      { values: { name: '顾行之', branch: '一支部' } },
      { values: { name: '陆听澜', position: '书记' } },
    ] as never;
    expect(columnsOf(rows).map(columnName)).toEqual(['姓名', '党支部', '职务']);
  });
});
