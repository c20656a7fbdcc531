import { errorSummary, inputField } from '../rendering/pages/field-view.js';

export interface WelcomeFacts {
  readonly name: string;
  readonly email: string;
  /** They had one before. */
  readonly isReset: boolean;
  /** Where the form goes. */
  readonly action: string;
  /** "has fewer than …"; null for none. */
  readonly problem: string | null;
}

const RESET_LEAD = 'It ends all of your sessions, and revokes all of your API tokens.';

/** Choosing a password. */
export function welcomeView({ name, email, isReset, action, problem }: WelcomeFacts) {
  const password = inputField({
    name: 'password',
    label: 'New password',
    type: 'password',
    hint: 'At least 12 characters. Three or four words that you can remember are best.',
    autocomplete: 'new-password',
    error: problem === null ? null : `The password ${problem}.`,
  });
  return {
    heading: { above: null, text: 'Choose a password', lead: isReset ? RESET_LEAD : null, actions: [] },
    facts: {
      items: [
        { label: 'Name', value: name, note: null },
        { label: 'E-mail', value: email, note: 'You sign in with it.' },
      ],
    },
    action,
    summary: errorSummary([password]),
    password,
  };
}

/** A link that does not work any more. */
export function goneView(sendsMail: boolean) {
  return {
    heading: {
      above: null,
      text: 'This link has ended',
      lead: 'A link works once, for an hour at most. All end when one is used, and when an admin sends another.',
      actions: [],
    },
    remedy: sendsMail
      ? {
          text: 'If you have chosen a password before, ask for a new link.',
          href: '/forgotten',
          label: 'Ask for a link',
        }
      : null,
    otherwise: 'If you were invited, ask whoever invited you to send another.',
  };
}

/** Asking for a new password. */
export function forgottenView({ sendsMail }: { readonly sendsMail: boolean }) {
  const lead = sendsMail
    ? 'We send a link to your address. It works once, for an hour.'
    : 'This installation sends no mail. Ask an admin for a link: they can make one on the page of your account.';
  return {
    heading: { above: { label: 'Sign in', href: '/sign-in' }, text: 'New password', lead, actions: [] },
    email: sendsMail
      ? inputField({ name: 'email', label: 'E-mail', type: 'email', value: '', autocomplete: 'username' })
      : null,
  };
}
