import type { FormFields } from '../../common/http/form-fields.js';
import { AGAIN, CARRIES, CHECK_MONTHS, WHEREABOUTS, type Outcome } from '../../domain/index.js';

/** As it was sent. */
export interface OutcomeTyped {
  readonly whereabouts: string;
  readonly carries: string;
  readonly again: string;
}

export type OutcomeErrors = Readonly<Partial<Record<keyof OutcomeTyped, string>>>;

export const NOTHING_SAID: OutcomeTyped = { whereabouts: '', carries: '', again: '' };

/** An outcome, or all that is missing. */
export function readOutcome(form: FormFields): {
  readonly typed: OutcomeTyped;
  readonly outcome: Outcome | null;
  readonly errors: OutcomeErrors;
} {
  const typed = { whereabouts: form.text('whereabouts'), carries: form.text('carries'), again: form.text('again') };
  const whereabouts = WHEREABOUTS.find((each) => each === typed.whereabouts);
  const carries = CARRIES.find((each) => String(each) === typed.carries);
  const again = AGAIN.find((each) => each === typed.again);
  const months = CHECK_MONTHS.find((each) => String(each) === form.text('months'));
  const errors: OutcomeErrors = {
    ...(whereabouts === undefined && { whereabouts: 'Choose where they are now.' }),
    ...(carries === undefined && { carries: 'Choose how far they carry the seat.' }),
    ...(again === undefined && { again: 'Choose whether you would decide the same again.' }),
  };
  if (whereabouts === undefined || carries === undefined || again === undefined || months === undefined)
    return { typed, outcome: null, errors };
  return { typed, outcome: { months, whereabouts, carries, again }, errors };
}
