/** An entry of the trail, as it was kept. */
export interface TrailEntry {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly personId: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly object: string | null;
  readonly detail: string | null;
}

export interface Trail {
  /** Newest first. */
  readonly entries: readonly TrailEntry[];
  /** Where the next page goes on; null on the last one. */
  readonly next: number | null;
  /** "person <id>", "interviewer <id>" and "requisition <id>" → what they are called. Candidates are named nowhere here. */
  readonly names: ReadonlyMap<string, string>;
  /** Everybody who has an account, by name. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}
