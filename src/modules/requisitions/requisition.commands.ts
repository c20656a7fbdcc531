import type { Economics, MemberRole } from '../../domain/index.js';

export interface CreateRequisition {
  /** `id@version`. */
  readonly rubric: string;
  readonly title: string;
  readonly organisation?: string | null;
  /** Id of the career stage that the seat needs. */
  readonly stage: string;
  readonly transitionPlan?: string | null;
  readonly economics?: Economics;
  /** Of an evaluation file; unique. */
  readonly externalId?: string | null;
  /** Whoever opens it is its first recruiter; null for the command line, which belongs to nobody. */
  readonly openedBy?: string | null;
}

/** Somebody who belongs to a requisition, in one role; one person may have both. */
export interface Member {
  readonly personId: string;
  readonly role: MemberRole;
}

/** What is left out stays. */
export type UpdateRequisition = Partial<Omit<CreateRequisition, 'externalId' | 'openedBy'>>;
