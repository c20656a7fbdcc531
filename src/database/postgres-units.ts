import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import {
  DatabaseUnavailable,
  OutcomeUnknown,
  asFailure,
  isConnectionLost,
  isRetryable,
  isTrouble,
} from './failures.js';
import type { EngineStatus, UnitEngine } from './unit-of-work.js';

/** pg's client, as far as units use it. */
interface Client {
  query(sql: string): Promise<{ readonly command: string }>;
}

/** TypeORM's runner, with the release that also throws the connection away. */
type PostgresRunner = QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> };

const BEGIN_WRITE = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';
const BEGIN_READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const ATTEMPTS = 4;

/**
 * PostgreSQL: a connection of the pool for each unit. Deadlocks and serialisation failures are certain not to have
 * been committed and are tried again, at most three times; a connection that broke is thrown away, and never repeated
 * once the commit was sent.
 */
export class PostgresUnits implements UnitEngine {
  readonly dialect = 'postgres';
  private reopened = 0;

  constructor(private readonly source: DataSource) {}

  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unit(BEGIN_WRITE, work);
      } catch (error) {
        if (!isRetryable(error) || attempt === ATTEMPTS) throw asFailure(error);
        await pause(5 * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  async read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.unit(BEGIN_READ, work);
    } catch (error) {
      throw asFailure(error);
    }
  }

  truncateLog(): Promise<void> {
    return Promise.resolve();
  }

  status(): EngineStatus {
    const { master } = this.source.driver as unknown as { master?: { waitingCount?: number } };
    return { dialect: 'postgres', waiting: master?.waitingCount ?? 0, reopened: this.reopened };
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async unit<T>(begin: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner() as PostgresRunner;
    let committing = false;
    try {
      await runner.connect();
      await runner.query(begin);
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      const value = await work(runner.manager);
      committing = true;
      await commit(runner);
      await runner.release();
      return value;
    } catch (error) {
      // TypeORM's runner releases itself when its connection breaks; what its next query then says is no cause.
      const lost = runner.isReleased || isConnectionLost(error);
      await this.abandon(runner, lost);
      if (lost && committing) throw new OutcomeUnknown(error);
      throw lost && !isTrouble(error)
        ? new DatabaseUnavailable('The connection to the database broke; nothing was saved.', error)
        : error;
    }
  }

  /** Rolls back; a connection that cannot even do that does not go back to the pool. */
  private async abandon(runner: PostgresRunner, lost: boolean): Promise<void> {
    if (!lost) {
      try {
        await runner.query('ROLLBACK');
        await runner.release();
        return;
      } catch {
        // Fall through: the connection is of no use any more.
      }
    }
    this.reopened += 1;
    await runner.releasePostgresConnection(new Error('connection abandoned'));
  }
}

/** @throws Error when PostgreSQL answered a COMMIT with a rollback, as it does after a failed statement that somebody swallowed. */
async function commit(runner: QueryRunner): Promise<void> {
  const { command } = await ((await runner.connect()) as Client).query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error('the unit of work was rolled back: an error of a statement inside it was swallowed');
}
