import type { Verification } from '../assessment/panel.js';
import type { Observation } from '../measurement/measurement.js';

/** A rating with when it was handed in and how far its evidence was verified. */
export interface DatedRating extends Observation {
  readonly dimension: string;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  readonly verification: Verification;
}
