import { Option } from 'commander';
import { readConfig } from '../config/config.js';
import type { Assessment, Evaluation, FrozenCalibration } from '../domain/index.js';
import { BadInput } from './exit.js';
import { readTextFile, withFileNamed } from './files.js';
import type { RubricLibrary } from '../modules/rubrics/rubric-library.js';
import type { LoadedRubric } from '../modules/rubrics/rubric.reader.js';

/** An evaluation file, read and checked, with the rubric that it was rated on. */
export interface OpenedEvaluation {
  readonly evaluation: Evaluation;
  readonly rubric: LoadedRubric;
}

export interface EvaluationOptions {
  /** Files of rubrics beyond the built-in ones and the company's folder. */
  readonly rubric: readonly string[];
  readonly calibration?: string;
}

/** `--rubric FILE`, as often as needed. */
export function rubricOption(): Option {
  return new Option('--rubric <file>', 'a rubric file to know as well (may be repeated)')
    .default([] as string[], 'the built-in rubrics')
    .argParser((value: string, before: string[]) => [...before, value]);
}

/** `--calibration FILE`. */
export function calibrationOption(): Option {
  return new Option('--calibration <file>', "score against a frozen calibration instead of the file's own panels");
}

/** `--paper`. */
export function paperOption(): Option {
  return new Option('--paper <size>', 'A4 or Letter').default('A4').choices(['A4', 'Letter']);
}

/**
 * Reads an evaluation file and the rubric that it names.
 *
 * @throws DocumentError with every problem of the file, by path and line.
 */
export async function openEvaluation(file: string, options: EvaluationOptions): Promise<OpenedEvaluation> {
  const { parseEvaluation } = await import('../modules/imports/evaluation-reader.js');
  const library = await openRubrics(options.rubric);
  const evaluation = parseEvaluation(await readTextFile(file), file, (reference) => library.find(reference));
  return { evaluation, rubric: library.get(evaluation.rubric) };
}

/**
 * The built-in rubrics, those of the company's folder, and those of further files.
 *
 * @throws DocumentError, RubricConflict; BadInput for a place that cannot be read.
 */
export async function openRubrics(files: readonly string[] = []): Promise<RubricLibrary> {
  const { openRubricLibrary } = await import('../modules/rubrics/rubric-library.js');
  const { rubricsDirectory } = readConfig();
  const directories = rubricsDirectory === null ? [] : [rubricsDirectory];
  try {
    return openRubricLibrary({ directories, files });
  } catch (error) {
    throw withFileNamed(error);
  }
}

/** The assessment of an opened file: a pure function of its bytes, its rubric and the calibration. */
export async function assessOpened(opened: OpenedEvaluation, options: EvaluationOptions): Promise<Assessment> {
  const { assess } = await import('../domain/index.js');
  const { requisition, applications } = opened.evaluation;
  const calibration = options.calibration === undefined ? undefined : await readCalibration(options.calibration);
  return assess({ rubric: opened.rubric.rubric, requisition, applications, ...(calibration && { calibration }) });
}

/** @throws BadInput that names the file and the place in it. */
async function readCalibration(file: string): Promise<FrozenCalibration> {
  const { parseCalibration } = await import('../domain/index.js');
  try {
    return parseCalibration(await readTextFile(file));
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) throw new BadInput(`${file}: ${error.message}`);
    throw error;
  }
}
