import type { Gated } from './findings.js';

/** One scorecard that was asked for by an interview kit and is in. Instants are ISO 8601. */
export interface HandIn {
  readonly askedAt: string;
  /** Null without a day. */
  readonly dueAt: string | null;
  readonly submittedAt: string;
}

export interface TimeToSubmit {
  readonly scorecards: number;
  /** Hours from being asked to being in; the median. */
  readonly medianHours: number;
  /** Of those that had a day. */
  readonly due: number;
  /** Of those, in after it. */
  readonly late: number;
}

/** Fewer than this say more about single weeks than about somebody. Our judgement, untested. */
const ENOUGH_SCORECARDS = 8;
const HOUR = 3_600_000;

/** How long somebody takes from an interview kit to the scorecard. One that was in before it was asked for, as imports are, tells nothing. */
export function timeToSubmit(handIns: readonly HandIn[]): Gated<TimeToSubmit> {
  const asked = handIns.filter(({ askedAt, submittedAt }) => Date.parse(submittedAt) > Date.parse(askedAt));
  if (asked.length < ENOUGH_SCORECARDS)
    return {
      shown: null,
      withheld: `From ${ENOUGH_SCORECARDS} scorecards with an interview kit on; so far ${asked.length === 0 ? 'none' : asked.length}.`,
    };
  const hours = asked
    .map(({ askedAt, submittedAt }) => (Date.parse(submittedAt) - Date.parse(askedAt)) / HOUR)
    .sort((a, b) => a - b);
  const due = asked.filter(({ dueAt }) => dueAt !== null);
  return {
    shown: {
      scorecards: asked.length,
      medianHours: (hours[Math.floor((hours.length - 1) / 2)]! + hours[Math.ceil((hours.length - 1) / 2)]!) / 2,
      due: due.length,
      late: due.filter(({ dueAt, submittedAt }) => Date.parse(submittedAt) > Date.parse(dueAt ?? '')).length,
    },
    withheld: null,
  };
}
