import type { Economics } from '../../domain/index.js';
import type { RequisitionRow } from './requisition.entity.js';

export interface RequisitionRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  /** The id that an evaluation file gave; null for one that was opened here. */
  readonly externalId: string | null;
  /** `id@version`. */
  readonly rubric: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly stage: string;
  readonly transitionPlan: string | null;
  readonly economics: Economics;
  /** When it was closed; null while it is open. */
  readonly closedAt: string | null;
}

/** A row as the record that the module gives out. */
export function toRequisition(row: RequisitionRow): RequisitionRecord {
  const { id, version, createdAt, externalId, rubric, title, organisation, stage, transitionPlan, closedAt } = row;
  return {
    id,
    version,
    createdAt,
    externalId,
    rubric,
    title,
    organisation,
    stage,
    transitionPlan,
    economics: JSON.parse(row.economics) as Economics,
    closedAt,
  };
}
