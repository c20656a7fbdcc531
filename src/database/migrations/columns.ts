import type { TableColumnOptions, TableForeignKeyOptions } from 'typeorm';

/** The columns of `database/columns.ts`, for migrations. Never change one: an old migration must stay what it was. */

export const seq = (table: string): TableColumnOptions => ({
  name: 'seq',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
  primaryKeyConstraintName: `pk_${table}`,
});

export const key = (column: TableColumnOptions, table: string): TableColumnOptions => ({
  ...column,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});

export const line = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
export const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const id = (name = 'id'): TableColumnOptions => line(name, 36);
export const instant = (name: string): TableColumnOptions => line(name, 35);
export const sha256 = (name: string): TableColumnOptions => line(name, 64);
export const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

interface Check {
  readonly name: string;
  readonly expression: string;
}

/** Not blank, and not longer than `length` characters (SQLite does not hold a varchar to its length). */
export const filled = (table: string, column: string, length: number): Check => ({
  name: `ck_${table}_${column}`,
  expression: `length(trim("${column}")) > 0 AND length("${column}") <= ${length}`,
});

/** At most `length` characters; empty is allowed. */
export const capped = (table: string, column: string, length: number): Check => ({
  name: `ck_${table}_${column}`,
  expression: `length("${column}") <= ${length}`,
});

export const oneOf = (table: string, column: string, values: readonly string[]): Check => ({
  name: `ck_${table}_${column}`,
  expression: `"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`,
});

export const atLeast = (table: string, column: string, least: number): Check => ({
  name: `ck_${table}_${column}`,
  expression: `"${column}" >= ${least}`,
});

/** Nothing that is referred to can be deleted or renamed. */
export function reference(
  name: string,
  column: string,
  [table, target]: readonly [string, string],
): TableForeignKeyOptions {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: [target],
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  };
}

export function unique(name: string, ...columnNames: readonly string[]): { name: string; columnNames: string[] } {
  return { name, columnNames: [...columnNames] };
}
