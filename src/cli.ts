/** The command line: the same services as the HTTP door, and exit codes. Commands load their parts when they run. */
import { createProgram } from './cli/program.js';
import { explain } from './cli/exit.js';
import { endWithTheReader, say } from './cli/terminal.js';

endWithTheReader();

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  const { code, text } = explain(error);
  if (text !== '') say(text);
  process.exitCode = code;
}
