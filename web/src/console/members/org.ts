import { formatShortDay } from '@/shared/time/format';
import type { OrgKind, OrgUnit } from '../api/contract';
import { locale, t } from '../texts';

export interface OrgNode {
  id: string;
  label: string;
  count: number;
  unit: OrgUnit;
  children: OrgNode[];
}

export const kindName = (kind: OrgKind): string =>
  ({
    Committee: t('机关党委'),
    GeneralBranch: t('党总支'),
    Branch: t('党支部'),
    Group: t('党小组'),
  })[kind];

/** What may stand below what. */
export const kindsBelow: Record<OrgKind, OrgKind[]> = {
  Committee: ['GeneralBranch', 'Branch'],
  GeneralBranch: ['Branch'],
  Branch: ['Group'],
  Group: [],
};

export const isOpen = (unit: OrgUnit): boolean => unit.closedOn === null;

/** The standing organisation as a tree; a unit whose parent is not visible to the caller stands at the top. */
export function orgTree(units: OrgUnit[]): OrgNode[] {
  const standing = units.filter((unit) => !unit.isTemporary && isOpen(unit));
  const nodes = new Map(
    standing.map((unit) => [
      unit.id,
      { id: unit.id, label: unit.name, count: unit.memberCount, unit, children: [] } as OrgNode,
    ]),
  );
  const top: OrgNode[] = [];
  for (const unit of standing) {
    const node = nodes.get(unit.id)!;
    const parent = unit.parentId === null ? undefined : nodes.get(unit.parentId);
    if (parent) parent.children.push(node);
    else top.push(node);
  }
  return top;
}

export const temporary = (units: OrgUnit[]): OrgUnit[] =>
  units.filter((unit) => unit.isTemporary && isOpen(unit));

/** 263 名党员 · 11 个支部 · 2 个临时党支部 */
export function orgFacts(units: OrgUnit[]): string {
  const open = units.filter(isOpen);
  const branches = open.filter((unit) => unit.kind === 'Branch' && !unit.isTemporary).length;
  const temporaries = temporary(units).length;
  const top = open.filter((unit) => !unit.isTemporary && !open.some((other) => other.id === unit.parentId));
  const facts = [
    t('{n} 名党员', { n: top.reduce((sum, unit) => sum + unit.memberCount, 0) }),
    t('{n} 个支部', { n: branches }),
  ];
  if (temporaries > 0) facts.push(t('{n} 个临时党支部', { n: temporaries }));
  return facts.join(' · ');
}

/** 12-31 到期; the year only if another. */
export function endText(endsOn: string | null, thisYear: number): string {
  if (!endsOn) return '';
  const [year, month] = endsOn.split('-');
  return Number(year) === thisYear
    ? t('{date} 到期', { date: formatShortDay(`${endsOn}T12:00:00+08:00`, locale()) })
    : t('{date} 到期', { date: `${year}-${month}` });
}

export const branchesOf = (units: OrgUnit[]): OrgUnit[] =>
  units.filter((unit) => unit.kind === 'Branch' && isOpen(unit));
export const groupsOf = (units: OrgUnit[], branchId: string): OrgUnit[] =>
  units.filter((unit) => unit.kind === 'Group' && unit.parentId === branchId && isOpen(unit));
