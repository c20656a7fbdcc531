import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { DatabaseStartError, messageOf } from './failures.js';
import { isPostgres } from './migrations/guards.js';
import { CURRENT_SCHEMA, type Schema } from './migrations/index.js';
import { partsIn, partsOf } from './schema-parts.js';

/** Any number that nothing else in the database uses. */
const ADVISORY_LOCK = 4_207_311_976;

export type SchemaState =
  /** The newest schema, whole. */
  | { readonly kind: 'current' }
  /** Migrations that have not been run yet, oldest first. */
  | { readonly kind: 'behind'; readonly pending: readonly string[] }
  /** Not to be served; one line that says why and what to do. */
  | { readonly kind: 'unusable'; readonly why: string };

/** Where the schema of a database stands. */
export async function schemaState(source: DataSource, schema: Schema = CURRENT_SCHEMA): Promise<SchemaState> {
  const runner = source.createQueryRunner();
  try {
    return await stateOf(runner, schema);
  } finally {
    await runner.release();
  }
}

/**
 * Runs what is pending, each migration in a transaction of its own, committed only when no foreign key is broken.
 * Two processes that start together: one migrates, the other waits and finds nothing left to do.
 *
 * @returns the names of the migrations that ran.
 * @throws DatabaseStartError for a schema that this version does not know, or one that is not whole.
 */
export async function migrate(source: DataSource, schema: Schema = CURRENT_SCHEMA): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  const postgres = source.options.type === 'postgres';
  try {
    if (postgres) await runner.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const state = await stateOf(runner, schema);
    if (state.kind === 'unusable') throw new DatabaseStartError(state.why);
    if (state.kind === 'current') return [];
    for (const name of state.pending) await runOne(source, runner, name);
    const after = await stateOf(runner, schema);
    if (after.kind !== 'current')
      throw new DatabaseStartError(
        after.kind === 'unusable' ? after.why : 'The schema is still behind after the migrations ran.',
      );
    return state.pending;
  } finally {
    if (postgres && !runner.isReleased)
      await runner.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

async function stateOf(runner: QueryRunner, schema: Schema): Promise<SchemaState> {
  const known = schema.migrations.map(({ name }) => name);
  const done = await executed(runner);
  const tables = await tableCount(runner);
  if (done.length === 0 && tables > 0)
    return {
      kind: 'unusable',
      why: 'The database has tables that this program did not make. Give it an empty database.',
    };
  const foreign = done.find((name) => !known.includes(name));
  if (foreign !== undefined) {
    return {
      kind: 'unusable',
      why: `The database was written by a newer version of this program (it has "${foreign}"). Install that version, or restore a backup from before it.`,
    };
  }
  if (done.some((name, index) => name !== known[index]))
    return {
      kind: 'unusable',
      why: 'The schema of the database is not whole: a migration in the middle is missing. Restore a backup.',
    };
  const pending = known.slice(done.length);
  if (pending.length > 0) return { kind: 'behind', pending };
  const present = await partsIn(runner);
  const missing = partsOf(schema, isPostgres(runner)).find((part) => !present.has(part));
  if (missing !== undefined)
    return {
      kind: 'unusable',
      why: `The schema of the database is not whole: ${missing} is missing. Restore a backup.`,
    };
  return { kind: 'current' };
}

async function executed(runner: QueryRunner): Promise<readonly string[]> {
  if (!(await runner.hasTable('migrations'))) return [];
  const rows = (await runner.query('SELECT "name" FROM "migrations" ORDER BY "id"')) as { name: string }[];
  return rows.map(({ name }) => name);
}

async function tableCount(runner: QueryRunner): Promise<number> {
  const sql =
    runner.dataSource.options.type === 'postgres'
      ? `SELECT count(*) AS n FROM pg_tables WHERE schemaname = current_schema()`
      : `SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  const [row] = (await runner.query(sql)) as { n: number | string }[];
  return Number(row?.n ?? 0);
}

async function runOne(source: DataSource, runner: QueryRunner, name: string): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  const migration = (await executor.getPendingMigrations()).find((candidate) => candidate.name === name);
  if (migration?.instance === undefined) throw new DatabaseStartError(`The migration "${name}" cannot be found.`);
  if (!(await runner.hasTable('migrations'))) await createMigrationsTable(executor);
  await runner.beforeMigration(); // On SQLite: foreign keys off, for rebuilt tables. Hence the check below.
  try {
    await runner.startTransaction();
    await migration.instance.up(runner);
    await refuseBrokenReferences(runner, name);
    await executor.insertMigration(migration);
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    const why = messageOf(error);
    throw new DatabaseStartError(`The migration "${name}" failed and was taken back: ${why}`, error);
  } finally {
    await runner.afterMigration();
  }
}

/** TypeORM's own, so that its tools can read the database too. */
async function createMigrationsTable(executor: MigrationExecutor): Promise<void> {
  await executor.showMigrations();
}

async function refuseBrokenReferences(runner: QueryRunner, name: string): Promise<void> {
  if (runner.dataSource.options.type === 'postgres') return;
  const [broken] = (await runner.query('PRAGMA foreign_key_check')) as { table: string; parent: string }[];
  if (broken !== undefined)
    throw new Error(
      `after "${name}" a row of "${broken.table}" points to a row of "${broken.parent}" that is not there`,
    );
}
