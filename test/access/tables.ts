import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { DatabaseOptions } from '../../src/database/options.js';

/** What a refusal may write: its own line, and when a token or a session was last used. */
const NOTED = ['audit_events', 'sessions', 'api_tokens'];

const CREDENTIALS = [
  `SELECT "id", "person_id" FROM "sessions" ORDER BY "id"`,
  `SELECT "id", "person_id", "revoked_at" FROM "api_tokens" ORDER BY "id"`,
];
const REFUSALS = `SELECT count(*) AS count FROM audit_events WHERE outcome = 'refused'`;

/** Looks into the database beside the server. */
export interface Tables {
  /** The hash of all that is stored, but for what says that somebody was refused. */
  hash(): Promise<string>;
  /** What opens the door to whom, without when it was last used. */
  credentials(): Promise<string>;
  /** How many refusals are noted. */
  refusals(): Promise<number>;
  close(): Promise<void>;
}

export function tablesOf(options: DatabaseOptions): Promise<Tables> {
  return options.type === 'sqlite' ? Promise.resolve(ofFile(options.file)) : ofServer(options.url);
}

function ofFile(file: string): Tables {
  const database = new Database(file, { readonly: true });
  const names = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return {
    hash: () => {
      const hash = createHash('sha256');
      for (const name of kept(database.prepare(names).pluck().all() as string[]))
        hash.update(JSON.stringify([name, database.prepare(`SELECT * FROM "${name}"`).raw().all()], printable));
      return Promise.resolve(hash.digest('hex'));
    },
    credentials: () => Promise.resolve(JSON.stringify(CREDENTIALS.map((rows) => database.prepare(rows).raw().all()))),
    refusals: () => Promise.resolve(database.prepare(REFUSALS).pluck().get() as number),
    close: () => Promise.resolve(void database.close()),
  };
}

async function ofServer(url: string): Promise<Tables> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`;
  return {
    hash: async () => {
      const { rows } = await client.query<{ name: string }>(names);
      const hash = createHash('sha256');
      for (const name of kept(rows.map((row) => row.name))) {
        // The server gives rows in the order in which it comes upon them.
        const text = `SELECT string_agg(row::text, chr(10) ORDER BY row::text) AS text FROM "${name}" AS row`;
        hash.update(JSON.stringify([name, (await client.query<{ text: string | null }>(text)).rows]));
      }
      return hash.digest('hex');
    },
    credentials: async () => {
      const found: unknown[] = [];
      for (const rows of CREDENTIALS) found.push((await client.query(rows)).rows);
      return JSON.stringify(found);
    },
    refusals: async () => Number((await client.query<{ count: string }>(REFUSALS)).rows[0]?.count),
    close: () => client.end(),
  };
}

function kept(names: readonly string[]): readonly string[] {
  return names.filter((name) => !NOTED.includes(name));
}

function printable(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
