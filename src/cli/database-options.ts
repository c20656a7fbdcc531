import type { Config } from '../config/config.js';
import type { DatabaseOptions } from '../database/options.js';

/** The database that the configuration names. `migrate`: bring an older schema up to date first. */
export function databaseOptions({ database }: Config, { migrate }: { readonly migrate: boolean }): DatabaseOptions {
  if (database.kind === 'postgres') return { type: 'postgres', url: database.url, migrate };
  return { type: 'sqlite', file: database.file, migrate };
}
