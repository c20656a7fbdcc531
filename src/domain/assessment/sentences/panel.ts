import { dimensionName } from '../../rubric/rubric-order.js';
import type { Rubric } from '../../rubric/rubric.js';
import { counted } from './language.js';

/** Why the agreement of the panel is not shown, and why severity is not adjusted for. */

/** Too few applications, of the `from` that agreement is shown from on. */
export function alphaHiddenReason(applications: number, from: number): string {
  return `Agreement is shown from ${counted(from, 'application')} on; there ${applications === 1 ? 'is' : 'are'} ${applications}.`;
}

/** Enough applications, and nothing in them to agree or differ on. */
export function alphaUndefinedReason(): string {
  return 'Agreement is undefined: no two interviewers rated the same thing, or all ratings are equal.';
}

/** For a dimension whose fit is saturated. */
export function saturatedSentence(rubric: Rubric, dimension: string): string {
  const name = dimensionName(rubric, dimension);
  return `More than three quarters of all ratings on ${name} are in the top category: they are not adjusted for severity, and plain means are shown.`;
}
