import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Conflict } from '../common/errors.js';
import { IdempotencyStore, type IdempotentRequest, type StoredResponse } from '../common/idempotency.js';
import { IdempotencyKeyRow } from './idempotency-key.entity.js';
import { findRow, insertRow } from './rows.js';
import { run } from './sql.js';
import { UnitOfWork } from './unit-of-work.js';

export class IdempotencyKeyReused extends Conflict {
  constructor() {
    super(
      'idempotency-key-reused',
      'This Idempotency-Key was used before for another request: one with another address, If-Match or body.',
    );
  }
}

/** Hours for which an answer is kept. */
export const KEPT_HOURS = 24;

/** Answers a repeated request with the first answer. The key is written in the transaction of the request's own writes: either both are there or neither is. */
@Injectable()
export class IdempotencyKeys extends IdempotencyStore {
  constructor(
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  /**
   * Runs `work` in one unit of work together with its key, or gives what was answered the first time. A second
   * request with the same key waits for the first; work that throws leaves no key behind.
   *
   * @throws IdempotencyKeyReused for the same key and route with another address, precondition or body.
   */
  override once(
    request: IdempotentRequest,
    work: () => Promise<StoredResponse>,
  ): Promise<StoredResponse & { readonly replayed: boolean }> {
    return this.units.write(async () => {
      await this.forgetOld();
      const { key, route, requestSha256 } = request;
      const row = { key, route, requestSha256, createdAt: this.clock.now(), status: null, response: null };
      if (!(await insertRow(this.units.manager, IdempotencyKeyRow, { row, unlessExists: ['key', 'route'] })))
        return this.replay(request);
      const { status, body } = await work();
      await run(
        this.units.manager,
        `UPDATE "idempotency_keys" SET "status" = ?, "response" = ? WHERE "key" = ? AND "route" = ?`,
        [status, JSON.stringify(body ?? null), key, route],
      );
      return { status, body, replayed: false };
    });
  }

  private async replay({
    key,
    route,
    requestSha256,
  }: IdempotentRequest): Promise<StoredResponse & { readonly replayed: true }> {
    const row = await findRow(this.units.manager, IdempotencyKeyRow, { where: { key, route } });
    if (row === null) throw new Error('an idempotency key is neither new nor there');
    if (row.requestSha256 !== requestSha256) throw new IdempotencyKeyReused();
    if (row.status === null || row.response === null)
      throw new Error('an idempotency key without its answer was committed');
    return { status: row.status, body: JSON.parse(row.response) as unknown, replayed: true };
  }

  private async forgetOld(): Promise<void> {
    const limit = new Date(Date.parse(this.clock.now()) - KEPT_HOURS * 3_600_000).toISOString();
    await run(this.units.manager, `DELETE FROM "idempotency_keys" WHERE "created_at" < ?`, [limit]);
  }
}
