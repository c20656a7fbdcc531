import { Command, type CommanderError } from 'commander';
import { ENGINE_VERSION } from '../domain/index.js';
import { addAssessCommand } from './commands/assess.js';
import { addBriefCommands } from './commands/brief.js';
import { addCalibrateCommand } from './commands/calibrate.js';
import { addDatabaseCommands } from './commands/database.js';
import { addDemoCommand } from './commands/demo.js';
import { addEraseCommand } from './commands/erase.js';
import { addImportCommands } from './commands/import.js';
import { addRubricCommands } from './commands/rubric.js';
import { addServeCommand } from './commands/serve.js';
import { addUserCommands } from './commands/user.js';
import { addVerifyCommand } from './commands/verify.js';
import { BadInput, Shown } from './exit.js';

/** Every command, none of them run yet. Wrong usage is thrown as {@link BadInput} with commander's sentence. */
export function createProgram(): Command {
  const program = new Command('arcbrief')
    .description('Has an engineering leader earned the career stage that a seat needs, or is it borrowed?')
    .version(ENGINE_VERSION, '-V, --version', 'print the version of the engine')
    .configureOutput({ outputError: () => undefined })
    .exitOverride(refuse);
  addDemoCommand(program);
  addServeCommand(program);
  addAssessCommand(program);
  addBriefCommands(program);
  addCalibrateCommand(program);
  addVerifyCommand(program);
  addRubricCommands(program);
  addImportCommands(program);
  addDatabaseCommands(program);
  addUserCommands(program);
  addEraseCommand(program);
  return program;
}

/** Help and version were asked for and are printed: done. Anything else that commander refuses is bad input. */
function refuse(error: CommanderError): never {
  if (
    error.code === 'commander.helpDisplayed' ||
    error.code === 'commander.version' ||
    error.code === 'commander.help'
  ) {
    throw new Shown();
  }
  const remedy = 'arcbrief <command> --help shows what it takes, with an example.';
  throw new BadInput(`${error.message.replace(/^error: /, '')}\n${remedy}`);
}
