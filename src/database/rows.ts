import type { EntityManager, ObjectLiteral } from 'typeorm';
import { Invalid, StaleVersion } from '../common/errors.js';
import type { PageQuery } from '../common/page.js';
import { inList, locked, placeholders, run, type SqlValue } from './sql.js';

/**
 * Rows in and out by their entity, in plain statements: the ORM's own finders and `save()` cost several times as much,
 * overwrite what others wrote, and answer `{}` with the first row of the table.
 */
export type Entity<Row extends ObjectLiteral> = new () => Row;

type Where<Row> = Partial<Readonly<Record<keyof Row & string, string | number>>>;

/** Only rows whose property is among what a SELECT gives: the scope of a reader. */
interface Within<Row> {
  readonly property: keyof Row & string;
  readonly select: string;
  readonly values: readonly SqlValue[];
}

interface Table {
  readonly name: string;
  /** Column by property. */
  readonly columns: ReadonlyMap<string, string>;
  /** Every column under the name of its property. */
  readonly selected: string;
}

const tables = new Map<unknown, Table>();

function tableOf(manager: EntityManager, entity: Entity<ObjectLiteral>): Table {
  let table = tables.get(entity);
  if (table === undefined) {
    const { tableName, columns } = manager.dataSource.getMetadata(entity);
    const names = columns.map(({ propertyName, databaseName }): [string, string] => [
      propertyName,
      `"${databaseName}"`,
    ]);
    table = {
      name: `"${tableName}"`,
      columns: new Map(names),
      selected: names.map(([property, column]) => `${column} AS "${property}"`).join(', '),
    };
    tables.set(entity, table);
  }
  return table;
}

function columnOf({ columns, name }: Table, property: string): string {
  const column = columns.get(property);
  if (column === undefined) throw new Error(`${name} has no column for "${property}"`);
  return column;
}

/** @throws Error for a condition that is missing: it would choose every row. */
function conditionOf(
  table: Table,
  where: Readonly<Record<string, unknown>>,
): { readonly sql: string; readonly values: SqlValue[] } {
  const entries = Object.entries(where);
  if (entries.length === 0) throw new Error(`a condition on ${table.name} is missing`);
  for (const [property, value] of entries)
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Error(`the condition on "${property}" is no value`);
  return {
    sql: entries.map(([property]) => `${columnOf(table, property)} = ?`).join(' AND '),
    values: entries.map(([, value]) => value as SqlValue),
  };
}

/** The row, or null. `forChange`: nobody else changes it until this unit ends. */
export async function findRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  { where, forChange = false }: { readonly where: Where<Row>; readonly forChange?: boolean },
): Promise<Row | null> {
  const table = tableOf(manager, entity);
  const { sql, values } = conditionOf(table, where);
  const { rows } = await run<Row>(
    manager,
    `SELECT ${table.selected} FROM ${table.name} WHERE ${sql}${forChange ? locked(manager) : ''}`,
    values,
  );
  return rows[0] ?? null;
}

/** All rows that meet the condition, in order of arrival. */
export async function findRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  where: Where<Row>,
): Promise<readonly Row[]> {
  const table = tableOf(manager, entity);
  const { sql, values } = conditionOf(table, where);
  return (await run<Row>(manager, `SELECT ${table.selected} FROM ${table.name} WHERE ${sql} ORDER BY "seq"`, values))
    .rows;
}

/** How many rows meet the condition. */
export async function countRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  where: Where<Row>,
): Promise<number> {
  const table = tableOf(manager, entity);
  const { sql, values } = conditionOf(table, where);
  // PostgreSQL counts in 64 bits, which its driver hands over as text.
  const { rows } = await run<{ n: number | string }>(
    manager,
    `SELECT count(*) AS n FROM ${table.name} WHERE ${sql}`,
    values,
  );
  return Number(rows[0]?.n ?? 0);
}

