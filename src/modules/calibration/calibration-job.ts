import type { CalibrationTrigger } from './calibration.entity.js';

/** `unchanged`: the newest version was fitted on the same ratings. `nothing-rated`: there is nothing to fit. */
export type JobState = 'waiting' | 'running' | 'done' | 'unchanged' | 'nothing-rated' | 'failed';

/** One calibration on its way, or the last one of a rubric here. */
export interface CalibrationJob {
  readonly id: string;
  /** `id@version`. */
  readonly rubric: string;
  readonly trigger: CalibrationTrigger;
  readonly state: JobState;
  readonly startedAt: string;
  /** Null until it ends. */
  readonly endedAt: string | null;
  /** Steps: a dimension each, and the agreement. 0 of 0 while the ratings are read. */
  readonly progress: { readonly done: number; readonly of: number };
  /** The version that there is now; null until it ends well. */
  readonly calibration: { readonly id: string; readonly number: number } | null;
}

const ENDED: readonly JobState[] = ['done', 'unchanged', 'nothing-rated', 'failed'];

/** Whether a job has ended, well or not. */
export function hasEnded({ state }: Pick<CalibrationJob, 'state'>): boolean {
  return ENDED.includes(state);
}
