import type { Invalid } from '../../common/errors.js';
import type { FormFields } from '../../common/http/form-fields.js';
import { SCOPES } from '../../domain/index.js';
import type { NewToken } from '../access/tokens.service.js';
import { OWN_NAME, type AccountForms } from './account.presenter.js';

const LABELS: Readonly<Record<string, string>> = {
  old: 'The password',
  password: 'The new password',
  name: 'The name',
  days: 'The number of days',
  scopes: 'What it may do',
};

/** One's own name, as it was typed; nobody means the spaces around it. */
export function typedName(fields: FormFields): string {
  return fields.text(OWN_NAME).trim();
}

/** By field, as sentences: the name of a person, beside which the page asks for the name of a token. */
export function nameErrors(error: Invalid): ReadonlyMap<string, string> {
  return new Map([...accountErrors(error)].map(([path, sentence]) => [path === 'name' ? OWN_NAME : path, sentence]));
}

/** The form for a token, as it was typed. */
export function typedToken(fields: FormFields): AccountForms['token'] {
  return { name: fields.text('name'), days: fields.text('days'), scopes: fields.list('scopes') };
}

/** What was typed, as a command; the service says what is wrong with it. A scope that is none is left out, and is never granted. */
export function wantedToken({ name, days, scopes }: AccountForms['token']): NewToken {
  return {
    name,
    days: /^\d{1,4}$/.test(days) ? Number(days) : Number.NaN,
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
  };
}

/** By field, as sentences. */
export function accountErrors(error: Invalid): ReadonlyMap<string, string> {
  return new Map(error.problems.map(({ path, message }) => [path, `${LABELS[path] ?? path} ${message}.`]));
}
