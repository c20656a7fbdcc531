/** The command line: the same services as the HTTP door, and exit codes. Commands load their parts when they run. */
import { runCommandLine } from './cli/main.js';
import { endWithTheReader } from './cli/terminal.js';

endWithTheReader();
process.exitCode = await runCommandLine(process.argv.slice(2));
