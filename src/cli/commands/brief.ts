import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { routeInWords } from '../../domain/index.js';
import { briefFileNames } from '../brief-file-names.js';
import { eachOf } from '../each-of.js';
import { BadInput } from '../exit.js';
import { onFile } from '../files.js';
import { print, printJson, progress } from '../terminal.js';
import {
  assessOpened,
  calibrationOption,
  openEvaluation,
  paperOption,
  rubricOption,
  type EvaluationOptions,
} from '../workbench.js';
import type { DocumentSource } from '../../modules/briefs/brief-document.js';

interface BriefOptions extends EvaluationOptions {
  readonly out: string;
  readonly paper: 'A4' | 'Letter';
  readonly json?: boolean;
}

interface Written {
  readonly file: string;
  /** The route advised, or of a shortlist the seat's. */
  readonly advice: string;
  readonly pages: number;
  readonly sha256: string;
}

/** As many at once as keep the browser's pages busy; each has the whole time limit of a job for itself. */
const AT_ONCE = 4;

/** `brief FILE --out DIR` and `shortlist FILE --out FILE.pdf`: PDFs from a file alone, nothing stored. */
export function addBriefCommands(program: Command): void {
  program
    .command('brief')
    .description('write the hiring brief of every application in an evaluation file as PDF')
    .argument('<file>', 'an evaluation file (arcbrief.evaluation/1, YAML or JSON)')
    .requiredOption('--out <dir>', 'folder for the PDFs; made when missing')
    .option('--application <id>', 'only this application')
    .addOption(paperOption())
    .addOption(rubricOption())
    .addOption(calibrationOption())
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', '\nExample:\n  arcbrief brief examples/engineering-manager-payments.yaml --out briefs')
    .action(async (file: string, options: BriefOptions & { readonly application?: string }) => {
      const source = await documentSource(file, options);
      const ids = source.evaluation.applications.map(({ id }) => id);
      if (options.application !== undefined && !ids.includes(options.application)) {
        throw new BadInput(`--application ${options.application}: ${file} has ${ids.join(', ')}`);
      }
      if (ids.length === 0) throw new BadInput(`${file}: there are no applications, so there is no brief to write`);
      const jobs = [...briefFileNames(ids)]
        .filter(([id]) => options.application === undefined || id === options.application)
        .map(([applicationId, name]) => ({ applicationId, file: join(options.out, name) }));
      report(await writeAll(source, jobs, options.paper), options);
    });
  program
    .command('shortlist')
    .description('write the shortlist brief of an evaluation file as one PDF')
    .argument('<file>', 'an evaluation file (arcbrief.evaluation/1, YAML or JSON)')
    .requiredOption('--out <file.pdf>', 'the PDF to write')
    .addOption(paperOption())
    .addOption(rubricOption())
    .addOption(calibrationOption())
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  arcbrief shortlist examples/engineering-manager-payments.yaml --out shortlist.pdf',
    )
    .action(async (file: string, options: BriefOptions) => {
      const source = await documentSource(file, options);
      report(await writeAll(source, [{ applicationId: null, file: options.out }], options.paper), options);
    });
}

async function documentSource(file: string, options: EvaluationOptions): Promise<DocumentSource> {
  const opened = await openEvaluation(file, options);
  const assessment = await assessOpened(opened, options);
  return { rubric: opened.rubric.rubric, evaluation: opened.evaluation, assessment };
}

/** Renders all before writing any, so that a failure leaves no half set behind. */
async function writeAll(
  source: DocumentSource,
  jobs: readonly { readonly applicationId: string | null; readonly file: string }[],
  paper: 'A4' | 'Letter',
): Promise<readonly Written[]> {
  const { openRendering, writeFileWhole } = await import('../rendering.js');
  const { briefJob } = await import('../../modules/briefs/brief-document.js');
  const rendering = openRendering();
  const bar = progress(jobs.length);
  // A PDF's dates know no fractions of a second, and verify prints the brief again from them.
  const generatedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  try {
    const rendered = await eachOf(jobs, AT_ONCE, async ({ applicationId, file }) => {
      const pdf = await rendering.render(
        briefJob({ ...source, applicationId, paper, header: { number: null, generatedAt } }),
      );
      bar.step(file);
      return { file: resolve(file), advice: adviceOf(source, applicationId), pdf };
    });
    for (const { file, pdf } of rendered) {
      await onFile(file, async () => {
        await mkdir(dirname(file), { recursive: true });
        await writeFileWhole(file, pdf.bytes);
      });
    }
    return rendered.map(({ file, advice, pdf: { pages, sha256 } }) => ({ file, advice, pages, sha256 }));
  } finally {
    bar.end();
    await rendering.stop();
  }
}

function adviceOf({ rubric, assessment }: DocumentSource, applicationId: string | null): string {
  const assessed = assessment.applications.find(({ id }) => id === applicationId);
  return assessed === undefined
    ? assessment.seat.route.replaceAll('-', ' ')
    : routeInWords(rubric, assessed.guidance.route);
}

function report(written: readonly Written[], { json }: BriefOptions): void {
  if (json) return printJson(written);
  for (const { file, advice, pages } of written) {
    print(`${file}: ${advice} (${pages} ${pages === 1 ? 'page' : 'pages'})`);
  }
}
