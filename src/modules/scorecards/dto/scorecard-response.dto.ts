import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { ScorecardContent } from '../../../domain/index.js';
import type { ScorecardRecord } from '../scorecards.mapping.js';
import { ScorecardContentDto } from './scorecard-request.dto.js';

/** What stood on a scorecard before it was amended. */
export class AmendmentResponse {
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly at: string;
  readonly reason: string;
  /** `debrief`: it was made there; null: on its own. */
  @ApiProperty({ type: String, enum: ['debrief'], nullable: true })
  readonly setting: 'debrief' | null;
  readonly before: ScorecardContentDto;
}

/** One interviewer’s ratings of one application. */
export class ScorecardResponse extends RecordResponse {
  readonly requisitionId: string;
  readonly applicationId: string;
  readonly interviewerId: string;
  /** A submitted scorecard is locked: from then on it is only ever amended. */
  readonly status: 'draft' | 'submitted';
  /** UTC; null for a draft. */
  @ApiProperty({ format: 'date-time' })
  readonly submittedAt: string | null;
  /** 0 for a draft, 1 as submitted, one more for each amendment. */
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  /** As it reads now. */
  readonly content: ScorecardContentDto;
  /** Oldest first. */
  readonly amendments: AmendmentResponse[];
}

/** A page of scorecards. */
export const ScorecardPage = pageClass(ScorecardResponse);

/** The record as the API shows it. */
export function scorecardResponse(record: ScorecardRecord): ScorecardResponse {
  const { id, version, createdAt, requisitionId, applicationId, interviewerId, status, submittedAt, revision } = record;
  return {
    id,
    version,
    createdAt,
    requisitionId,
    applicationId,
    interviewerId,
    status,
    submittedAt,
    revision,
    content: contentResponse(record.content),
    amendments: record.amendments.map(({ at, reason, setting, before }) => ({
      at,
      reason,
      setting,
      before: contentResponse(before),
    })),
  };
}

function contentResponse({ recommendation, keyTakeaway, tells, ratings }: ScorecardContent): ScorecardContentDto {
  return {
    recommendation,
    keyTakeaway,
    tells: [...tells],
    ratings: ratings.map(({ criterion, rating, verification, evidence }) => ({
      criterion,
      rating,
      verification,
      evidence,
    })),
  };
}
