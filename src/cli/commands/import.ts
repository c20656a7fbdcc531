import { Option, type Command } from 'commander';
import { readConfig } from '../../config/config.js';
import type { RubricLibrary } from '../../modules/rubrics/rubric-library.js';
import { BadInput } from '../exit.js';
import { print, printJson } from '../terminal.js';

interface ImportOptions {
  readonly json?: boolean;
}

/** `import evaluation FILE…` and `export REQUISITION`. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('import files into the database; each wholly or not at all')
    .argument('<kind>', 'what the files are: evaluation')
    .argument('<file...>', 'evaluation files (arcbrief.evaluation/1, YAML or JSON)')
    .option('--json', 'print what was imported as JSON')
    .addHelpText('after', '\nExample:\n  arcbrief import evaluation examples/engineering-manager-payments.yaml')
    .action(async (kind: string, files: readonly string[], options: ImportOptions) => {
      if (kind !== 'evaluation') throw new BadInput(`"${kind}" cannot be imported; the kind is: evaluation`);
      const { missingDatabase, withServices } = await import('../services.js');
      const { openRubrics } = await import('../workbench.js');
      const { readEvaluations } = await import('../read-evaluations.js');
      const readWith = (library: RubricLibrary) => readEvaluations(files, (reference) => library.find(reference));
      // Where there is no database yet, all files are read first: one that cannot be used leaves not even an empty one behind.
      const first = missingDatabase(readConfig()) === null ? null : await readWith(await openRubrics());
      await withServices('write', async ({ imports, shelf }) => {
        const evaluations = first ?? (await readWith(await shelf.library()));
        for (const { file, evaluation } of evaluations) {
          const imported = await imports.importEvaluation(evaluation);
          if (options.json) printJson({ file, ...imported });
          else
            print(`${file}: requisition ${evaluation.requisition.id}, ${evaluation.applications.length} applications`);
        }
      });
    });
  program
    .command('export')
    .description('print a requisition with its scorecards as an evaluation file')
    .argument('<requisition>', "the requisition's id")
    .addOption(new Option('--format <format>', 'yaml or json').default('yaml').choices(['yaml', 'json']))
    .option('--json', 'short for --format json')
    .addHelpText('after', '\nExample:\n  arcbrief export req-payments-em > payments.yaml')
    .action(async (requisition: string, options: { readonly format: 'yaml' | 'json'; readonly json?: boolean }) => {
      const { RequisitionNotFound } = await import('../../modules/requisitions/requisitions.errors.js');
      const { withServices } = await import('../services.js');
      const { writeEvaluation } = await import('../../modules/imports/evaluation-writer.js');
      await withServices('read', async ({ imports }) => {
        const evaluation = await imports.exportRequisition(requisition).catch((error: unknown) => {
          const unknown = error instanceof RequisitionNotFound;
          throw unknown ? new BadInput(`There is no requisition "${requisition}" in this database.`) : error;
        });
        process.stdout.write(writeEvaluation(evaluation, options.json ? 'json' : options.format));
      });
    });
}
