import { ROLES, type Role } from '../../domain/index.js';
import { checkboxField, errorSummary, inputField } from '../rendering/pages/field-view.js';

export type PersonStatus = 'invited' | 'active' | 'disabled';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In words. */
  readonly roles: readonly string[];
  readonly status: PersonStatus;
}

export interface TypedInvitation {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

export interface PersonFacts {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly status: PersonStatus;
  readonly roles: readonly Role[];
  readonly hasSecondFactor: boolean;
  readonly hasSingleSignOn: boolean;
  readonly sendsMail: boolean;
  /** A link that was made a moment ago and is for the admin to pass on. */
  readonly link: { readonly url: string; readonly mailFailed: boolean } | null;
}

const STATUS = {
  invited: { mark: 'hatched', tone: 'open', word: 'invited' },
  active: { mark: 'solid', tone: 'held', word: 'active' },
  disabled: { mark: 'dashed', tone: 'missing', word: 'closed' },
} as const;

const ROLE_CHOICES: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
  admin: { label: 'Admin', hint: 'People, roles, rubrics and the audit trail; no scorecards.' },
  recruiter: { label: 'Recruiter', hint: 'Opens requisitions, sets panels, runs debriefs.' },
  interviewer: { label: 'Interviewer', hint: 'Their own interview kits and scorecards.' },
  'hiring-manager': { label: 'Hiring manager', hint: 'Reads hiring briefs and decides.' },
};

/** Everybody. */
export function peopleView(people: readonly ListedPerson[]) {
  return {
    heading: {
      above: null,
      text: 'People',
      lead: 'Who may sign in, and as what.',
      actions: [
        { href: '/erasures', label: 'Erase a candidate', primary: false },
        { href: '/people/invite', label: 'Invite somebody', primary: true },
      ],
    },
    people: people.map(({ id, name, email, roles, status }) => ({
      href: `/people/${id}`,
      name,
      email,
      roles: roles.join(', '),
      status: STATUS[status],
    })),
  };
}

/** Inviting somebody. */
export function inviteView(
  typed: TypedInvitation,
  { errors, sendsMail }: { readonly errors: ReadonlyMap<string, string>; readonly sendsMail: boolean },
) {
  const fields = {
    name: inputField({ name: 'name', label: 'Name', value: typed.name, error: errors.get('name') ?? null }),
    email: inputField({
      name: 'email',
      label: 'E-mail',
      type: 'email',
      value: typed.email,
      error: errors.get('email') ?? null,
    }),
    roles: rolesField(typed.roles, errors.get('roles') ?? null),
  };
  return {
    heading: {
      above: { label: 'People', href: '/people' },
      text: 'Invite somebody',
      lead: sendsMail
        ? 'They get a mail with a link, with which they choose a password. It works once, for an hour.'
        : 'You get a link to pass on, with which they choose a password. It works once, for an hour.',
      actions: [],
    },
    summary: errorSummary(Object.values(fields)),
    ...fields,
  };
}

/** One person, for an admin. `typed` is the name that was sent and refused; null for the one that they have. */
export function personView(
  facts: PersonFacts,
  { typed, errors }: { readonly typed: string | null; readonly errors: ReadonlyMap<string, string> },
) {
  const { id, version, name, email, status, roles, link } = facts;
  const nameField = inputField({
    name: 'name',
    label: 'Name',
    hint: 'Everybody can change their own, under Account.',
    value: typed ?? name,
    error: errors.get('name') ?? null,
  });
  const rolesOf = rolesField(roles, errors.get('roles') ?? null);
  return {
    heading: { above: { label: 'People', href: '/people' }, text: name, lead: email, actions: [] },
    summary: errorSummary([nameField, rolesOf]),
    status: STATUS[status],
    signsIn: waysIn(facts),
    link: link === null ? null : linkView(link, name),
    version: String(version),
    nameField,
    nameAction: `/people/${id}/name`,
    roles: rolesOf,
    rolesAction: `/people/${id}/roles`,
    sendLink: status === 'disabled' ? null : { action: `/people/${id}/link`, ...linkWords(facts) },
    stepOff: facts.hasSecondFactor ? { action: `/people/${id}/second-step-off` } : null,
    close: status === 'disabled' ? null : { action: `/people/${id}/disable` },
    open: status === 'disabled' ? { action: `/people/${id}/enable` } : null,
  };
}

function waysIn({ status, hasSecondFactor, hasSingleSignOn }: PersonFacts): string {
  if (status === 'invited') return 'Has not chosen a password yet.';
  if (status === 'disabled') return 'Cannot sign in, and no token works.';
  const step = hasSecondFactor ? 'with a second step' : 'without a second step';
  return hasSingleSignOn ? `Signs in through the company, or by password ${step}.` : `Signs in by password, ${step}.`;
}

function linkWords({ status, sendsMail }: PersonFacts) {
  if (status === 'invited')
    return {
      heading: 'Invitation',
      text: 'A link works for an hour, and only the newest one does.',
      label: sendsMail ? 'Send another invitation' : 'Make another link',
    };
  return {
    heading: 'Password',
    text: 'With a link they choose a new password. Until then the old one works.',
    label: sendsMail ? 'Send a link for a new password' : 'Make a link for a new password',
  };
}

function linkView({ url, mailFailed }: NonNullable<PersonFacts['link']>, name: string) {
  return {
    heading: mailFailed ? 'Not sent' : 'A link to pass on',
    text: mailFailed
      ? 'The mail server did not take the mail. Nothing is lost: pass this link on yourself.'
      : 'This installation sends no mail. Pass this link on yourself.',
    warning: 'It is shown this once. Whoever opens it chooses the password: give it to nobody else than',
    name,
    url,
  };
}

function rolesField(chosen: readonly string[], error: string | null) {
  return checkboxField({
    name: 'roles',
    label: 'Roles',
    options: ROLES.map((role) => ({ value: role, ...ROLE_CHOICES[role] })),
    chosen: [...chosen],
    error,
  });
}
