import { computed, shallowRef } from 'vue';
import { get } from '@/shared/api/http';
import type { MyAccount, Role } from '../api/contract';
import { t } from '../texts';

export type { Role };
export type Me = MyAccount;

const me = shallowRef<Me>();

export const staffRoles: Role[] = [
  'PartyOffice',
  'BranchSecretary',
  'CommitteeMember',
  'Leader',
  'Administrator',
  'Operator',
];

export async function loadMe(): Promise<Me> {
  me.value = await get<Me>('/api/membership/me');
  return me.value;
}

export const roleName = (role: Role): string =>
  ({
    BranchSecretary: t('党支部书记'),
    CommitteeMember: t('支部委员'),
    PartyOffice: t('党务办公室'),
    Leader: t('领导'),
    Administrator: t('管理员'),
    Operator: t('运维'),
  })[role] ?? role;

/** Roles that hold for one branch and need it named. */
export const branchRoles: Role[] = ['BranchSecretary', 'CommitteeMember'];

export function useMe() {
  const roles = computed(() => new Set(me.value?.roles.map((grant) => grant.role)));
  return {
    me,
    isStaff: computed(() => staffRoles.some((role) => roles.value.has(role))),
    /** What the shell shows and allows; the services decide for themselves. */
    has: (...wanted: Role[]): boolean => wanted.some((role) => roles.value.has(role)),
    branchesOf: (...wanted: Role[]): string[] =>
      (me.value?.roles ?? [])
        .filter((grant) => wanted.includes(grant.role) && grant.orgUnitId !== null)
        .map((grant) => grant.orgUnitId!),
  };
}

/** The role that the account menu shows: the one with the widest reach. */
export function leadingRole(of: Me): string {
  const order: Role[] = [
    'Administrator',
    'PartyOffice',
    'Leader',
    'Operator',
    'BranchSecretary',
    'CommitteeMember',
  ];
  const role = order.find((wanted) => of.roles.some((grant) => grant.role === wanted));
  if (role === undefined) return of.branch.name;
  const branch = branchRoles.includes(role)
    ? of.roles.find((grant) => grant.role === role)?.orgUnitName
    : undefined;
  return branch ? `${branch} · ${roleName(role)}` : roleName(role);
}
