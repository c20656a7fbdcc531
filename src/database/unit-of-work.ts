import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

export type Dialect = 'sqlite' | 'postgres';

export interface EngineStatus {
  readonly dialect: Dialect;
  /** Writes that wait for the lane (SQLite) or for a connection (PostgreSQL). */
  readonly waiting: number;
  /** How often a connection had to be thrown away because it was left inside a transaction. */
  readonly reopened: number;
}

/** How a dialect runs one unit. Errors come out as the modules' own, `Unavailable`, or a defect. */
export interface UnitEngine {
  readonly dialect: Dialect;
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Empties the log of what was written last, which still holds what has been overwritten since. Outside any unit. */
  truncateLog(): Promise<void>;
  status(): EngineStatus;
  close(): Promise<void>;
}

interface Unit {
  readonly manager: EntityManager;
  readonly mayWrite: boolean;
  open: boolean;
  /** The error of a nested unit: what it did cannot be taken back alone, so the whole must not be committed. */
  doomedBy: { readonly error: unknown } | null;
}

/**
 * The only way to the database. `write` is one transaction: all or nothing, one at a time on SQLite. `read` sees one
 * moment of the database and cannot write. A unit inside a unit joins it. Inside, await nothing but the database:
 * a write holds the lane. Work may be run again after a deadlock, so it must not do anything else than write.
 */
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Unit>();
  private readonly conditions = new AsyncLocalStorage<(() => Promise<void>) | null>();

  constructor(private readonly engine: UnitEngine) {}

  get dialect(): Dialect {
    return this.engine.dialect;
  }

  /**
   * The manager of the unit that runs now; for repositories.
   *
   * @throws Error outside a unit: a query there would slip between other people's transactions.
   */
  get manager(): EntityManager {
    const unit = this.current.getStore();
    if (unit === undefined) throw new Error('a repository was used outside a unit of work');
    if (!unit.open) throw new Error('a repository was used after its unit of work had ended; an await is missing');
    return unit.manager;
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.open === true) {
      if (!outer.mayWrite) throw new Error('a write was begun inside a read');
      return this.join(outer, work);
    }
    const condition = this.conditions.getStore() ?? null;
    return this.engine.write((manager) =>
      this.run({ manager, mayWrite: true, open: true, doomedBy: null }, async () => {
        await condition?.();
        return work();
      }),
    );
  }

  /**
   * Runs `work`, and every write that it begins asks `condition` first, in its own transaction: what was true when a
   * request came in must still be true when it writes. A condition that throws lets nothing be written.
   *
   * @param condition null: the writes of `work` ask nothing, whatever it runs in
   */
  under<T>(condition: (() => Promise<void>) | null, work: () => T): T {
    return this.conditions.run(condition, work);
  }

  async read<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.open === true) return this.join(outer, work);
    return this.engine.read((manager) => this.run({ manager, mayWrite: false, open: true, doomedBy: null }, work));
  }

  /**
   * After an erasure, outside any unit: on SQLite the write-ahead log is emptied into the database file. On PostgreSQL
   * nothing is done: its log is the server's, and goes with its backups.
   */
  truncateLog(): Promise<void> {
    return this.engine.truncateLog();
  }

  status(): EngineStatus {
    return this.engine.status();
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private async run<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
    try {
      const value = await this.current.run(unit, work);
      if (unit.doomedBy !== null) throw unit.doomedBy.error;
      return value;
    } finally {
      unit.open = false;
    }
  }

  private async join<T>(outer: Unit, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (outer.mayWrite) outer.doomedBy ??= { error };
      throw error;
    }
  }
}
