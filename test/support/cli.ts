import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The repository's folder, with a slash at its end. */
export const repository = ROOT;

/** Runs the real command line (built first when out of date) with a data directory of its own. */
export function runCli(
  args: readonly string[],
  { dataDirectory, cwd = ROOT, environment = {} }: RunOptions,
): Promise<CliResult> {
  const env = {
    ...process.env,
    ARCBRIEF_DATA_DIR: dataDirectory,
    ARCBRIEF_DATABASE_URL: undefined,
    ...environment,
  };
  const child = spawn(process.execPath, [`${ROOT}tools/arcbrief.mjs`, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

export interface RunOptions {
  readonly dataDirectory: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
