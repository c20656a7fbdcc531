/** The HTTP door alone, for a container or a service manager: `arcbrief serve` without the rest of the command line. */
import { explain } from './cli/exit.js';
import { serveUntilStopped } from './cli/commands/serve.js';
import { say } from './cli/terminal.js';

try {
  await serveUntilStopped();
} catch (error) {
  const { code, text } = explain(error);
  say(text);
  process.exitCode = code;
}
