import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import { ScorecardContentDto } from './scorecard-request.dto.js';

/** What stood on a scorecard before it was amended. */
export class AmendmentResponse {
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly at: string;
  readonly reason: string;
  readonly before: ScorecardContentDto;
}

/** One interviewer’s ratings of one application. */
export class ScorecardResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e52' })
  readonly id: string;
  /** Goes up by one with each change; the same as the ETag. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
  readonly applicationId: string;
  readonly interviewerId: string;
  /** A submitted scorecard is locked: from then on it is only ever amended. */
  readonly status: 'draft' | 'submitted';
  /** UTC; null for a draft. */
  @ApiProperty({ format: 'date-time' })
  readonly submittedAt: string | null;
  /** As it reads now. */
  readonly content: ScorecardContentDto;
  /** Oldest first. */
  readonly amendments: AmendmentResponse[];
}

export const ScorecardPage = pageClass(ScorecardResponse);
