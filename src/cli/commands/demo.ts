import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { readConfig } from '../../config/config.js';
import { routeInWords, type Evaluation, type Rubric } from '../../domain/index.js';
import type { AssessmentRecord } from '../../modules/assessments/assessments.mapping.js';
import { briefFileNames, SHORTLIST_FILE } from '../brief-file-names.js';
import type { DemoService } from '../../demo/demo.service.js';
import { BadInput } from '../exit.js';
import { onFile } from '../files.js';
import { print, progress, say } from '../terminal.js';
import type { Services } from '../services.js';
import { serveUntilStopped } from './serve.js';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples');

interface DemoOptions {
  readonly once?: boolean;
  readonly out: string;
  readonly paper: 'A4' | 'Letter';
}

/** One example in the database, assessed. */
interface Assessed {
  /** The example's file name without its ending; also its folder of briefs. */
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly record: AssessmentRecord;
  /** Ids in the database by the ids of the file. */
  readonly applicationIds: ReadonlyMap<string, string>;
}

/** One PDF to write: of one application, or (null) of the shortlist. */
interface Wanted {
  readonly example: Assessed;
  readonly application: string | null;
  readonly file: string;
}

/** `demo`: the examples in the embedded database, their briefs in ./out, and the server with four people to be. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'import the examples, write their hiring briefs to ./out, and serve everything until Ctrl-C, signed in as a choice of four people',
    )
    .option('--once', 'end after writing')
    .option('--out <dir>', 'folder for the PDFs', 'out')
    .addOption(new Option('--paper <size>', 'A4 or Letter').default('A4').choices(['A4', 'Letter']))
    .addHelpText('after', '\nExample:\n  arcbrief demo --once')
    .action(async (options: DemoOptions) => {
      refuseElsewhere();
      const { withContext, servicesOf } = await import('../services.js');
      const { DemoModule } = await import('../../demo/demo.module.js');
      const { DemoService } = await import('../../demo/demo.service.js');
      const further = [DemoModule.whole()];
      await withContext(
        'write',
        async (context) =>
          writeExamples(await servicesOf(context), context.get(DemoService, { strict: false }), options),
        further,
      );
      const greeting = (url: string): string => `\nOpen ${url}/demo and choose who you would like to be.\n`;
      if (!options.once) await serveUntilStopped({ further, greeting });
    });
}

/** It lets anybody in who reaches it: on this machine, and with nobody real in the database. */
function refuseElsewhere(): void {
  const { listen, site } = readConfig();
  if (site.baseUrl !== null || !['127.0.0.1', '::1', 'localhost'].includes(listen.host))
    throw new BadInput(
      'The demo lets anybody in: it runs on this machine only. Unset ARCBRIEF_BASE_URL and ARCBRIEF_HOST.',
    );
}

async function writeExamples(services: Services, demo: DemoService, { out, paper }: DemoOptions): Promise<void> {
  const { database } = readConfig();
  await demo.claim();
  say(`Database: ${database.kind === 'sqlite' ? shown(database.file) : 'PostgreSQL'}, schema up to date.`);
  const examples = await importAndAssess(services, demo);
  const wanted = examples.flatMap((example) => wantedOf(example, resolve(out)));
  const unavailable = await writeBriefs(services, wanted, paper);
  for (const example of examples) printOutcome(example, services.rubrics.get(example.evaluation.rubric).rubric);
  if (unavailable === null) print(`\n${wanted.length} briefs in ${shown(resolve(out))}${'/'}`);
  else print(`\nNo briefs were printed. ${unavailable}`);
}

async function importAndAssess(
  { imports, applications, assessments, requisitions, rubrics, calibrations, calibrationJobs }: Services,
  demo: DemoService,
): Promise<readonly Assessed[]> {
  const { readEvaluations } = await import('../read-evaluations.js');
  const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.yaml')).sort();
  const evaluations = await readEvaluations(
    files.map((name) => join(EXAMPLES, name)),
    (reference) => rubrics.find(reference),
  );
  const imported = [];
  for (const { file, evaluation } of evaluations) {
    const { requisitionId, created } = await imports.importEvaluation(evaluation).catch(async (error: unknown) => {
      // Whoever tried the demo has changed something: that stays, and is shown.
      const changed = await requisitions.findByExternalId(evaluation.requisition.id);
      if (changed === null || !(error instanceof Error) || error.name !== 'ImportDiffers') throw error;
      return { requisitionId: changed.id, created: false };
    });
    say(
      `${created ? 'Imported' : 'Known already'}: ${basename(file)} (${evaluation.applications.length} applications)`,
    );
    imported.push({ name: basename(file, '.yaml'), evaluation, requisitionId });
  }
  await demo.fillPast();
  // All panels are in before the first is assessed, and calibrated once: a second run scores against the same calibrations.
  for (const reference of new Set(imported.map(({ evaluation }) => evaluation.rubric))) {
    if ((await calibrations.newest(reference)) !== null) continue;
    const { state } = await (await calibrationJobs.start(reference, 'on-demand')).ended;
    if (state !== 'done') say(`No calibration of ${reference} was made; its panels are fitted together instead.`);
  }
  await demo.fill(
    imported.map(({ evaluation }) => evaluation),
    imported.map(({ requisitionId }) => requisitionId),
  );
  const assessed = [];
  for (const { requisitionId, ...example } of imported) {
    const known = await applications.allOf(requisitionId);
    assessed.push({
      ...example,
      record: await assessments.assess(requisitionId),
      applicationIds: new Map(known.map(({ id, externalId }) => [externalId ?? id, id])),
    });
  }
  return assessed;
}

function wantedOf(example: Assessed, out: string): readonly Wanted[] {
  const folder = join(out, example.name);
  const names = briefFileNames(example.evaluation.applications.map(({ id }) => id));
  const single = [...names].map(([application, name]) => ({ example, application, file: join(folder, name) }));
  return single.length < 2 ? single : [{ example, application: null, file: join(folder, SHORTLIST_FILE) }, ...single];
}

/** @returns why nothing could be printed, or null when all was. */
async function writeBriefs(
  services: Services,
  wanted: readonly Wanted[],
  paper: 'A4' | 'Letter',
): Promise<string | null> {
  const { BrowserUnavailable } = await import('../../modules/rendering/rendering.service.js');
  const { writeFileWhole } = await import('../rendering.js');
  const bar = progress(wanted.length);
  try {
    for (const { example, application, file } of wanted) {
      const applicationId = application === null ? null : (example.applicationIds.get(application) ?? application);
      const brief = await services.briefs.issueOnce({ assessmentId: example.record.id, applicationId, paper });
      const pdf = await services.briefs.pdf(brief.id);
      await onFile(file, async () => {
        await mkdir(dirname(file), { recursive: true });
        await writeFileWhole(file, pdf.bytes);
      });
      bar.step(shown(file));
    }
    return null;
  } catch (error) {
    if (error instanceof BrowserUnavailable) return error.message;
    throw error;
  } finally {
    bar.end();
  }
}

function printOutcome({ evaluation, record }: Assessed, rubric: Rubric): void {
  print(`\n${evaluation.requisition.title}`);
  const names = new Map(evaluation.applications.map(({ id, candidate }) => [id, candidate.name]));
  for (const { id, guidance } of record.assessment.applications)
    print(`  ${names.get(id) ?? id}: ${routeInWords(rubric, guidance.route)}`);
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : `./${short}`;
}
