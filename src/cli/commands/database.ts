import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { readConfig } from '../../config/config.js';
import { databaseOptions } from '../database-options.js';
import { BadInput } from '../exit.js';
import { print, printJson } from '../terminal.js';

/** `migrate` and `backup FILE`. */
export function addDatabaseCommands(program: Command): void {
  const json = () => new Option('--json', 'print what was done as JSON');
  program
    .command('migrate')
    .description('bring the schema of the database up to date; whole or not at all')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  ARCBRIEF_DATABASE_URL=postgres://arcbrief@127.0.0.1/arcbrief arcbrief migrate')
    .action(async (options: { readonly json?: boolean }) => {
      const { migrateDatabase } = await import('../../database/database.js');
      const migrations = await migrateDatabase(databaseOptions(readConfig(), 'write'));
      if (options.json) printJson({ migrations });
      else if (migrations.length === 0) print('The schema is up to date.');
      else for (const name of migrations) print(name);
    });
  program
    .command('backup')
    .description('write a complete copy of the SQLite database, while the server runs or not')
    .argument('<file>', 'the copy; it must not exist yet')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  arcbrief backup /backups/arcbrief-2026-11-22.sqlite')
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const { database } = readConfig();
      if (database.kind !== 'sqlite') throw new BadInput('This database is PostgreSQL: back it up with pg_dump.');
      const folder = dirname(resolve(file));
      if (!existsSync(folder)) throw new BadInput(`${file}: there is no folder ${folder}`);
      if (!existsSync(database.file)) throw new BadInput(`There is no database at ${database.file} to copy.`);
      const { backup, BackupExists } = await import('../../database/backup.js');
      await backup(database.file, file).catch((error: unknown) => {
        throw error instanceof BackupExists ? new BadInput(`${file}: ${error.message}`) : error;
      });
      if (options.json) printJson({ file });
      else print(`${file}: complete copy of ${database.file}`);
    });
}
