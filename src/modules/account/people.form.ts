import { Conflict, Invalid } from '../../common/errors.js';
import type { FormFields } from '../../common/http/form-fields.js';
import { HttpProblem } from '../../common/http/problem.js';
import { ROLES, type Role } from '../../domain/index.js';
import type { TypedInvitation } from './people.presenter.js';

const LABELS: Readonly<Record<string, string>> = { name: 'The name', email: 'The e-mail', roles: 'The list of roles' };

/** The form for an invitation, as it was typed. */
export function typedInvitation(fields: FormFields): TypedInvitation {
  return { name: fields.text('name'), email: fields.text('email'), roles: fields.list('roles') };
}

/** The roles that exist among those that were sent. */
export function rolesIn(names: readonly string[]): readonly Role[] {
  return ROLES.filter((role) => names.includes(role));
}

/** What the page was made from. @throws HttpProblem for a form that is not ours */
export function versionIn(fields: FormFields): number {
  const version = fields.text('version');
  if (!/^\d{1,9}$/.test(version)) throw new HttpProblem('invalid-request', 'The form lacks the version of the record.');
  return Number(version);
}

/** By field, as sentences. @throws what is not about a field */
export function personErrors(error: unknown): ReadonlyMap<string, string> {
  if (error instanceof Invalid)
    return new Map(error.problems.map(({ path, message }) => [path, `${LABELS[path] ?? path} ${message}.`]));
  if (error instanceof Conflict && error.code === 'email-taken') return new Map([['email', error.message]]);
  if (error instanceof Conflict && error.code === 'last-admin') return new Map([['roles', error.message]]);
  throw error;
}