/** The rows with these ids, in no order. */
export async function findByIds<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const table = tableOf(manager, entity);
  return (
    await run<Row>(manager, `SELECT ${table.selected} FROM ${table.name} WHERE ${inList(manager, '"id"')}`, [
      JSON.stringify(ids),
    ])
  ).rows;
}

/**
 * The rows after the cursor in order of arrival, one more than the page shows; flat in cost however deep the page.
 *
 * @throws Invalid for a cursor whose record does not exist.
 */
export async function pageRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  {
    page: { afterId, limit },
    where,
    within,
  }: { readonly page: PageQuery; readonly where?: Where<Row>; readonly within?: Within<Row> },
): Promise<readonly Row[]> {
  const table = tableOf(manager, entity);
  const named = where === undefined ? { sql: 'TRUE', values: [] } : conditionOf(table, where);
  const sql =
    within === undefined ? named.sql : `${named.sql} AND ${columnOf(table, within.property)} IN (${within.select})`;
  const values = [...named.values, ...(within?.values ?? [])];
  const after = afterId === null ? 0 : await seqOf(manager, table, afterId);
  const statement = `SELECT ${table.selected} FROM ${table.name} WHERE ${sql} AND "seq" > ? ORDER BY "seq" LIMIT ?`;
  return (await run<Row>(manager, statement, [...values, after, limit + 1])).rows;
}

async function seqOf(manager: EntityManager, { name }: Table, id: string): Promise<number> {
  const { rows } = await run<{ seq: number }>(manager, `SELECT "seq" FROM ${name} WHERE "id" = ?`, [id]);
  if (rows[0] === undefined)
    throw new Invalid('invalid-page', [{ path: 'cursor', message: 'is not one that a list gave' }]);
  return rows[0].seq;
}

/**
 * Inserts one row.
 *
 * @returns false when a row with the same `unlessExists` columns was there already.
 */
export async function insertRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<Row>,
  {
    row,
    unlessExists = [],
  }: { readonly row: Omit<Row, 'seq'>; readonly unlessExists?: readonly (keyof Row & string)[] },
): Promise<boolean> {
  const table = tableOf(manager, entity);
  const names = (properties: readonly string[]): string =>
    properties.map((property) => columnOf(table, property)).join(', ');
  const properties = Object.keys(row);
  const conflict = unlessExists.length === 0 ? '' : ` ON CONFLICT (${names(unlessExists)}) DO NOTHING`;
  const statement = `INSERT INTO ${table.name} (${names(properties)}) VALUES ${placeholders(1, properties.length)}${conflict}`;
  return (await run(manager, statement, Object.values(row) as SqlValue[])).affected === 1;
}

/** A row that people edit. */
export interface VersionedRow extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
}

export interface VersionedChange<Row> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly changes: Partial<Omit<Row, 'id' | 'seq' | 'version'>>;
}

/**
 * Changes a row only if it still is at the version that the change is based on, and raises the version by one. The
 * only way to change a record: an ORM's `save()` would overwrite what somebody else has written meanwhile.
 *
 * @throws StaleVersion when the row has moved on.
 */
export async function updateVersion<Row extends VersionedRow>(
  manager: EntityManager,
  entity: Entity<Row>,
  { id, expectedVersion, changes }: VersionedChange<Row>,
): Promise<void> {
  const table = tableOf(manager, entity);
  const assignments = Object.keys(changes).map((property) => `${columnOf(table, property)} = ?, `);
  const statement = `UPDATE ${table.name} SET ${assignments.join('')}"version" = "version" + 1 WHERE "id" = ? AND "version" = ?`;
  const { affected } = await run(manager, statement, [...(Object.values(changes) as SqlValue[]), id, expectedVersion]);
  if (affected === 1) return;
  const row = await findRow(manager, entity, { where: { id } as Where<Row> });
  if (row === null) throw new Error(`there is no row ${id} of ${table.name} to update`);
  throw new StaleVersion(expectedVersion, row.version);
}
