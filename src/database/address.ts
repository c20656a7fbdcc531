import type { DatabaseOptions } from './options.js';

/** Longest time that a reader beside the server may take, in milliseconds: it holds up nobody. */
const READING_MS = 300_000;

/** Where the database is: for a thread of its own that reads beside the server. */
export class DatabaseAddress {
  constructor(readonly options: DatabaseOptions) {}

  /** Opens for reading alone, one connection: no lock, no lane, no change of the schema. Plain data, so that it can be sent. */
  get forReading(): DatabaseOptions {
    const { options } = this;
    return options.type === 'sqlite'
      ? { type: 'sqlite', file: options.file, migrate: false, readOnly: true, unitMs: READING_MS }
      : { type: 'postgres', url: options.url, migrate: false, poolSize: 1, statementMs: READING_MS };
  }
}
