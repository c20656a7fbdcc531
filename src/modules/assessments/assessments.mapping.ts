import type { Assessment } from '../../domain/index.js';
import type { AssessmentRow } from './assessment.entity.js';

/** A frozen assessment. */
export interface AssessmentRecord {
  readonly id: string;
  /** Always 1: an assessment never changes. */
  readonly version: 1;
  readonly createdAt: string;
  readonly requisitionId: string;
  /** `id@version`. */
  readonly rubric: string;
  readonly inputSha256: string;
  readonly engine: string;
  /** The number of the rubric's calibration that it was scored against; null: fitted together with its pool. */
  readonly calibration: number | null;
  readonly assessment: Assessment;
}

/** A row as the record that the module gives out. */
export function toAssessment(row: AssessmentRow): AssessmentRecord {
  const { id, createdAt, requisitionId, rubric, inputSha256, engine, calibration } = row;
  return {
    id,
    version: 1,
    createdAt,
    requisitionId,
    rubric,
    inputSha256,
    engine,
    calibration,
    assessment: JSON.parse(row.content) as Assessment,
  };
}
