import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

const HOOKS = join(import.meta.dirname, 'database-typescript.mjs');

/** A process that runs a TypeScript file of the tests. */
export interface TestProcess {
  readonly pid: number;
  /** The lines that it has written so far. */
  readonly lines: readonly string[];
  /** Resolves when it has written so many lines; rejects, with what it said, when it ends before. */
  written(lines: number): Promise<void>;
  /** SIGKILL, and resolves when it is gone and all that it wrote is read. */
  kill(): Promise<void>;
}

export function startProcess(file: string, argument: unknown): TestProcess {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', HOOKS, file, JSON.stringify(argument)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  let errors = '';
  let wake: () => void = () => undefined;
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    wake();
  });
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = Promise.all([once(child, 'close'), once(output, 'close')]).then(() => wake());
  return {
    pid: child.pid ?? 0,
    lines,
    written: async (count) => {
      while (lines.length < count) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`the process ended after ${lines.length} lines: ${errors}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
