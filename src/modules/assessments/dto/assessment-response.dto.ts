import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import type { Assessment } from '../../../domain/index.js';
import type { AssessmentRecord } from '../assessments.mapping.js';

/** A frozen assessment. */
export class AssessmentResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e54' })
  readonly id: string;
  /** Always 1: an assessment is never changed. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
  readonly requisitionId: string;
  /** `id@version`. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly rubric: string;
  /** SHA-256 of what it was computed from. */
  readonly inputSha256: string;
  /** The version of the engine. */
  readonly engine: string;
  /** The number of the rubric’s calibration that it was scored against; null when it was fitted together with its pool. */
  @ApiProperty({ type: 'integer', nullable: true, example: 3 })
  readonly calibration: number | null;
  /** `arcbrief.assessment/1`: readings, flags and guidance for every application. It advises; a person decides. */
  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Assessment' }] })
  readonly assessment: Assessment;
}

/** A page of assessments. */
export const AssessmentPage = pageClass(AssessmentResponse);

/** The record as the API shows it. */
export function assessmentResponse(record: AssessmentRecord): AssessmentResponse {
  const { id, version, createdAt, requisitionId, rubric, inputSha256, engine, calibration, assessment } = record;
  return { id, version, createdAt, requisitionId, rubric, inputSha256, engine, calibration, assessment };
}
