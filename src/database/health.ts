import { Injectable } from '@nestjs/common';
import { run } from './sql.js';
import { UnitOfWork, type EngineStatus } from './unit-of-work.js';

export interface DatabaseHealth extends EngineStatus {
  /** Whether a write was taken and a read answered just now. */
  readonly ok: boolean;
}

/** Asks the database whether it works: a real write lock in the lane, and a read. */
@Injectable()
export class DatabaseProbe {
  constructor(private readonly units: UnitOfWork) {}

  async check(): Promise<DatabaseHealth> {
    try {
      // Takes the write lock (and on PostgreSQL needs a server that is no read-only standby), and changes nothing.
      await this.units.write(() => run(this.units.manager, `DELETE FROM "idempotency_keys" WHERE "key" = ?`, ['']));
      await this.units.read(() => run(this.units.manager, 'SELECT 1 AS one', []));
      return { ...this.units.status(), ok: true };
    } catch {
      return { ...this.units.status(), ok: false };
    }
  }
}
