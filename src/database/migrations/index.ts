import type { MigrationInterface } from 'typeorm';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { FirstTables1795000000001 } from './1795000000001-first-tables.js';
import { guardNames } from './guards.js';

/** Every migration in its order. A released one is never changed; the next one follows it. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [FirstTables1795000000001];

/** The triggers that the newest schema has. */
export const GUARD_NAMES: readonly string[] = guardNames(FIRST_GUARDS);
