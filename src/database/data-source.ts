import type Database from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities.js';
import { CURRENT_SCHEMA } from './migrations/index.js';
import type { PostgresOptions, SqliteOptions } from './options.js';

/** What every data source of the product has in common. */
const COMMON = {
  entities: [...ENTITIES],
  migrations: [...CURRENT_SCHEMA.migrations],
  migrationsTableName: 'migrations',
  migrationsRun: false,
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
} as const satisfies Partial<DataSourceOptions>;

/** Set before TypeORM sees the connection; each sticks. */
const PRAGMAS = [
  'busy_timeout = 5000',
  'foreign_keys = ON',
  // Otherwise "INSERT OR REPLACE" deletes a row past the triggers that forbid it.
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'temp_store = MEMORY',
];

const WRITER_PRAGMAS = [
  'journal_mode = WAL',
  // Every commit survives a power cut.
  'synchronous = FULL',
  'secure_delete = ON',
  'wal_autocheckpoint = 1000',
  'journal_size_limit = 67108864',
];

function apply(pragmas: readonly string[]): (connection: Database.Database) => void {
  return (connection) => {
    for (const pragma of pragmas) connection.pragma(pragma);
  };
}

/** The one connection that writes. */
export function sqliteWriter({ file }: Pick<SqliteOptions, 'file'>): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: file,
    timeout: 5000,
    enableWAL: true,
    prepareDatabase: apply([...WRITER_PRAGMAS, ...PRAGMAS]),
  });
}

/** The connection that cannot write. */
export function sqliteReader({ file }: Pick<SqliteOptions, 'file'>): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: file,
    readonly: true,
    timeout: 5000,
    prepareDatabase: apply([...PRAGMAS, 'query_only = ON']),
  });
}

/** The pool; for migrations one connection without limits of time. */
export function postgresSource(options: PostgresOptions, purpose: 'serve' | 'migrate' = 'serve'): DataSource {
  const { poolSize = 10, statementMs = 10_000 } = options;
  const limits =
    purpose === 'serve'
      ? {
          max: poolSize,
          statement_timeout: statementMs,
          // The client gives up a little later, should the server have stopped answering.
          query_timeout: statementMs * 1.2,
          lock_timeout: 3000,
          idle_in_transaction_session_timeout: 15_000,
        }
      : { max: 2 };
  return new DataSource({
    ...COMMON,
    type: 'postgres',
    url: options.url,
    installExtensions: false,
    connectTimeoutMS: 3000,
    poolErrorHandler: () => undefined, // An idle connection that broke: the pool has dropped it already.
    extra: {
      ...limits,
      application_name: `arcbrief-${purpose}`,
      keepAlive: true,
      // A server that stands still answers no goodbye; the process that said it ends all the same.
      allowExitOnIdle: true,
      options: '-c synchronous_commit=on',
    },
  });
}
