import { inputField } from '../rendering/pages/field-view.js';

export interface SignInForm {
  readonly email: string;
  /** A path of this server. */
  readonly next: string;
}

/** What the sign-in page shows; one refusal for every reason, so that it tells nothing of who is here. */
export function signInView(
  { email, next }: SignInForm,
  { refused, notice = null }: { readonly refused: string | null; readonly notice?: string | null },
) {
  return {
    heading: { above: null, text: 'Sign in', lead: notice, actions: [] },
    refused: refused === null ? null : { tone: 'problem', text: refused },
    email: inputField({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username' }),
    password: inputField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }),
    next,
  };
}
