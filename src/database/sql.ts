import type { EntityManager } from 'typeorm';

/** A value that both drivers bind as it is. */
export type SqlValue = string | number | null;

export interface StatementResult<Row> {
  readonly rows: readonly Row[];
  /** Rows inserted, updated or deleted. */
  readonly affected: number;
}

export function isPostgres(manager: EntityManager): boolean {
  return manager.dataSource.options.type === 'postgres';
}

const numbered = new Map<string, string>();

/** `?` as PostgreSQL counts them. Statements are constants of the source, so the map stays small. */
function withNumbers(sql: string): string {
  let statement = numbered.get(sql);
  if (statement === undefined) {
    let count = 0;
    statement = sql.replaceAll('?', () => `$${(count += 1)}`);
    numbered.set(sql, statement);
  }
  return statement;
}

/** One statement with `?` for its values, on either database. */
export async function run<Row = never>(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[],
): Promise<StatementResult<Row>> {
  const runner = manager.queryRunner;
  if (runner === undefined) throw new Error('a statement outside a unit of work');
  const { records, affected } = await runner.query(isPostgres(manager) ? withNumbers(sql) : sql, [...values], true);
  return { rows: records as Row[], affected: affected ?? 0 };
}

/** `(?, ?, ?), (?, ?, ?)`. */
export function placeholders(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

/** Any number that is not that of the migrations. */
const ALONE = 4_207_311_977;

/**
 * The end of a SELECT that holds its rows until the unit ends: nobody else changes them, and new rows may still refer
 * to them. SQLite has one writer and needs no lock.
 */
export function locked(manager: EntityManager): string {
  return isPostgres(manager) ? ' FOR NO KEY UPDATE' : '';
}

/**
 * The end of a SELECT after which nobody changes these rows until the unit ends; others may hold them in the same way
 * meanwhile. SQLite has one writer and needs no lock.
 */
export function shared(manager: EntityManager): string {
  return isPostgres(manager) ? ' FOR SHARE' : '';
}

/**
 * Whoever else asks this waits until this unit ends: for what must hold of all people together, which no row that one could
 * hold stands for. Everything else goes on: a lock of the table would make every writer wait, and some for each other.
 * SQLite has one writer and needs no lock.
 */
export async function alone(manager: EntityManager): Promise<void> {
  if (isPostgres(manager)) await run(manager, 'SELECT pg_advisory_xact_lock(?::bigint)', [ALONE]);
}

/** `column` is one of the texts of a JSON array, which is the value of the one `?`: one statement for lists of any length. */
export function inList(manager: EntityManager, column: string): string {
  return isPostgres(manager)
    ? `${column} IN (SELECT json_array_elements_text(?::json))`
    : `${column} IN (SELECT "value" FROM json_each(?))`;
}
