/** Where a command speaks: data on standard output, words about the work on standard error. */

/** A reader that has seen enough (`| head`) closes the pipe: that ends the command, and is no failure of it. */
export function endWithTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** One line of data. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Data for another program. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One line about the work, for a person. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface Progress {
  /** One unit of work is done. */
  step(label: string): void;
  /** Takes the bar away. */
  end(): void;
}

const BAR_WIDTH = 24;

/** A bar on a terminal, nothing in a pipe. */
export function progress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: () => undefined, end: () => undefined };
  let done = 0;
  return {
    step: (label) => {
      done += 1;
      const filled = Math.round((BAR_WIDTH * done) / Math.max(total, 1));
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
      const line = `${bar} ${done}/${total} ${label}`.slice(0, Math.max(stream.columns ?? 80, 20) - 1);
      stream.write(`\r\u001b[2K${line}`);
    },
    end: () => void stream.write('\r\u001b[2K'),
  };
}
