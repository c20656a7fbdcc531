import { ApiProperty } from '@nestjs/swagger';
import { PointInTime, RecordId, RubricIds } from '../../../common/http/fields.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import { LIMITS } from '../../../common/limits.js';
import type { AssignKit } from '../kits.service.js';
import type { ScorecardRecord } from '../scorecards.service.js';

/** Who interviews, about what and until when. */
export class AssignKitDto {
  @RecordId({ description: 'The interviewer.' })
  readonly interviewerId: string;

  @RubricIds({
    max: LIMITS.ratings,
    optional: true,
    description: 'The criteria to cover, by their ids in the rubric; all of them when left out or empty.',
  })
  readonly criteria?: string[];

  @PointInTime({
    optional: true,
    nullable: true,
    description: 'When the scorecard is due; whether it is late follows from it.',
    example: '2026-12-04T23:59:59Z',
  })
  readonly dueAt?: string | null;
}

/** An interview kit. Its id is that of the scorecard that is written on it. */
export class KitResponse extends RecordResponse {
  readonly applicationId: string;
  readonly interviewerId: string;
  /** Ids of criteria; empty for all. */
  readonly criteria: string[];
  /** UTC; null without a date. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly dueAt: string | null;
}

/** The kit as the API shows it: nothing of what is written on it. */
export function kitResponse(
  { id, version, createdAt, applicationId, interviewerId }: ScorecardRecord,
  { criteria, dueAt }: AssignKit,
): KitResponse {
  return { id, version, createdAt, applicationId, interviewerId, criteria: [...criteria], dueAt };
}
