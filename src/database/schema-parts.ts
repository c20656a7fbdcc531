import type { QueryRunner } from 'typeorm';
import { isPostgres } from './migrations/guards.js';
import type { Schema } from './migrations/index.js';

/**
 * What the migrations made, one line for each part, in the words that a refusal uses. Only what both databases and all
 * their versions say alike: of a check or a trigger that it is there and in force, not its text.
 */
export function partsOf({ tables, guards }: Schema, postgres: boolean): readonly string[] {
  return [
    ...tables.flatMap(({ name: table, columns = [], indices = [], ...rest }) => {
      const constraints = [...(rest.uniques ?? []), ...(rest.checks ?? []), ...(rest.foreignKeys ?? [])];
      // TypeORM names no primary key on SQLite; there its columns say that they are one.
      const key = postgres ? columns.find(({ isPrimary }) => isPrimary === true) : undefined;
      return [
        ...columns.map(({ name, type, length, isNullable = false, isPrimary = false }) =>
          column({
            of: table,
            name,
            type: length === undefined ? type : `${type}(${length})`,
            need: isPrimary && !postgres ? 'key' : isNullable ? 'optional' : 'required',
          }),
        ),
        ...[...constraints.map(({ name }) => name), key?.primaryKeyConstraintName].flatMap((name) =>
          name === undefined ? [] : [part('constraint', name, table)],
        ),
        ...indices.map(({ name }) => part('index', name ?? '', table)),
      ];
    }),
    ...guards.flatMap(({ name, table, on }) => [
      part('trigger', name, table),
      ...(postgres && on === 'DELETE' ? [part('trigger', `${name}_truncate`, table)] : []),
    ]),
  ];
}

/** The same of a database as it is; parts that somebody added are among them. */
export async function partsIn(runner: QueryRunner): Promise<ReadonlySet<string>> {
  const postgres = isPostgres(runner);
  const columns = (await runner.query(postgres ? POSTGRES_COLUMNS : SQLITE_COLUMNS)) as ColumnSaid[];
  const others = (await runner.query(postgres ? POSTGRES_PARTS : SQLITE_PARTS)) as PartFound[];
  return new Set([
    ...columns.map(column),
    ...others.flatMap(({ kind, of, name, sql }) =>
      kind === 'table'
        ? [...(sql ?? '').matchAll(/CONSTRAINT "([^"]+)"/g)].map(([, constraint]) =>
            part('constraint', constraint ?? '', of),
          )
        : [part(kind, name, of)],
    ),
  ]);
}

interface ColumnSaid {
  readonly of: string;
  readonly name: string;
  readonly type: string;
  readonly need: string;
}

interface PartFound {
  readonly kind: string;
  readonly of: string;
  readonly name: string;
  readonly sql?: string | null;
}

const SQLITE_COLUMNS = `SELECT t."name" AS "of", c."name" AS "name", c."type" AS "type", 
    CASE WHEN c."pk" > 0 THEN 'key' WHEN c."notnull" THEN 'required' ELSE 'optional' END AS "need"
  FROM sqlite_master t JOIN pragma_table_info(t."name") c WHERE t."type" = 'table'`;
const SQLITE_PARTS = `SELECT "type" AS "kind", "tbl_name" AS "of", "name", "sql" FROM sqlite_master`;

const POSTGRES_COLUMNS = `SELECT t.relname AS "of", c.attname AS "name", format_type(c.atttypid, c.atttypmod) AS "type", 
    CASE WHEN c.attnotnull THEN 'required' ELSE 'optional' END AS "need"
  FROM pg_attribute c JOIN pg_class t ON t.oid = c.attrelid
  WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND c.attnum > 0 AND NOT c.attisdropped`;
/** Not yet validated, broken or disabled is as good as not there; since version 18 a required column counts as a constraint too. */
const POSTGRES_PARTS = `SELECT p."kind", t.relname AS "of", p."name" FROM pg_class t JOIN (
    SELECT 'constraint' AS "kind", conrelid AS "of", conname AS "name" FROM pg_constraint WHERE convalidated AND contype <> 'n'
    UNION ALL SELECT 'index', i.indrelid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisvalid
    UNION ALL SELECT 'trigger', tgrelid, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
  ) p ON p."of" = t.oid WHERE t.relnamespace = current_schema()::regnamespace`;

function part(kind: string, name: string, table: string): string {
  return `the ${kind} "${name}" of "${table}"`;
}

function column({ of, name, type, need }: ColumnSaid): string {
  return `${part('column', name, of)} as ${need} ${type.toLowerCase().replace('character varying', 'varchar')}`;
}
