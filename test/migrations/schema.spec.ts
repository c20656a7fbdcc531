import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { postgresSource, sqliteWriter } from '../../src/database/data-source.js';
import { migrateDatabase, openDatabase } from '../../src/database/database.js';
import { migrate, schemaState } from '../../src/database/migrate.js';
import { CURRENT_SCHEMA, type Schema } from '../../src/database/migrations/index.js';
import { partsIn, partsOf } from '../../src/database/schema-parts.js';
import type { DatabaseOptions } from '../../src/database/options.js';
import { DATABASES, emptyDatabase, type DatabaseKind, type TemporaryDatabase } from '../support/database.js';

async function connect(options: DatabaseOptions, schema: Schema = CURRENT_SCHEMA): Promise<DataSource> {
  const source = options.type === 'sqlite' ? sqliteWriter(options) : postgresSource(options, 'migrate');
  source.setOptions({ migrations: [...schema.migrations] });
  return source.initialize();
}

/** A schema of the future: one migration more. */
function withNext(up: (runner: QueryRunner) => Promise<unknown>): Schema {
  class Next1899000000000 implements MigrationInterface {
    readonly name = 'Next1899000000000';

    async up(runner: QueryRunner): Promise<void> {
      await up(runner);
    }

    async down(): Promise<void> {
      // Never taken back in these tests.
    }
  }
  return { ...CURRENT_SCHEMA, migrations: [...CURRENT_SCHEMA.migrations, Next1899000000000] };
}

const MIGRATIONS = [
  'FirstTables1795000000001',
  'People1795000000002',
  'RecoveryCodes1795000000003',
  'Shortlists1795000000004',
  'Calibrations1795000000005',
  'Groups1795000000006',
  'Transcriptions1795000000007',
  'Erasures1795000000008',
  'InterviewerFindings1795000000009',
  'Outcomes1795000000010',
  'Practice1795000000011',
  'PracticeCounts1795000000012',
];

const INTERVIEWER = `INSERT INTO "interviewers" ("id", "version", "created_at", "handle", "name") VALUES ('019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e51', 1, '2026-01-01T00:00:00Z', 'ana', 'Ana')`;

/** What somebody with a database tool may have done, and what the start says of it. */
const ALTERATIONS: Record<DatabaseKind, readonly { readonly sql: readonly string[]; readonly missing: string }[]> = {
  sqlite: [
    { sql: ['DROP INDEX "ix_briefs_assessment"'], missing: 'the index "ix_briefs_assessment" of "briefs"' },
    {
      sql: ['ALTER TABLE "interviewers" RENAME COLUMN "name" TO "called"'],
      missing: 'the column "name" of "interviewers" as required varchar(300)',
    },
    {
      // Made anew without its rules, as many tools do to change a column.
      sql: [
        'CREATE TABLE "new" AS SELECT * FROM "brief_counters"',
        'DROP TABLE "brief_counters"',
        'ALTER TABLE "new" RENAME TO "brief_counters"',
      ],
      missing: 'the column "name" of "brief_counters" as key varchar(20)',
    },
  ],
  postgres: [
    { sql: ['DROP INDEX "ix_briefs_assessment"'], missing: 'the index "ix_briefs_assessment" of "briefs"' },
    {
      sql: ['ALTER TABLE "interviewers" ALTER COLUMN "name" DROP NOT NULL'],
      missing: 'the column "name" of "interviewers" as required varchar(300)',
    },
    {
      sql: ['ALTER TABLE "ratings" DROP CONSTRAINT "ck_ratings_rating"'],
      missing: 'the constraint "ck_ratings_rating" of "ratings"',
    },
    {
      sql: ['DROP TRIGGER "tr_briefs_no_delete_truncate" ON "briefs"'],
      missing: 'the trigger "tr_briefs_no_delete_truncate" of "briefs"',
    },
    {
      sql: ['ALTER TABLE "briefs" ENABLE REPLICA TRIGGER "tr_briefs_no_delete"'],
      missing: 'the trigger "tr_briefs_no_delete" of "briefs"',
    },
  ],
};

