import type { Route } from '../assessment/assessment.js';

/** Months after the decision at which somebody says how it went. */
export const CHECK_MONTHS = [3, 6, 12] as const;
export type CheckMonths = (typeof CHECK_MONTHS)[number];

/** `moved-up`: out of this seat because a larger one was given. */
export const WHEREABOUTS = ['in-seat', 'moved-up', 'moved-aside', 'left', 'let-go'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** How far the person carries the seat, from 1, hardly, to 5, fully. */
export const CARRIES = [1, 2, 3, 4, 5] as const;
export type Carries = (typeof CARRIES)[number];

export const AGAIN = ['yes', 'unsure', 'no'] as const;
/** Whether one would decide the same again. */
export type Again = (typeof AGAIN)[number];

/** What one check said. */
export interface Outcome {
  readonly months: CheckMonths;
  readonly whereabouts: Whereabouts;
  readonly carries: Carries;
  readonly again: Again;
}

/** Somebody who was put into a seat, as far as it was foretold and as it went. */
export interface Hire {
  readonly application: string;
  readonly decision: 'hire' | 'promote' | 'grow';
  /** What was advised when it was decided; null when no assessment lay on the table. */
  readonly route: Route | null;
  /** P(the career stage of the seat is earned) of that assessment, 0–1; null without it, or unobserved. */
  readonly probability: number | null;
  /** The last check. */
  readonly outcome: Outcome;
}

/** Mostly or fully, on the scale of `CARRIES`: what counts as carrying the seat. Our judgement, untested. */
const CARRIED: Carries = 4;

/** Whether it went well: still there, or in a larger seat, and the seat carried. */
export function wentWell({ whereabouts, carries }: Pick<Outcome, 'whereabouts' | 'carries'>): boolean {
  return (whereabouts === 'in-seat' || whereabouts === 'moved-up') && carries >= CARRIED;
}

/**
 * The check that is due, or null: the latest whose day has come, unless that or a later one was made.
 *
 * @param decidedAt ISO 8601, UTC, as `now`
 * @param made the checks that were made
 */
export function dueCheck(decidedAt: string, now: string, made: readonly CheckMonths[]): CheckMonths | null {
  const due = CHECK_MONTHS.findLast((months) => afterMonths(decidedAt, months) <= Date.parse(now));
  if (due === undefined || made.some((months) => months >= due)) return null;
  return due;
}

/** The same day so many months later, or the last of that month; milliseconds since 1970. */
function afterMonths(instant: string, months: number): number {
  const from = new Date(instant);
  const day = from.getUTCDate();
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(day, lastDay));
  return to.getTime();
}
