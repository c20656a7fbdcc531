/** How the database is reached; filled in by whoever reads the configuration. */
export type DatabaseOptions = SqliteOptions | PostgresOptions;

interface CommonOptions {
  /** Bring an older schema up to date at start; otherwise an older schema is refused. */
  readonly migrate: boolean;
}

export interface SqliteOptions extends CommonOptions {
  readonly type: 'sqlite';
  /** Path of the database file on a local disk; made, with its folder, when it is not there. */
  readonly file: string;
  /** Only reads, and takes no lock: works beside the process that holds it. The file must be there and up to date. */
  readonly readOnly?: boolean;
  /** Longest wait for the lane of writers, in milliseconds; 5,000 when left out. */
  readonly laneWaitMs?: number;
  /** How many writes may wait at once; 2,000 when left out. */
  readonly laneMaxWaiting?: number;
  /** Longest time that one unit of work may hold its lane, in milliseconds; 30,000 when left out. */
  readonly unitMs?: number;
}

export interface PostgresOptions extends CommonOptions {
  readonly type: 'postgres';
  /**
   * `postgresql://user:password@host:port/database`; with `?sslmode=verify-full` over TLS with a verified certificate,
   * and with `&sslrootcert=<file>` verified by that authority instead of the system's.
   */
  readonly url: string;
  /** Connections; 10 when left out. */
  readonly poolSize?: number;
  /** Longest that the server works on one statement, in milliseconds; 10,000 when left out. */
  readonly statementMs?: number;
}
