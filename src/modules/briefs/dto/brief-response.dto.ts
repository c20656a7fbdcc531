import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import type { Assessment, Evaluation } from '../../../domain/index.js';
import type { BriefRecord, BriefSnapshot } from '../briefs.mapping.js';

/** An issued brief. */
export class BriefResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e53' })
  readonly id: string;
  /** Always 1: a brief is never changed. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** When it was issued, UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
  /** As printed on every page. */
  @ApiProperty({ example: 'B-0012' })
  readonly number: string;
  readonly kind: 'hiring-brief' | 'shortlist-brief';
  readonly assessmentId: string;
  /** Null for a shortlist brief. */
  readonly applicationId: string | null;
  readonly paper: 'A4' | 'Letter';
  /** SHA-256 of what the assessment was computed from. */
  readonly inputSha256: string;
  /** SHA-256 of all that the brief shows. */
  readonly snapshotSha256: string;
  /** When its candidate was erased; since then it cannot be read (410). Null: it stands. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly erasedAt: string | null;
}

/** An issued brief with all that it shows, frozen with it. */
export class BriefWithContentResponse extends BriefResponse {
  /** The scorecards and the requisition as they stood. */
  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Evaluation' }] })
  readonly evaluation: Evaluation;
  /** What was advised. */
  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Assessment' }] })
  readonly assessment: Assessment;
}

/** A page of briefs. */
export const BriefPage = pageClass(BriefResponse);

/** Without the hash of the PDF, which is not known before the first one is made: that is the ETag of the file. */
export function briefResponse(record: BriefRecord): BriefResponse {
  const {
    id,
    version,
    createdAt,
    number,
    kind,
    assessmentId,
    applicationId,
    paper,
    inputSha256,
    snapshotSha256,
    erasedAt,
  } = record;
  return {
    id,
    version,
    createdAt,
    number,
    kind,
    assessmentId,
    applicationId,
    paper,
    inputSha256,
    snapshotSha256,
    erasedAt,
  };
}

/** An issued brief with the evaluation and the assessment of its snapshot. */
export function briefWithContent(
  record: BriefRecord,
  { evaluation, assessment }: BriefSnapshot,
): BriefWithContentResponse {
  return { ...briefResponse(record), evaluation, assessment };
}
