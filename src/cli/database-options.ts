import type { Config } from '../config/config.js';
import type { DatabaseOptions } from '../database/options.js';

/**
 * What a command does with the database: `write` brings an older schema up to date first; `read` works beside a running
 * server.
 */
export type DatabaseUse = 'read' | 'write';

/** The database that the configuration names. */
export function databaseOptions({ database }: Config, use: DatabaseUse): DatabaseOptions {
  const migrate = use === 'write';
  if (database.kind === 'postgres') return { type: 'postgres', url: database.url, migrate };
  return { type: 'sqlite', file: database.file, migrate, readOnly: use === 'read' };
}
