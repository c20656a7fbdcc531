import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { RequisitionRecord } from '../requisitions.mapping.js';
import { EconomicsDto } from './economics.dto.js';

/** An opening. */
export class RequisitionResponse extends RecordResponse {
  /** The rubric that the panel rates on, `id@version`. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly rubric: string;
  /** The seat. */
  readonly title: string;
  /** Shown on the brief. */
  readonly organisation: string | null;
  /** The career stage that the seat needs. */
  @ApiProperty({ example: 'leader' })
  readonly stage: string;
  /** How somebody from inside would be helped into the seat. */
  readonly transitionPlan: string | null;
  /** For the grow-or-buy comparison. */
  readonly economics: EconomicsDto;
  /** The id that an evaluation file gave; null for one that was opened here. */
  readonly externalId: string | null;
  /** When it was closed, UTC; null while it is open. */
  readonly closedAt: string | null;
}

/** A page of requisitions. */
export const RequisitionPage = pageClass(RequisitionResponse);

/** The record as the API shows it. */
export function requisitionResponse(record: RequisitionRecord): RequisitionResponse {
  const {
    id,
    version,
    createdAt,
    rubric,
    title,
    organisation,
    stage,
    transitionPlan,
    economics,
    externalId,
    closedAt,
  } = record;
  return {
    id,
    version,
    createdAt,
    rubric,
    title,
    organisation,
    stage,
    transitionPlan,
    economics,
    externalId,
    closedAt,
  };
}
