/** One request that may be sent more than once, and what was answered to it. */
export interface IdempotentRequest {
  /** The Idempotency-Key header. */
  readonly key: string;
  /** SHA-256 of method, address, precondition and body: the same key with another of these is a mistake. */
  readonly fingerprint: string;
}

export interface StoredResponse {
  readonly status: number;
  /** Plain JSON. */
  readonly body: unknown;
}

export interface IdempotentResult {
  readonly response: StoredResponse;
  readonly replayed: boolean;
}

/** Where answers are kept for a day. Implemented by the database, in the transaction of the work itself. */
export abstract class IdempotencyStore {
  /**
   * Runs the work once for a key: the first caller's answer is stored in the same transaction as what the work wrote,
   * so neither is ever there without the other. Work that fails leaves nothing behind, and may be tried again.
   *
   * @throws HttpProblem when the key was used for another request, or is being worked on.
   */
  abstract once(request: IdempotentRequest, work: () => Promise<StoredResponse>): Promise<IdempotentResult>;
}
