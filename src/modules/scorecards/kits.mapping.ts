/** What one interviewer takes to one interview, and whether it is done; nothing of what they wrote. */
export interface Kit {
  readonly scorecardId: string;
  readonly requisitionId: string;
  readonly applicationId: string;
  readonly interviewerId: string;
  readonly status: 'draft' | 'submitted';
  readonly submittedAt: string | null;
  /** Ids of the criteria that they are to cover; empty for all. */
  readonly criteria: readonly string[];
  /** ISO 8601, UTC; null without a date. */
  readonly dueAt: string | null;
}

export interface KitReadRow extends Omit<Kit, 'criteria'> {
  readonly criteria: string | null;
}

/** How far the scorecards of one application are. */
export interface Progress {
  readonly applicationId: string;
  readonly of: number;
  readonly submitted: number;
}

/** A draft that has a date. */
export interface Due {
  readonly applicationId: string;
  readonly status: 'draft';
  /** The interviewer's. */
  readonly name: string;
  readonly dueAt: string;
}

/** A row as the record that the module gives out. */
export function toKit(row: KitReadRow): Kit {
  const { scorecardId, requisitionId, applicationId, interviewerId, status, submittedAt, criteria, dueAt } = row;
  return {
    scorecardId,
    requisitionId,
    applicationId,
    interviewerId,
    status,
    submittedAt,
    criteria: criteria === null ? [] : (JSON.parse(criteria) as string[]),
    dueAt,
  };
}

/** Derived, never stored: not in, and its time is over. */
export function isLate({ status, dueAt }: Pick<Kit, 'status' | 'dueAt'>, now: string): boolean {
  return status === 'draft' && dueAt !== null && Date.parse(dueAt) < Date.parse(now);
}
