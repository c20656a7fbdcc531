import { ApiProperty } from '@nestjs/swagger';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { DebriefRecord, DecisionRecord } from '../debriefs.service.js';
import { DECISIONS } from '../decision.rules.js';

/** From now on the panel of an application talks. */
export class DebriefResponse extends RecordResponse {
  readonly applicationId: string;
  /** Who opened it. */
  readonly personId: string;
  /** Why it was opened although not all scorecards were in; null when all were. */
  readonly reason: string | null;
}

/** What a person decided, beside the advice. */
export class DecisionResponse extends RecordResponse {
  readonly applicationId: string;
  /** 1 for the first of its application, then one more. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly number: number;
  /** Who decided. */
  readonly personId: string;
  @ApiProperty({ enum: DECISIONS })
  readonly decision: string;
  readonly reason: string;
  /** The assessment that lay on the table; null when there was none, or none that you may read. */
  readonly assessmentId: string | null;
  /** The route that it advised; null as the assessment is. */
  readonly advice: string | null;
}

/** All decisions on an application. */
export class DecisionsResponse {
  /** Oldest first. */
  @ApiProperty({ type: DecisionResponse, isArray: true })
  readonly items: readonly DecisionResponse[];
}

/** The record as the API shows it. */
export function debriefResponse(record: DebriefRecord): DebriefResponse {
  const { id, version, createdAt, applicationId, personId, reason } = record;
  return { id, version, createdAt, applicationId, personId, reason };
}

/** The record as the API shows it to somebody who may read its assessment, or not. */
export function decisionResponse(record: DecisionRecord, mayKnowAdvice: boolean): DecisionResponse {
  const { id, version, createdAt, applicationId, number, personId, decision, reason } = record;
  const { assessmentId, advice } = mayKnowAdvice ? record : { assessmentId: null, advice: null };
  return { id, version, createdAt, applicationId, number, personId, decision, reason, assessmentId, advice };
}
