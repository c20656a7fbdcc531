import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The one PostgreSQL of this run of the tests. Every database in it belongs to one test. */
export interface PostgresServer {
  /** Makes an empty database, or a copy of one that nobody is connected to, and gives its address. */
  createDatabase(template?: string): Promise<string>;
  dropDatabase(url: string): Promise<void>;
}

let server: Promise<PostgresServer> | undefined;

/** Started at first use, and stopped after the last suite (run-setup.mjs). */
export function postgresServer(): Promise<PostgresServer> {
  server ??= find();
  return server;
}

async function find(): Promise<PostgresServer> {
  const answer = await fetch(process.env['ARCBRIEF_TEST_POSTGRES'] ?? '');
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  const urlOf = (name: string): string => new URL(name, said).href;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    createDatabase: async (template) => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await administer(`CREATE DATABASE ${name} ${template === undefined ? '' : `TEMPLATE ${nameOf(template)}`}`);
      return urlOf(name);
    },
    dropDatabase: (url) => administer(`DROP DATABASE ${nameOf(url)} WITH (FORCE)`),
  };
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
