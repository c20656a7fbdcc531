import { counted } from './language.js';

/** Why an application has no place among others in a dimension, or not among all of them. */

/** Observed, and `others` that were observed too cannot be compared with it. */
export function apartReason(others: number): string {
  return `No chain of common candidates links its interviewers with those of ${counted(others, 'other candidate')}, so who was rated more severely cannot be told.`;
}

/** The only one that was observed. */
export function aloneReason(): string {
  return 'Nobody else was observed in this dimension.';
}

/** Not observed. */
export function notObservedReason(): string {
  return 'Not observed in this dimension.';
}
