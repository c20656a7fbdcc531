import type { Route } from '../../domain/index.js';
import type { DebriefRow } from './debrief.entity.js';
import type { DecisionRow } from './decision.entity.js';
import type { Decided } from './decision.rules.js';

export interface DebriefRecord {
  readonly id: string;
  /** Always 1: it is opened once. */
  readonly version: 1;
  readonly createdAt: string;
  readonly applicationId: string;
  /** Who opened it. */
  readonly personId: string;
  /** Why it was opened although not all scorecards were in; null when all were. */
  readonly reason: string | null;
}

export interface DecisionRecord {
  readonly id: string;
  /** Always 1: another decision follows it. */
  readonly version: 1;
  readonly createdAt: string;
  readonly applicationId: string;
  /** 1 for the first of its application. */
  readonly number: number;
  readonly personId: string;
  readonly decision: Decided;
  readonly reason: string;
  /** The assessment that lay on the table; null when there was none. */
  readonly assessmentId: string | null;
  /** The route that it advised. */
  readonly advice: Route | null;
}

/** A row as the record that the module gives out. */
export function toDebrief({ id, createdAt, applicationId, personId, reason }: DebriefRow): DebriefRecord {
  return { id, version: 1, createdAt, applicationId, personId, reason };
}

/** A row as the record that the module gives out. */
export function toDecision(row: DecisionRow): DecisionRecord {
  const { id, createdAt, applicationId, number, personId, decision, reason, assessmentId, advice } = row;
  return {
    id,
    version: 1,
    createdAt,
    applicationId,
    number,
    personId,
    decision,
    reason,
    assessmentId,
    advice: advice as Route | null,
  };
}
