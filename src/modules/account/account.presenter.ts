import { minuteWords } from '../../common/days.js';
import { SCOPES, type Scope } from '../../domain/index.js';
import { checkboxField, errorSummary, inputField } from '../rendering/pages/field-view.js';

export interface AccountFacts {
  readonly name: string;
  readonly email: string;
  /** In words. */
  readonly roles: readonly string[];
  readonly hasPassword: boolean;
  /** Null without a second step. */
  readonly recoveryCodesLeft: number | null;
  readonly sessions: readonly ShownSession[];
  readonly tokens: readonly ShownToken[];
  /** A token that was made a moment ago. */
  readonly newToken: { readonly name: string; readonly token: string } | null;
}

export interface ShownSession {
  readonly id: string;
  readonly client: string;
  readonly createdAt: string;
  readonly seenAt: string;
  /** Of this very browser. */
  readonly own: boolean;
}

export interface ShownToken {
  readonly id: string;
  readonly name: string;
  /** Its first characters. */
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly state: 'good' | 'expired' | 'revoked';
}

/** What was typed into the forms of the page, and what is wrong with it, by field. */
export interface AccountForms {
  /** Null for the name that they have. */
  readonly name: string | null;
  readonly token: { readonly name: string; readonly days: string; readonly scopes: readonly string[] };
  readonly errors: ReadonlyMap<string, string>;
}

/** The field for one's own name; "name" is that of a token. */
export const OWN_NAME = 'own-name';

export const EMPTY_FORMS: AccountForms = {
  name: null,
  token: { name: '', days: '90', scopes: [] },
  errors: new Map(),
};

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'requisitions:read': 'read requisitions and applications',
  'requisitions:write': 'open and change requisitions and applications',
  'scorecards:read': 'read scorecards',
  'scorecards:write': 'write scorecards',
  'briefs:read': 'read hiring briefs',
  'briefs:write': 'issue hiring briefs',
  'rubrics:read': 'read rubrics',
  'people:read': 'read interviewers',
  'people:write': 'add interviewers',
};

const STATES = {
  good: { mark: 'solid', tone: 'held', word: 'works' },
  expired: { mark: 'dashed', tone: 'missing', word: 'ended' },
  revoked: { mark: 'dashed', tone: 'missing', word: 'revoked' },
} as const;

/** One's own account. */
export function accountView(facts: AccountFacts, forms: AccountForms = EMPTY_FORMS) {
  const { name, email, roles, newToken } = facts;
  const ownName = nameField(forms.name ?? name, forms.errors);
  const token = tokenForm(forms);
  const password = passwordForm(forms.errors);
  const summary = errorSummary([ownName, ...Object.values(password), token.name, token.days, token.scopes]);
  return {
    heading: { above: null, text: 'Account', lead: null, actions: [] },
    summary,
    facts: {
      items: [
        { label: 'Name', value: name, note: null },
        { label: 'E-mail', value: email, note: null },
        { label: 'Roles', value: roles.join(', '), note: null },
      ],
    },
    ownName,
    password: facts.hasPassword ? password : null,
    secondStep: secondStepView(facts.recoveryCodesLeft),
    sessions: facts.sessions.map(sessionView),
    newToken,
    tokens: facts.tokens.map(tokenView),
    token,
  };
}

function nameField(value: string, errors: ReadonlyMap<string, string>) {
  return inputField({
    name: OWN_NAME,
    label: 'Name',
    hint: 'As your colleagues read it. Hiring briefs go on with the one under which you first joined a panel.',
    value,
    autocomplete: 'name',
    error: errors.get(OWN_NAME) ?? null,
  });
}

function passwordForm(errors: ReadonlyMap<string, string>) {
  return {
    old: inputField({
      name: 'old',
      label: 'Password now',
      type: 'password',
      autocomplete: 'current-password',
      error: errors.get('old') ?? null,
    }),
    chosen: inputField({
      name: 'password',
      label: 'New password',
      type: 'password',
      hint: 'At least 12 characters. Your other sessions end. API tokens work on: revoke those that you do not know, below.',
      autocomplete: 'new-password',
      error: errors.get('password') ?? null,
    }),
  };
}

function secondStepView(left: number | null) {
  if (left === null)
    return {
      status: { mark: 'dashed', tone: 'open', word: 'off' },
      text: 'With a second step, whoever knows your password still cannot sign in as you.',
      action: { href: '/account/second-step', label: 'Set up a second step' },
    };
  const codes = left === 1 ? 'One recovery code is left.' : `${left} recovery codes are left.`;
  return {
    status: { mark: 'solid', tone: 'held', word: 'on' },
    text: `Signing in needs a code from your app. ${codes}`,
    action: { href: '/account/second-step', label: 'Turn it off or look at it' },
  };
}

function sessionView({ id, client, createdAt, seenAt, own }: ShownSession) {
  return {
    client,
    since: minuteWords(createdAt),
    seen: minuteWords(seenAt),
    own,
    action: `/account/sessions/${id}/end`,
    label: `End the session of ${client}, signed in ${minuteWords(createdAt)}`,
  };
}

function tokenView({ id, name, start, scopes, expiresAt, usedAt, state }: ShownToken) {
  return {
    name,
    start: `${start}…`,
    scopes: scopes.map((scope) => SCOPE_WORDS[scope]).join('; '),
    ends: minuteWords(expiresAt),
    used: usedAt === null ? 'never' : minuteWords(usedAt),
    status: STATES[state],
    action: state === 'good' ? `/account/tokens/${id}/revoke` : null,
    label: `Revoke ${name}`,
  };
}

function tokenForm({ token, errors }: AccountForms) {
  return {
    name: inputField({
      name: 'name',
      label: 'Name',
      hint: 'What uses it, for you to know it again.',
      value: token.name,
      error: errors.get('name') ?? null,
    }),
    days: inputField({
      name: 'days',
      label: 'Days until it ends',
      type: 'number',
      width: 'short',
      value: token.days,
      error: errors.get('days') ?? null,
    }),
    scopes: checkboxField({
      name: 'scopes',
      label: 'What it may do, as far as you may',
      options: SCOPES.map((scope) => ({ value: scope, label: SCOPE_WORDS[scope] })),
      chosen: [...token.scopes],
      error: errors.get('scopes') ?? null,
    }),
  };
}
