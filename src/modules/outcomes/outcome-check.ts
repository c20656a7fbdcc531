import type { CheckMonths, Hire, Outcome } from '../../domain/index.js';

/** A check that waits. */
export interface DueOutcome {
  readonly applicationId: string;
  readonly candidate: string;
  /** Its title. */
  readonly requisition: string;
  readonly decidedAt: string;
  readonly months: CheckMonths;
}

/** One application's checks. */
export interface OutcomeCheck {
  readonly applicationId: string;
  readonly candidate: string;
  /** Its title. */
  readonly requisition: string;
  /** Null: nobody was put into the seat, so nothing is asked. */
  readonly decision: Hire['decision'] | null;
  readonly decidedAt: string | null;
  /** Null while none is. */
  readonly due: CheckMonths | null;
  /** Oldest first. */
  readonly made: readonly (Outcome & { readonly at: string })[];
}
