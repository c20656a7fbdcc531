import type { Guard } from './guards.js';

/** Guards that several tables need. Never change one: an old migration must stay what it was. */

/** Some of these columns would change. */
export const distinct = (...columns: readonly string[]): string =>
  columns.map((column) => `NEW."${column}" IS DISTINCT FROM OLD."${column}"`).join(' OR ');

/** A record that is written once. */
export function frozen(table: string, what: string): readonly Guard[] {
  return [
    {
      name: `tr_${table}_no_update`,
      table,
      on: 'UPDATE',
      refuses: null,
      message: `immutable: ${what} cannot be changed`,
    },
    {
      name: `tr_${table}_no_delete`,
      table,
      on: 'DELETE',
      refuses: null,
      message: `immutable: ${what} cannot be deleted`,
    },
  ];
}

/** A record that people edit keeps its identity, and its version never goes back. */
export function versioned(table: string, what: string): Guard {
  return {
    name: `tr_${table}_version`,
    table,
    on: 'UPDATE',
    refuses: `${distinct('seq', 'id', 'created_at')} OR NEW."version" < OLD."version" OR NEW."version" > OLD."version" + 1`,
    message: `immutable: the identity and the past of ${what} cannot be changed`,
  };
}
