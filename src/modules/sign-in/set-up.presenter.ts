import { errorSummary, inputField } from '../rendering/pages/field-view.js';

export interface SetUpForm {
  readonly secret: string;
  readonly name: string;
  readonly email: string;
}

/** The first page of an empty installation. `errors`: what is wrong, by field. */
export function setUpView({ secret, name, email }: SetUpForm, errors: ReadonlyMap<string, string> = new Map()) {
  const error = (field: string): string | null => errors.get(field) ?? null;
  const fields = {
    secret: inputField({
      name: 'secret',
      label: 'Set-up secret',
      hint: 'The console where Arcbrief was started shows it. It works once, and only until the first admin is here.',
      value: secret,
      autocomplete: 'off',
      error: error('secret'),
    }),
    name: inputField({ name: 'name', label: 'Your name', value: name, autocomplete: 'name', error: error('name') }),
    email: inputField({
      name: 'email',
      label: 'Your e-mail',
      type: 'email',
      value: email,
      autocomplete: 'username',
      error: error('email'),
    }),
    password: inputField({
      name: 'password',
      label: 'Password',
      type: 'password',
      hint: 'At least 12 characters. Three or four words that you can remember are best.',
      autocomplete: 'new-password',
      error: error('password'),
    }),
  };
  return {
    heading: {
      above: null,
      text: 'Set up Arcbrief',
      lead: 'Nobody is here yet. You become the first admin and the first recruiter.',
      actions: [],
    },
    summary: errorSummary(Object.values(fields)),
    ...fields,
  };
}
