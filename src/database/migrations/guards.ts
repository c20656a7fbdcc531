import type { QueryRunner } from 'typeorm';

/**
 * A rule that the database itself holds, whoever writes to it: a trigger that refuses. `refuses` is a condition over
 * OLD and NEW that both databases understand; null refuses always. TypeORM drops triggers when it rebuilds a SQLite
 * table, so a later migration that changes a guarded table lays its guards again; the start checks that all are there.
 */
export interface Guard {
  readonly name: string;
  readonly table: string;
  readonly on: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly refuses: string | null;
  readonly message: string;
}

export async function layGuards(runner: QueryRunner, guards: readonly Guard[]): Promise<void> {
  for (const guard of guards) {
    for (const statement of isPostgres(runner) ? postgresSql(guard) : [sqliteSql(guard)]) await runner.query(statement);
  }
}

/** Takes guards away, so that they can be laid anew; TypeORM's own drops of a table take its triggers along. */
export async function dropGuards(runner: QueryRunner, guards: readonly Guard[]): Promise<void> {
  for (const { name, table, on } of guards) {
    if (!isPostgres(runner)) {
      await runner.query(`DROP TRIGGER "${name}"`);
      continue;
    }
    for (const each of on === 'DELETE' ? [name, `${name}_truncate`] : [name]) {
      await runner.query(`DROP TRIGGER "${each}" ON "${table}"`);
      await runner.query(`DROP FUNCTION "${each}"()`);
    }
  }
}

export function isPostgres(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'postgres';
}

function sqliteSql({ name, table, on, refuses, message }: Guard): string {
  const condition = refuses === null ? '' : ` WHEN ${refuses}`;
  return `CREATE TRIGGER "${name}" BEFORE ${on} ON "${table}" FOR EACH ROW${condition} BEGIN SELECT RAISE(ABORT, '${message}'); END`;
}

/** A function each, because a trigger's own condition may not look at other tables; TRUNCATE would pass by a row trigger. */
function postgresSql({ name, table, on, refuses, message }: Guard): readonly string[] {
  const refuse = `RAISE EXCEPTION '${message}' USING ERRCODE = 'integrity_constraint_violation';`;
  const body = refuses === null ? refuse : `IF ${refuses} THEN ${refuse} END IF; RETURN COALESCE(NEW, OLD);`;
  const statements = [
    `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN ${body} END $guard$`,
    `CREATE TRIGGER "${name}" BEFORE ${on} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
  ];
  if (on !== 'DELETE') return statements;
  return [
    ...statements,
    `CREATE FUNCTION "${name}_truncate"() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN ${refuse} END $guard$`,
    `CREATE TRIGGER "${name}_truncate" BEFORE TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION "${name}_truncate"()`,
  ];
}
