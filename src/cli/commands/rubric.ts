import type { Command } from 'commander';
import { readTextFile } from '../files.js';
import { print, printJson } from '../terminal.js';

/** `rubric check FILE`. */
export function addRubricCommands(program: Command): void {
  const rubric = program.command('rubric').description('look after rubrics');
  rubric
    .command('check')
    .description('say everything that is wrong with a rubric file, by place; or that nothing is')
    .argument('<file...>', 'rubric files (arcbrief.rubric/1, YAML or JSON)')
    .option('--json', 'print what was read as JSON')
    .addHelpText('after', '\nExample:\n  arcbrief rubric check rubrics/platform-arc.v1.yaml')
    .action(async (files: readonly string[], options: { readonly json?: boolean }) => {
      const { parseRubric } = await import('../../modules/rubrics/rubric.reader.js');
      const { collectProblems } = await import('../collect-problems.js');
      const loaded = await collectProblems(files, async (file) => parseRubric(await readTextFile(file), file));
      if (options.json) {
        printJson(
          loaded.map(({ reference, sha256, rubric: { criteria } }) => ({
            reference,
            sha256,
            criteria: criteria.length,
          })),
        );
        return;
      }
      for (const { reference, sha256, rubric: read } of loaded) {
        print(
          `${reference}: nothing wrong. ${read.stages.length} career stages, ${read.criteria.length} criteria, sha256 ${sha256}`,
        );
      }
    });
}
