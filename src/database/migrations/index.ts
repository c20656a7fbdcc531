import type { MigrationInterface } from 'typeorm';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { FirstTables1795000000001 } from './1795000000001-first-tables.js';
import { guardNames } from './guards.js';

/** What a database of one version has. */
export interface Schema {
  /** In their order. A released one is never changed; the next one follows it. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Names of the triggers that must be there. */
  readonly guards: readonly string[];
}

export const CURRENT_SCHEMA: Schema = {
  migrations: [FirstTables1795000000001],
  guards: guardNames(FIRST_GUARDS),
};
