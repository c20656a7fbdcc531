import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';

/** An issued brief: what it was made from is frozen with it. */
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
  /** SHA-256 of the PDF; null until it was made for the first time. */
  readonly pdfSha256: string | null;
}

export const BriefPage = pageClass(BriefResponse);
