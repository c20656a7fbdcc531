import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import type { CalibrationRecord } from '../../../domain/index.js';
import type { CalibrationJob, JobState } from '../calibration-job.js';
import type { CalibrationTrigger, CalibrationVersion } from '../calibrations.service.js';

const TRIGGERS = ['nightly', 'more-scorecards', 'on-demand'] as const;
const STATES = ['waiting', 'running', 'done', 'unchanged', 'nothing-rated', 'failed'] as const;

/** A frozen calibration of a rubric. */
export class CalibrationResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e57' })
  readonly id: string;
  /** Always 1: a calibration is never changed. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
  /** `id@version`. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly rubric: string;
  /** 1, 2, … of its rubric: assessments name it. */
  @ApiProperty({ type: 'integer', example: 3 })
  readonly number: number;
  /** Why it was made. */
  @ApiProperty({ enum: TRIGGERS })
  readonly trigger: CalibrationTrigger;
  /** The version of the engine. */
  readonly engine: string;
  /** SHA-256 of the ratings that it was fitted on. */
  readonly dataSha256: string;
  @ApiProperty({ type: 'integer' })
  readonly scorecards: number;
  @ApiProperty({ type: 'integer' })
  readonly applications: number;
  @ApiProperty({ type: 'integer' })
  readonly interviewers: number;
  /** What the fit was like: by dimension the variances, whether it converged, how far interviewers are linked; and their agreement. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly record: CalibrationRecord;
}

/** A page of calibrations. */
export const CalibrationPage = pageClass(CalibrationResponse);

/** The record as the API shows it. */
export function calibrationResponse(calibration: CalibrationVersion): CalibrationResponse {
  const { id, createdAt, rubric, number, trigger, engine, dataSha256 } = calibration;
  const { scorecards, applications, interviewers, record } = calibration;
  return {
    id,
    version: 1,
    createdAt,
    rubric,
    number,
    trigger,
    engine,
    dataSha256,
    scorecards,
    applications,
    interviewers,
    record,
  };
}

/** How far a fit is. */
class ProgressResponse {
  @ApiProperty({ type: 'integer', example: 2 })
  readonly done: number;
  /** 0 while the ratings are read. */
  @ApiProperty({ type: 'integer', example: 5 })
  readonly of: number;
}

/** The version that came of it. */
class MadeResponse {
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e57' })
  readonly id: string;
  @ApiProperty({ type: 'integer', example: 3 })
  readonly number: number;
}

/** A calibration on its way. */
export class CalibrationJobResponse {
  /** To ask for it again. */
  readonly id: string;
  /** `id@version`. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly rubric: string;
  @ApiProperty({ enum: TRIGGERS })
  readonly trigger: CalibrationTrigger;
  /** `unchanged`: the newest calibration was fitted on the same ratings. */
  @ApiProperty({ enum: STATES })
  readonly state: JobState;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly startedAt: string;
  /** UTC; null until it ends. */
  @ApiProperty({ format: 'date-time', nullable: true })
  readonly endedAt: string | null;
  @ApiProperty({ type: ProgressResponse })
  readonly progress: ProgressResponse;
  /** Null until it ends well. */
  @ApiProperty({ type: MadeResponse, nullable: true })
  readonly calibration: MadeResponse | null;
}

/** The job as the API shows it. */
export function jobResponse(job: CalibrationJob): CalibrationJobResponse {
  const { id, rubric, trigger, state, startedAt, endedAt, progress, calibration } = job;
  return { id, rubric, trigger, state, startedAt, endedAt, progress, calibration };
}
