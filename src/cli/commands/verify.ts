import type { Command } from 'commander';
import type { Verification } from '../../modules/briefs/briefs.service.js';
import { readBytes } from '../files.js';
import { BadInput, Finding } from '../exit.js';
import { print, printJson } from '../terminal.js';
import { assessOpened, calibrationOption, openEvaluation, rubricOption, type EvaluationOptions } from '../workbench.js';

interface VerifyOptions extends EvaluationOptions {
  readonly against?: string;
  readonly json?: boolean;
}

/** `verify BRIEF.pdf [--against FILE]`: whether it is what the database, or a given evaluation file, would produce. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('say whether a brief is what the database, or a given evaluation file, would produce')
    .argument('<brief.pdf>', 'a hiring brief or a shortlist brief')
    .option('--against <file>', 'an evaluation file to compare with, instead of the database')
    .addOption(rubricOption())
    .addOption(calibrationOption())
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', '\nExample:\n  arcbrief verify briefs/okafor.pdf --against examples/staff-engineer.yaml')
    .action(async (file: string, options: VerifyOptions) => {
      const bytes = await readBytes(file);
      const { verdict, why } =
        options.against === undefined
          ? await verifyByDatabase(bytes)
          : await verifyAgainst(bytes, options.against, options);
      if (options.json) printJson({ file, verdict, why });
      if (verdict !== 'genuine') throw new Finding(options.json ? '' : `${file}: ${why}`);
      if (!options.json) print(`${file}: ${why}`);
    });
}

async function verifyByDatabase(bytes: Uint8Array): Promise<Omit<Verification, 'brief'>> {
  const { withServices } = await import('../services.js');
  return withServices('read', ({ briefs }) => briefs.verify(bytes)).catch((error: unknown) => {
    const remedy = 'Compare with a file: --against FILE.';
    throw error instanceof BadInput ? new BadInput(`${error.message} ${remedy}`) : error;
  });
}

async function verifyAgainst(
  bytes: Uint8Array,
  against: string,
  options: EvaluationOptions,
): Promise<Omit<Verification, 'brief'>> {
  const { openRendering } = await import('../rendering.js');
  const { verifyBrief } = await import('../../modules/briefs/brief-verification.js');
  const opened = await openEvaluation(against, options);
  const assessment = await assessOpened(opened, options);
  const rendering = openRendering();
  try {
    const found = await verifyBrief({
      bytes,
      source: { rubric: opened.rubric.rubric, evaluation: opened.evaluation, assessment },
      sourceName: against,
      render: (job) => rendering.render(job),
    });
    // A server fits a brief on all of its panels, which no file holds: only its database can say the rest.
    return found.verdict === 'other-pool'
      ? await alsoByDatabase(bytes, found.why)
      : { ...found, verdict: found.verdict };
  } finally {
    await rendering.stop();
  }
}

async function alsoByDatabase(bytes: Uint8Array, why: string): Promise<Omit<Verification, 'brief'>> {
  const found = await verifyByDatabase(bytes);
  return { verdict: found.verdict, why: `${why} ${found.why}` };
}
