import { ApiProperty } from '@nestjs/swagger';
import { Line } from '../../../common/http/fields.js';
import { RECORD_ID } from '../../../common/limits.js';
import type { DimensionChanges } from '../../../domain/index.js';
import type { ComparedVersions } from '../readable-calibrations.service.js';

/** With which version it is compared. */
export class SinceQuery {
  @Line({
    max: 36,
    pattern: { rule: RECORD_ID, message: 'must be the id of a calibration' },
    description: 'The id of the other calibration, of the same rubric.',
    example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e57',
  })
  readonly since: string;
}

/** What moved between two calibrations of a rubric. */
export class CalibrationChangesResponse {
  /** `id@version`. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly rubric: string;
  /** The number of the earlier one. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly before: number;
  /** The number of the later one. */
  @ApiProperty({ type: 'integer', example: 3 })
  readonly after: number;
  /** More of them in the later one. */
  @ApiProperty({ type: 'integer', example: 12 })
  readonly scorecards: number;
  /**
   * By dimension: why, in sentences; variances; criterion effects; and severities of interviewers with eight rated
   * candidates or more in both, for those who recruit.
   */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly dimensions: readonly DimensionChanges[];
}

/** The comparison as the API shows it. */
export function changesResponse({ before, after, changes }: ComparedVersions): CalibrationChangesResponse {
  const { scorecards, dimensions } = changes;
  return { rubric: before.rubric, before: before.number, after: after.number, scorecards, dimensions };
}
