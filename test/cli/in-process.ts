import { jest } from '@jest/globals';
import { runCommandLine } from '../../src/cli/main.js';
import type { CliResult, RunOptions } from '../support/cli.js';

/**
 * The command line without a process of its own: the same arguments, environment, streams and exit codes. For what it says
 * and writes; how a process ends is seen only with `runCli`. One at a time: streams and environment are the test's own.
 */
export async function runHere(
  args: readonly string[],
  { dataDirectory, environment = {} }: Omit<RunOptions, 'cwd'>,
): Promise<CliResult> {
  const before = { ...process.env };
  setEnvironment({ ARCBRIEF_DATA_DIR: dataDirectory, ARCBRIEF_DATABASE_URL: undefined, ...environment });
  const out = captured(process.stdout);
  const err = captured(process.stderr);
  try {
    const code = await runCommandLine(args);
    return { code, out: out.text(), err: err.text() };
  } finally {
    out.end();
    err.end();
    setEnvironment({ ...Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined])), ...before });
  }
}

function captured(stream: NodeJS.WriteStream): { readonly text: () => string; readonly end: () => void } {
  const spy = jest.spyOn(stream, 'write').mockImplementation(() => true);
  return { text: () => spy.mock.calls.map(([chunk]) => String(chunk)).join(''), end: () => spy.mockRestore() };
}

function setEnvironment(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
