import { join, resolve } from 'node:path';
import {
  readMail,
  readSignOn,
  readSite,
  type MailConfig,
  type SignOnConfig,
  type SiteConfig,
} from './people-config.js';
import { flag, integer, text, type Environment, type Reading } from './settings.js';

/** Everything that can be set from outside, read once. This folder is the only reader of `process.env`. */
export interface Config {
  /** Where the embedded database, issued PDFs and locks live; absolute. */
  readonly dataDirectory: string;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  readonly listen: { readonly host: string; readonly port: number };
  readonly site: SiteConfig;
  /** Null: links are shown to the admin instead of being sent. */
  readonly mail: MailConfig | null;
  /** Null: nobody signs in by OpenID Connect. */
  readonly signOn: SignOnConfig | null;
  /** A folder with the company's own rubrics, or null. */
  readonly rubricsDirectory: string | null;
  readonly rendering: {
    /** Pages printing at once, 1–8. */
    readonly pages: number;
    /** A browser context of its own for every brief: slower, one more wall. */
    readonly freshContext: boolean;
    readonly executablePath: string | null;
  };
}

/** Names every setting that cannot be used, and what to write instead. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the configuration from environment variables (`.env.example` lists them).
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(environment: Environment = process.env): Config {
  const reading: Reading = { environment, problems: [] };
  const dataDirectory = resolve(text(reading, 'ARCBRIEF_DATA_DIR') ?? 'data');
  const { site, host } = readSite(reading);
  const config: Config = {
    dataDirectory,
    database: database(reading, dataDirectory),
    listen: { host, port: integer(reading, { name: 'ARCBRIEF_PORT', fallback: 4680, min: 0, max: 65_535 }) },
    site,
    mail: readMail(reading),
    signOn: readSignOn(reading),
    rubricsDirectory: text(reading, 'ARCBRIEF_RUBRICS_DIR') ?? null,
    rendering: {
      pages: integer(reading, { name: 'ARCBRIEF_PDF_PAGES', fallback: 2, min: 1, max: 8 }),
      freshContext: flag(reading, 'ARCBRIEF_PDF_FRESH_CONTEXT'),
      executablePath: text(reading, 'PUPPETEER_EXECUTABLE_PATH') ?? null,
    },
  };
  if (reading.problems.length > 0) throw new ConfigError(reading.problems);
  return config;
}

function database(reading: Reading, dataDirectory: string): Config['database'] {
  const url = text(reading, 'ARCBRIEF_DATABASE_URL');
  if (url === undefined) return { kind: 'sqlite', file: join(dataDirectory, 'arcbrief.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    // The value may hold a password: it is never repeated.
    reading.problems.push(
      'ARCBRIEF_DATABASE_URL: only postgres://… addresses or the path of an SQLite file can be used.',
    );
  }
  return { kind: 'sqlite', file: resolve(url) };
}
