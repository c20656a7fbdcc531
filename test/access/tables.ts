import { createHash } from 'node:crypto';
import type { DatabaseOptions } from '../../src/database/options.js';
import Database from 'better-sqlite3';

/** What a refusal may write: its own line, and when a token or a session was last used. */
const NOTED = ['audit_events', 'sessions', 'api_tokens'];

/** Looks into the database beside the server. */
export class Tables {
  private readonly database: Database.Database;

  constructor(options: DatabaseOptions) {
    if (options.type !== 'sqlite') throw new Error('only a file can be looked into');
    this.database = new Database(options.file, { readonly: true });
  }

  /** The hash of all that is stored, but for what says that somebody was refused. */
  hash(): string {
    const names = this.database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
      .pluck()
      .all() as string[];
    const hash = createHash('sha256');
    for (const name of names.filter((table) => !NOTED.includes(table)))
      hash.update(JSON.stringify([name, this.database.prepare(`SELECT * FROM "${name}"`).raw().all()], printable));
    return hash.digest('hex');
  }

  /** What opens the door to whom, without when it was last used. */
  credentials(): string {
    const rows = ['sessions', 'api_tokens'].map((table) =>
      this.database
        .prepare(
          `SELECT "id", "person_id"${table === 'api_tokens' ? ', "revoked_at"' : ''} FROM "${table}" ORDER BY "id"`,
        )
        .raw()
        .all(),
    );
    return JSON.stringify(rows);
  }

  refusals(): number {
    const count = `SELECT count(*) FROM audit_events WHERE outcome = 'refused'`;
    return this.database.prepare(count).pluck().get() as number;
  }

  close(): void {
    this.database.close();
  }
}

function printable(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
