import type { MemberRole, Role } from '../../../domain/index.js';
import { selectField } from '../../rendering/pages/field-view.js';

export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

const GROUPS: readonly { readonly role: MemberRole; readonly label: string }[] = [
  { role: 'recruiter', label: 'As recruiter' },
  { role: 'hiring-manager', label: 'As hiring manager' },
];

/** Who can be added to a requisition, by the role that they would have there; null when there is nobody. */
export function memberChoices(
  people: readonly PersonChoice[],
  members: readonly { readonly personId: string; readonly role: MemberRole }[],
): object | null {
  const groups = GROUPS.map(({ role, label }) => ({
    label,
    options: people
      .filter(
        ({ id, roles }) => roles.includes(role) && !members.some((one) => one.personId === id && one.role === role),
      )
      .map(({ id, name, email }) => ({ value: `${role} ${id}`, label: `${name} (${email})`, chosen: false })),
  })).filter(({ options }) => options.length > 0);
  if (groups.length === 0) return null;
  return { ...selectField({ name: 'member', label: 'Add somebody', options: [] }), groups };
}

/** What a choice of the field above says; null for one that is none. */
export function chosenMember(value: string): { readonly personId: string; readonly role: MemberRole } | null {
  const match = /^(recruiter|hiring-manager) ([0-9a-f-]{36})$/.exec(value);
  return match === null ? null : { role: match[1] as MemberRole, personId: match[2] ?? '' };
}
