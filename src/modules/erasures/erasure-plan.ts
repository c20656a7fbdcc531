/** What would be erased. */
export interface ErasurePlan {
  /** The same person may have been entered more than once. */
  readonly candidateIds: readonly string[];
  readonly applications: number;
  readonly scorecards: number;
  readonly briefs: number;
}

/** An erasure that was done. */
export interface ErasureRecord {
  readonly candidateId: string;
  readonly at: string;
  /** Null: the command line, or the ledger after a backup was brought back. */
  readonly by: string | null;
  readonly applications: number;
}
