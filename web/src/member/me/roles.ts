import type { Me } from '@/shared/api/contract';

const staff = new Set([
  'PartyOffice',
  'Administrator',
  'Operator',
  'Leader',
  'BranchSecretary',
  'CommitteeMember',
]);

/** Those whom the console has something for; what they may do there the services decide. */
export const isStaff = (me: Me): boolean => me.roles.some(({ role }) => staff.has(role));

/** 支部书记（第三党支部）、党务办 */
export function rolesText(me: Me, t: (key: string) => string): string {
  return me.roles
    .map(({ role, orgUnitName }) => {
      const name = t(`me.roleNames.${role}`);
      return orgUnitName && orgUnitName !== me.branch?.name ? `${name}（${orgUnitName}）` : name;
    })
    .join('、');
}
