import { InvalidArgumentError, type Command } from 'commander';
import type { CalibrateOptions, RatingsCalibration } from '../../domain/index.js';
import { BadInput } from '../exit.js';
import { readBytes, readStandardInput } from '../files.js';
import { print, printJson } from '../terminal.js';
import { rubricOption } from '../workbench.js';

const SCHEMA = 'arcbrief.ratings-calibration/1';
const EVALUATION = /\.(ya?ml|json)$/i;

interface Options {
  readonly priors: boolean;
  readonly joint?: boolean;
  readonly pairs?: string;
  readonly scale?: { readonly low: number; readonly high: number };
  readonly rubric: readonly string[];
  readonly json?: boolean;
}

/** `calibrate RATINGS.csv|EVALUATION…`: what ratings from anywhere say of candidates and interviewers. */
export function addCalibrateCommand(program: Command): void {
  program
    .command('calibrate')
    .description('say what ratings tell of candidates and interviewers: estimates, severities, agreement')
    .argument(
      '<file...>',
      'one CSV file with the columns candidate, interviewer, criterion (may be missing) and rating, - for standard input; or evaluation files of one rubric',
    )
    .option('--pairs <a:b,…>', 'pairs of candidates to compare')
    .option('--scale <low-high>', 'the rating scale of a CSV file (1-5, or the range of the ratings)', scaleFrom)
    .option('--no-priors', 'plain REML, for comparison with other software')
    .option('--joint', 'severities and candidates in one joint fit, for comparison with other software')
    .addOption(rubricOption())
    .option('--json', `print the figures as JSON (${SCHEMA})`)
    .addHelpText('after', '\nExample:\n  arcbrief calibrate examples/ratings.csv --pairs moss:wren,moss:tarn')
    .action(async (files: readonly string[], options: Options) => {
      const evaluations = files.filter((file) => EVALUATION.test(file));
      if (evaluations.length > 0 && evaluations.length < files.length)
        throw new BadInput('give either one CSV file or evaluation files (.yaml, .json), not both');
      if (evaluations.length > 0) await calibrateEvaluations(files, options);
      else if (files.length === 1) await calibrateTable(files[0] ?? '', options);
      else throw new BadInput('give one CSV file at a time; put the ratings of several under one header');
    });
}

async function calibrateTable(file: string, options: Options): Promise<void> {
  const { readRatings } = await import('../../modules/imports/ratings-reader.js');
  const { calibrateRatings } = await import('../../domain/index.js');
  const { tableNotes, calibrationText } = await import('../calibration-text.js');
  const standardInput = file === '-';
  const name = standardInput ? 'standard input' : file;
  const bytes = standardInput ? await readStandardInput() : await readBytes(file);
  const table = readRatings(bytes, name, options.scale ?? null);
  const known = new Set(table.ratings.map(({ application }) => application));
  const pairs = pairsFrom(options.pairs, known);
  const { scale } = options;
  const found = calibrateRatings(table.ratings, { ...fitOptions(options), pairs, ...(scale && { scale }) });
  const notes = [...tableNotes(table), ...found.diagnostics.notes];
  const result = { ...found, diagnostics: { ...found.diagnostics, notes } };
  if (options.json) printJson({ schema: SCHEMA, ...result });
  else print(calibrationText(name, result));
}

async function calibrateEvaluations(files: readonly string[], options: Options): Promise<void> {
  if (options.scale) throw new BadInput('--scale is for CSV files; a rubric has its own scale');
  const { poolEvaluations } = await import('../pooled-evaluations.js');
  const { calibrateApplications, dimensionName } = await import('../../domain/index.js');
  const { calibrationText } = await import('../calibration-text.js');
  const { rubric, reference, applications } = await poolEvaluations(files, options.rubric);
  const pairs = pairsFrom(options.pairs, new Set(applications.map(({ id }) => id)));
  const dimensions = calibrateApplications(rubric, applications, { ...fitOptions(options), pairs });
  if (options.json) {
    printJson({ schema: SCHEMA, rubric: reference, dimensions });
    return;
  }
  const texts = Object.entries(dimensions).map(([id, result]: [string, RatingsCalibration]) =>
    calibrationText(dimensionName(rubric, id), result),
  );
  print(texts.join('\n\n'));
}

function fitOptions({ priors, joint }: Options): Pick<CalibrateOptions, 'priors' | 'severity'> {
  return { priors, severity: joint ? 'joint' : 'within-candidate' };
}

function scaleFrom(value: string): Options['scale'] {
  const match = /^(-?\d{1,7}(?:\.\d{1,9})?)[-–](-?\d{1,7}(?:\.\d{1,9})?)$/.exec(value.trim());
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || low >= high) throw new InvalidArgumentError('it is LOW-HIGH, as in 1-9.');
  return { low, high };
}

/**
 * `a:b,c:d`. A name may hold a colon itself: the candidates that there are decide.
 *
 * @throws BadInput with every pair that is none, or that names a candidate who is not there.
 */
function pairsFrom(value: string | undefined, known: ReadonlySet<string>): readonly (readonly [string, string])[] {
  const problems: string[] = [];
  const pairs = (value ?? '')
    .normalize('NFC')
    .split(',')
    .filter((text) => value !== undefined && text.trim() !== '')
    .flatMap((text): readonly (readonly [string, string])[] => {
      const parts = text.trim().split(':');
      const splits = parts.slice(1).map(
        (_, at) =>
          [
            parts
              .slice(0, at + 1)
              .join(':')
              .trim(),
            parts
              .slice(at + 1)
              .join(':')
              .trim(),
          ] as const,
      );
      const [first] = splits;
      const found = splits.find(([a, b]) => known.has(a) && known.has(b));
      if (found) return [found];
      problems.push(
        first === undefined
          ? `--pairs ${text.trim()}: two candidates with a colon between them are needed`
          : `--pairs ${text.trim()}: there is no candidate ${first.filter((name) => !known.has(name)).join(' and no ')}`,
      );
      return [];
    });
  if (problems.length > 0) throw new BadInput(problems.join('\n'));
  if (value !== undefined && pairs.length === 0) throw new BadInput('--pairs: no pair is named; write a:b,c:d');
  return pairs;
}
