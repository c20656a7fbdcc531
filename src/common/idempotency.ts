/** One request that may be sent more than once. */
export interface IdempotentRequest {
  /** The Idempotency-Key header. */
  readonly key: string;
  /** Who sends it, method and route, e.g. "0198… POST /api/v1/requisitions". */
  readonly route: string;
  /** SHA-256 of address, precondition (If-Match) and body, hexadecimal: with another of these it is another request. */
  readonly requestSha256: string;
}

export interface StoredResponse {
  readonly status: number;
  /** Plain JSON. */
  readonly body: unknown;
}

/** Where answers are kept for a day. Implemented by the database, in the transaction of the work itself. */
export abstract class IdempotencyStore {
  /**
   * Runs the work once for a key: the first caller's answer is stored in the same transaction as what the work wrote,
   * so neither is ever there without the other. Work that fails leaves nothing behind, and may be tried again.
   *
   * @throws Conflict "idempotency-key-reused" when the key was used for another request.
   */
  abstract once(
    request: IdempotentRequest,
    work: () => Promise<StoredResponse>,
  ): Promise<StoredResponse & { readonly replayed: boolean }>;
}