describe.each(DATABASES)('the schema on %s', (kind) => {
  let database: TemporaryDatabase;
  let source: DataSource;

  beforeEach(async () => {
    database = await emptyDatabase(kind);
  });

  afterEach(async () => {
    if (source.isInitialized) await source.destroy();
    await database.remove();
  });

  it('is after the migrations exactly what the entities say', async () => {
    await migrateDatabase(database.options);
    source = await connect(database.options);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is after the migrations exactly what the start asks for', async () => {
    await migrateDatabase(database.options);
    source = await connect(database.options);
    const runner = source.createQueryRunner();
    const present = await partsIn(runner);
    await runner.release();
    // Unique constraints and keys bring indexes of their own name; the table of migrations is TypeORM's.
    const ours = [...present].filter(
      (part) => !/of "(migrations|sqlite_sequence)"|index "(pk|uq|sqlite_autoindex)_/.test(part),
    );
    expect(ours.sort()).toEqual([...partsOf(CURRENT_SCHEMA, kind === 'postgres')].sort());
  });

  it('is brought up to date once, and whole when two begin together', async () => {
    source = await connect(database.options);
    expect(await schemaState(source)).toEqual({ kind: 'behind', pending: MIGRATIONS });
    // SQLite has one process on a file; there the second waits its turn.
    const other = kind === 'postgres' ? await connect(database.options) : source;
    const first = migrate(source);
    const second = kind === 'postgres' ? migrate(other) : first.then(() => migrate(source));
    expect((await Promise.all([first, second])).flat()).toEqual(MIGRATIONS);
    expect(await schemaState(source)).toEqual({ kind: 'current' });
    if (other !== source) await other.destroy();
  });

  it('leaves nothing behind when it is taken down', async () => {
    source = await connect(database.options);
    await migrate(source);
    for (const _ of MIGRATIONS) await source.undoLastMigration();
    const left = await source.query(
      kind === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'migrations'`
        : `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations' UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    expect(left).toEqual([]);
  });

  it('keeps the rows that are there when a later migration runs', async () => {
    source = await connect(database.options);
    await migrate(source);
    await source.query(INTERVIEWER);
    await source.destroy();
    const next = withNext((runner) => runner.query(`ALTER TABLE "interviewers" ADD COLUMN "pronouns" varchar(40)`));
    source = await connect(database.options, next);
    expect(await migrate(source, next)).toEqual(['Next1899000000000']);
    expect(await source.query(`SELECT "handle", "pronouns" FROM "interviewers"`)).toEqual([
      { handle: 'ana', pronouns: null },
    ]);
  });

  it('is taken back whole when a migration fails half-way', async () => {
    source = await connect(database.options);
    await migrate(source);
    await source.destroy();
    const next = withNext(async (runner) => {
      await runner.query(`CREATE TABLE "half" ("id" integer)`);
      throw new Error('the power went');
    });
    source = await connect(database.options, next);
    await expect(migrate(source, next)).rejects.toThrow(
      'The migration "Next1899000000000" failed and was taken back: the power went',
    );
    const runner = source.createQueryRunner();
    expect(await runner.hasTable('half')).toBe(false);
    await runner.release();
    expect(await schemaState(source)).toEqual({ kind: 'current' });
  });

  it.each(ALTERATIONS[kind])('refuses to be served without $missing', async ({ sql, missing }) => {
    await migrateDatabase(database.options);
    source = await connect(database.options);
    for (const statement of sql) await source.query(statement);
    await source.destroy();
    await expect(openDatabase({ ...database.options, migrate: false })).rejects.toThrow(
      `The schema of the database is not whole: ${missing} is missing. Restore a backup.`,
    );
  });

  it('may have what its owner added', async () => {
    await migrateDatabase(database.options);
    source = await connect(database.options);
    await source.query('CREATE INDEX "for_reports" ON "briefs" ("created_at")');
    await source.query('CREATE VIEW "report" AS SELECT "number" FROM "briefs"');
    expect(await schemaState(source)).toEqual({ kind: 'current' });
  });

  it('refuses to be served when it is newer than the program, with one line', async () => {
    const next = withNext(() => Promise.resolve());
    source = await connect(database.options, next);
    await migrate(source, next);
    await source.destroy();
    const line =
      'The database was written by a newer version of this program (it has "Next1899000000000"). Install that version, or restore a backup from before it.';
    await expect(openDatabase(database.options)).rejects.toThrow(line);
    await expect(openDatabase({ ...database.options, migrate: false })).rejects.toThrow(line);
  });

  it('refuses to be served when it is older and may not be migrated, or is not whole, or is not ours', async () => {
    await expect(openDatabase({ ...database.options, migrate: false })).rejects.toThrow(
      `The database is behind this version by ${MIGRATIONS.length} migration(s).`,
    );
    source = await connect(database.options);
    await migrate(source);
    await source.query(
      kind === 'sqlite' ? `DROP TRIGGER "tr_briefs_no_delete"` : `DROP TRIGGER "tr_briefs_no_delete" ON "briefs"`,
    );
    await source.destroy();
    await expect(openDatabase(database.options)).rejects.toThrow(
      'the trigger "tr_briefs_no_delete" of "briefs" is missing',
    );
    source = await connect(database.options);
    await source.query(`DELETE FROM "migrations"`);
    await source.destroy();
    await expect(openDatabase(database.options)).rejects.toThrow(
      'The database has tables that this program did not make.',
    );
  });
});

describe('a migration on sqlite', () => {
  it('is not committed when it breaks a reference, although the driver switches foreign keys off for it', async () => {
    const database = await emptyDatabase('sqlite');
    const next = withNext(async (runner) => {
      const columns = `"id", "version", "created_at", "requisition_id", "candidate_id", "source", "history"`;
      await runner.query(
        `INSERT INTO "applications" (${columns}) VALUES ('a', 1, '2026-01-01T00:00:00Z', 'nothing', 'nobody', 'external', '[]')`,
      );
    });
    const source = await connect(database.options, next);
    await expect(migrate(source, next)).rejects.toThrow('a row of "applications" points to a row of');
    expect(await source.query(`SELECT count(*) AS n FROM "applications"`)).toEqual([{ n: 0 }]);
    expect(await source.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    await source.destroy();
    await database.remove();
  });
});
