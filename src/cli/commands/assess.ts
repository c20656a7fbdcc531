import type { Command } from 'commander';
import { printJson } from '../terminal.js';
import { assessOpened, calibrationOption, openEvaluation, rubricOption, type EvaluationOptions } from '../workbench.js';

/** `assess FILE`: the assessment as JSON. */
export function addAssessCommand(program: Command): void {
  program
    .command('assess')
    .description('print the assessment of an evaluation file as JSON (arcbrief.assessment/1)')
    .argument('<file>', 'an evaluation file (arcbrief.evaluation/1, YAML or JSON)')
    .addOption(rubricOption())
    .addOption(calibrationOption())
    .option('--json', 'print JSON (it always does)')
    .addHelpText('after', '\nExample:\n  arcbrief assess examples/engineering-manager-payments.yaml > assessment.json')
    .action(async (file: string, options: EvaluationOptions) => {
      const opened = await openEvaluation(file, options);
      printJson(await assessOpened(opened, options));
    });
}
