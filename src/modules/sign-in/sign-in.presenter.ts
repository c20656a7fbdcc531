import { errorSummary, inputField } from '../rendering/pages/field-view.js';

export interface SignInForm {
  readonly email: string;
  /** A path of this server. */
  readonly next: string;
}

export interface SignInFacts {
  /** One sentence for every reason, so that it tells nothing of who is here. */
  readonly refused: string | null;
  /** Why one is here. */
  readonly notice?: string | null;
  /** Of OpenID Connect; null for none. */
  readonly provider: string | null;
  /** Whether the demo lets anybody in. */
  readonly demo?: boolean;
}

/** The sign-in page. */
export function signInView(
  { email, next }: SignInForm,
  { refused, notice = null, provider, demo = false }: SignInFacts,
) {
  return {
    heading: { above: null, text: 'Sign in', lead: notice, actions: [] },
    refused: refused === null ? null : { tone: 'problem', text: refused },
    email: inputField({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username' }),
    password: inputField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }),
    next,
    demo: demo ? { href: '/demo', label: 'Sign in as one of four made-up people' } : null,
    provider:
      provider === null
        ? null
        : { href: `/sign-in/with?next=${encodeURIComponent(next)}`, label: `Sign in with ${provider}` },
  };
}

/** The second step. `error` completes "The code …". */
export function codeView(error: string | null) {
  const code = inputField({
    name: 'code',
    label: 'Code',
    hint: 'The six digits that your authenticator app shows now, or one of your recovery codes.',
    width: 'middle',
    autocomplete: 'one-time-code',
    error: error === null ? null : `The code ${error}.`,
  });
  return {
    heading: { above: { label: 'Sign in', href: '/sign-in' }, text: 'Second step', lead: null, actions: [] },
    summary: errorSummary([code]),
    code,
  };
}
