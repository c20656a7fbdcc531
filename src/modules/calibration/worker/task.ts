import type { DatabaseOptions } from '../../../database/options.js';
import type { Rubric } from '../../../domain/index.js';

/** What the worker is asked; plain data. */
export interface CalibrationTask {
  readonly database: DatabaseOptions;
  readonly rubric: Rubric;
  /** `id@version`. */
  readonly reference: string;
}

/** What a calibration found, ready to be kept; the JSON is made where it holds up nobody. */
export interface CalibrationFound {
  readonly dataSha256: string;
  readonly scorecards: number;
  readonly applications: number;
  readonly interviewers: number;
  readonly newestRevision: number;
  readonly practiceRatings: number;
  /** JSON. */
  readonly members: string;
  /** JSON. */
  readonly record: string;
  /** JSON. */
  readonly content: string;
  /** What it says of each interviewer. */
  readonly findings: readonly FoundOfInterviewer[];
}

/** What a calibration says of one interviewer. */
export interface FoundOfInterviewer {
  readonly interviewerId: string;
  /** JSON: `Findings`. */
  readonly findings: string;
}

/** What the worker says. `found: null`: nobody has rated anything on the rubric. */
export type CalibrationMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'found'; readonly found: CalibrationFound | null };
