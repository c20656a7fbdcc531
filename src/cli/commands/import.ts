import { Option, type Command } from 'commander';
import { readConfig } from '../../config/config.js';
import type { RubricLibrary } from '../../modules/rubrics/rubric-library.js';
import { BadInput } from '../exit.js';
import { print, printJson } from '../terminal.js';

interface ImportOptions {
  readonly json?: boolean;
}

type Importer = (files: readonly string[], options: ImportOptions) => Promise<void>;

/** What can be imported, by kind. */
const IMPORTERS: Readonly<Record<string, Importer>> = { evaluation: importEvaluations, groups: importGroups };
const KINDS = Object.keys(IMPORTERS);

/** `import evaluation FILE…`, `import groups FILE…` and `export REQUISITION`. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('import files into the database; each wholly or not at all')
    .argument('<kind>', `what the files are: ${KINDS.join(' or ')}`)
    .argument('<file...>', 'evaluation files (arcbrief.evaluation/1, YAML or JSON), or CSV of applicant,category,group')
    .option('--json', 'print what was imported as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  arcbrief import evaluation examples/engineering-manager-payments.yaml\n  arcbrief import groups answers.csv',
    )
    .action(async (kind: string, files: readonly string[], options: ImportOptions) => {
      const importer = Object.hasOwn(IMPORTERS, kind) ? IMPORTERS[kind] : undefined;
      if (importer === undefined)
        throw new BadInput(`"${kind}" cannot be imported; the kinds are: ${KINDS.join(', ')}`);
      await importer(files, options);
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

async function importEvaluations(files: readonly string[], options: ImportOptions): Promise<void> {
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
      else print(`${file}: requisition ${evaluation.requisition.id}, ${evaluation.applications.length} applications`);
    }
  });
}

/** What applicants said of themselves: `src/modules/adverse-impact`. */
async function importGroups(files: readonly string[], options: ImportOptions): Promise<void> {
  const { readBytes } = await import('../files.js');
  const { withContext } = await import('../services.js');
  const { AdverseImpact } = await import('../../modules/adverse-impact/adverse-impact.service.js');
  const read: { readonly file: string; readonly bytes: Buffer }[] = [];
  for (const file of files) read.push({ file, bytes: await readBytes(file) });
  await withContext('write', async (context) => {
    const impact = context.get(AdverseImpact);
    for (const { file, bytes } of read) {
      const imported = await impact.import(null, bytes, file);
      if (options.json) printJson({ file, ...imported });
      else print(`${file}: ${imported.kept} answers kept, ${imported.withdrawn} taken back`);
    }
  });
}
