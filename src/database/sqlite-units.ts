import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { WriterBusy, asFailure } from './failures.js';
import { Lane } from './lane.js';
import type { OpenedFiles } from './sqlite-files.js';
import type { EngineStatus, UnitEngine } from './unit-of-work.js';

/** The part of better-sqlite3's connection that units use. */
interface Connection {
  readonly open: boolean;
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
}

export interface SqliteUnitOptions {
  readonly files: OpenedFiles;
  /** Longest wait for the lane, in milliseconds. */
  readonly laneWaitMs: number;
  /** How many writes may wait at once. */
  readonly laneMaxWaiting: number;
  /** Longest time that one unit may hold its lane, in milliseconds. */
  readonly unitMs: number;
}

/**
 * SQLite: one connection that writes, one that can only read, each with a lane. The transaction is begun and ended
 * here, on the connection itself: `BEGIN IMMEDIATE` takes the lock before the first read of a write (a deferred one
 * fails later, at once, whatever the busy timeout), and only the connection knows whether a transaction is open.
 */
export class SqliteUnits implements UnitEngine {
  readonly dialect = 'sqlite';
  private readonly writeLane: Lane;
  private readonly readLane: Lane;
  private reopened = 0;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly options: SqliteUnitOptions,
  ) {
    this.writeLane = this.lane('writes');
    this.readLane = this.lane('reads');
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.writeLane.run(() => this.unit(this.writer, 'BEGIN IMMEDIATE', work));
  }

  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.readLane.run(() => this.unit(this.reader, 'BEGIN', work));
  }

  /** With both lanes held, so that no unit of ours is in its way; another process that reads makes it do less, and wait for nothing. */
  truncateLog(): Promise<void> {
    return this.readLane.run(() =>
      this.writeLane.run(async () => {
        const connection = await this.cleanConnection(this.writer);
        connection.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 5000;');
      }),
    );
  }

  status(): EngineStatus {
    return { dialect: 'sqlite', waiting: this.writeLane.depth, reopened: this.reopened };
  }

  async close(): Promise<void> {
    await Promise.all([this.writeLane.close(), this.readLane.close()]);
    for (const source of [this.reader, this.writer]) {
      if (source.isInitialized) await source.destroy();
    }
  }

  private lane(what: string): Lane {
    return new Lane({
      waitMs: this.options.laneWaitMs,
      maxWaiting: this.options.laneMaxWaiting,
      refuse: (reason) =>
        new WriterBusy(
          reason === 'closed' ? 'The server is stopping.' : `Too many ${what} are waiting; try again in a moment.`,
        ),
    });
  }

  private async unit<T>(source: DataSource, begin: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      const connection = await this.cleanConnection(source);
      connection.exec(begin);
      const runner = unitRunner(source);
      try {
        const value = await within(this.options.unitMs, work(runner.manager));
        this.options.files.check();
        connection.exec('COMMIT');
        return value;
      } finally {
        retire(runner);
        await this.settle(source, connection);
      }
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** A failed commit (a full disk) can leave the transaction open: roll it back, or throw the connection away. */
  private async settle(source: DataSource, connection: Connection): Promise<void> {
    if (!connection.open || !connection.inTransaction) return;
    try {
      connection.exec('ROLLBACK');
    } catch {
      // What counts is the state that the connection is in now.
    }
    if (connection.inTransaction) await this.reopen(source);
  }

  /** A connection that is in no transaction; acknowledging a write on one that is would lose it. */
  private async cleanConnection(source: DataSource): Promise<Connection> {
    this.options.files.check();
    if (source.isInitialized) {
      const connection = connectionOf(source);
      if (connection.open && !connection.inTransaction) return connection;
    }
    await this.reopen(source);
    return connectionOf(source);
  }

  private async reopen(source: DataSource): Promise<void> {
    this.reopened += 1;
    if (source.isInitialized) await source.destroy();
    await source.initialize();
    this.options.files.remember();
  }
}

function connectionOf(source: DataSource): Connection {
  return (source.driver as unknown as { databaseConnection: Connection }).databaseConnection;
}

/**
 * A view of the process's one query runner for one unit, with its own transaction state: it dies with the unit, so a
 * forgotten await cannot write into somebody else's, and no state can stay behind. Prepared statements are shared.
 */
function unitRunner(source: DataSource): QueryRunner {
  const shared = source.createQueryRunner();
  const runner = Object.assign(Object.create(shared) as QueryRunner, {
    isReleased: false,
    isTransactionActive: true,
    transactionDepth: 1,
  });
  return Object.assign(runner, { manager: source.createEntityManager(runner) });
}

function retire(runner: QueryRunner): void {
  Object.assign(runner, { isReleased: true });
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WriterBusy('This took too long and was not saved.')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
