import { join, resolve } from 'node:path';

/** Everything that can be set from outside, read once. This folder is the only reader of `process.env`. */
export interface Config {
  /** Where the embedded database, issued PDFs and locks live; absolute. */
  readonly dataDirectory: string;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  readonly listen: { readonly host: string; readonly port: number };
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

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Reads the configuration from environment variables (`.env.example` lists them).
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(environment: Environment = process.env): Config {
  const problems: string[] = [];
  const dataDirectory = resolve(text(environment, 'ARCBRIEF_DATA_DIR') ?? 'data');
  const host = text(environment, 'ARCBRIEF_HOST') ?? '127.0.0.1';
  if (!LOOPBACK.includes(host)) {
    problems.push(
      `ARCBRIEF_HOST=${host}: Arcbrief has no sign-in yet and so listens on this machine only. Use 127.0.0.1, ::1 or localhost.`,
    );
  }
  const config: Config = {
    dataDirectory,
    database: database(environment, dataDirectory, problems),
    listen: {
      host,
      port: integer({ environment, name: 'ARCBRIEF_PORT', fallback: 4680, min: 0, max: 65_535, problems }),
    },
    rubricsDirectory: text(environment, 'ARCBRIEF_RUBRICS_DIR') ?? null,
    rendering: {
      pages: integer({ environment, name: 'ARCBRIEF_PDF_PAGES', fallback: 2, min: 1, max: 8, problems }),
      freshContext: flag(environment, 'ARCBRIEF_PDF_FRESH_CONTEXT', problems),
      executablePath: text(environment, 'PUPPETEER_EXECUTABLE_PATH') ?? null,
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function text(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function database(environment: Environment, dataDirectory: string, problems: string[]): Config['database'] {
  const url = text(environment, 'ARCBRIEF_DATABASE_URL');
  if (url === undefined) return { kind: 'sqlite', file: join(dataDirectory, 'arcbrief.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    // The value may hold a password: it is never repeated.
    problems.push('ARCBRIEF_DATABASE_URL: only postgres://… addresses or the path of an SQLite file can be used.');
  }
  return { kind: 'sqlite', file: resolve(url) };
}

interface IntegerSetting {
  readonly environment: Environment;
  readonly name: string;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly problems: string[];
}

function integer({ environment, name, fallback, min, max, problems }: IntegerSetting): number {
  const value = text(environment, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= min && number <= max) return number;
  problems.push(`${name}=${value}: use a whole number from ${min} to ${max}.`);
  return fallback;
}

function flag(environment: Environment, name: string, problems: string[]): boolean {
  const value = text(environment, name);
  if (value === undefined || value === 'false') return false;
  if (value !== 'true') problems.push(`${name}=${value}: use true or false.`);
  return true;
}
