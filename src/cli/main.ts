import { EXIT, explain, type ExitCode } from './exit.js';
import { createProgram } from './program.js';
import { say } from './terminal.js';

/**
 * Runs one command, from its arguments to its last line, and returns how it ended: nothing below ends the process.
 *
 * @param args as a person types them after `arcbrief`.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    const { code, text } = explain(error);
    if (text !== '') say(text);
    return code;
  }
}
