import type { Ranges } from '../../common/ranges.js';
import type { CalibrationRecord } from '../../domain/index.js';
import type { CalibrationTrigger } from './calibration.entity.js';
import type { CalibrationListRow } from './calibrations.repository.js';

/** A calibration of a rubric, without what only a score needs. Never changes. */
export interface CalibrationVersion {
  readonly id: string;
  readonly createdAt: string;
  /** `id@version`. */
  readonly rubric: string;
  /** 1, 2, … of its rubric. */
  readonly number: number;
  readonly trigger: CalibrationTrigger;
  readonly engine: string;
  readonly dataSha256: string;
  readonly scorecards: number;
  readonly applications: number;
  readonly interviewers: number;
  /** The greatest position of its revisions. */
  readonly newestRevision: number;
  /** The positions of the revisions of scorecards that it was fitted on. */
  readonly members: Ranges;
  readonly record: CalibrationRecord;
}

export function toVersion(row: CalibrationListRow): CalibrationVersion {
  return {
    id: row.id,
    createdAt: row.created_at,
    rubric: row.rubric,
    number: row.number,
    trigger: row.trigger,
    engine: row.engine,
    dataSha256: row.data_sha256,
    scorecards: row.scorecards,
    applications: row.applications,
    interviewers: row.interviewers,
    newestRevision: row.newest_revision,
    members: JSON.parse(row.members) as Ranges,
    record: JSON.parse(row.record) as CalibrationRecord,
  };
}
