import type { Stall } from '../../rubric/rubric.js';
import { stageOf } from '../../rubric/rubric-order.js';
import type { Case } from '../case.js';
import { statusIn } from '../case.js';

export interface Stalled {
  readonly closeness: string;
  readonly lowest: string;
  readonly seat: string;
}

/** The dimensions of a stall of this kind: the seat's stage declares it, the lowest stage is earned, closeness is lost. */
export function stalledIn(facts: Case, stall: Stall): Stalled | null {
  const { rubric, requisition } = facts;
  const seat = stageOf(rubric, requisition.stage);
  const [lowest] = rubric.stages;
  if (seat.stall !== stall || rubric.closeness === null || lowest === undefined) return null;
  if (statusIn(facts, lowest.id) !== 'earned' || statusIn(facts, rubric.closeness.id) !== 'lost') return null;
  return { closeness: rubric.closeness.id, lowest: lowest.id, seat: seat.id };
}
