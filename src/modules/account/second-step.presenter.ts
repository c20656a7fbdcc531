import { errorSummary, inputField } from '../rendering/pages/field-view.js';

export interface NewStepFacts {
  readonly secret: string;
  readonly sealed: string;
  /** Dark squares by row. */
  readonly picture: readonly (readonly boolean[])[];
}

/** Setting up a second step. `error` completes "The code …". */
export function newStepView({ secret, sealed, picture }: NewStepFacts, error: string | null) {
  const code = codeField('The six digits that the app shows now.', error);
  return {
    heading: {
      above: { label: 'Account', href: '/account' },
      text: 'Set up a second step',
      lead: 'Take an authenticator app on your telephone, and let it read this picture.',
      actions: [],
    },
    summary: errorSummary([code]),
    qr: { size: picture.length, path: pathOf(picture) },
    secret: secret.replace(/.{4}(?=.)/g, '$& '),
    sealed,
    code,
  };
}

/** A second step that is on; `codes` are shown this once. */
export function stepView(
  { codes, left }: { readonly codes: readonly string[] | null; readonly left: number },
  error: string | null,
) {
  const code = codeField('A code of the app, or a recovery code.', error);
  return {
    heading: {
      above: { label: 'Account', href: '/account' },
      text: 'Second step',
      lead: `Signing in needs a code from your app. ${left === 1 ? 'One recovery code is' : `${left} recovery codes are`} left.`,
      actions: [],
    },
    summary: errorSummary([code]),
    codes,
    code,
  };
}

function codeField(hint: string, error: string | null) {
  return inputField({
    name: 'code',
    label: 'Code',
    hint,
    width: 'middle',
    autocomplete: 'one-time-code',
    error: error === null ? null : `The code ${error}.`,
  });
}

/** Each dark run of a row as one flat rectangle. */
function pathOf(picture: NewStepFacts['picture']): string {
  return picture
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
}
