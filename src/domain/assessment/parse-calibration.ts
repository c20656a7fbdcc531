import type { FrozenCalibration } from '../measurement/calibration.js';
import { CALIBRATION_SCHEMA } from '../measurement/calibration.js';

/**
 * A frozen calibration from its JSON text.
 *
 * @throws RangeError naming the place, when it is no JSON or not of the form of `arcbrief.calibration/1`.
 */
export function parseCalibration(text: string): FrozenCalibration {
  const value = parsed(text);
  const { schema, rubric, dimensions } = object(value, 'calibration');
  insist(schema === CALIBRATION_SCHEMA, 'schema', `is not "${CALIBRATION_SCHEMA}"`);
  insist(typeof rubric === 'string', 'rubric', 'is not a text');
  for (const [id, dimension] of Object.entries(object(dimensions, 'dimensions')))
    checkDimension(dimension, `dimensions.${id}`);
  return value as FrozenCalibration;
}

function checkDimension(value: unknown, path: string): void {
  const dimension = object(value, path);
  number(dimension['scalePoints'], `${path}.scalePoints`);
  number(dimension['applications'], `${path}.applications`);
  insist(
    ['within-candidate', 'joint'].includes(String(dimension['severity'])),
    `${path}.severity`,
    'is no way to fit severity',
  );
  insist(typeof dimension['converged'] === 'boolean', `${path}.converged`, 'is neither true nor false');
  const suspended = dimension['adjustmentSuspended'];
  insist(
    suspended === null || suspended === 'saturated',
    `${path}.adjustmentSuspended`,
    'is neither null nor "saturated"',
  );
  const variances = object(dimension['variances'], `${path}.variances`);
  for (const name of ['candidate', 'candidateCriterion', 'candidateInterviewer', 'interviewer', 'residual']) {
    number(variances[name], `${path}.variances.${name}`);
    insist(Number(variances[name]) > 0, `${path}.variances.${name}`, 'is not above zero');
  }
  const criteria = list(dimension['criteria'], `${path}.criteria`);
  criteria.forEach((each, index) =>
    checkEffect(each, `${path}.criteria[${index}]`, ['effect', 'firstStage', 'ratings']),
  );
  const interviewers = list(dimension['interviewers'], `${path}.interviewers`);
  interviewers.forEach((each, index) => checkInterviewer(each, `${path}.interviewers[${index}]`));
  const covariance = list(dimension['covariance'], `${path}.covariance`);
  // A path for each of a hundred thousand numbers would cost more than reading them.
  const wrong = covariance.findIndex((each) => !isNumber(each));
  insist(wrong < 0, `${path}.covariance[${wrong}]`, 'is not a number');
  const size = criteria.length + interviewers.length;
  insist(
    covariance.length === (size * (size + 1)) / 2,
    `${path}.covariance`,
    `is not the lower triangle of ${size} effects`,
  );
  const sizes = { criteria: criteria.length, interviewers: interviewers.length };
  if (dimension['secondStage'] !== null) checkSecondStage(dimension['secondStage'], `${path}.secondStage`, sizes);
}

function checkInterviewer(value: unknown, path: string): void {
  checkEffect(value, path, ['severity', 'standardError', 'applications']);
  const { group, practised } = object(value, path);
  // Null of who has practised and met nobody yet.
  if (group !== null) number(group, `${path}.group`);
  if (practised !== undefined) number(practised, `${path}.practised`);
}

function checkSecondStage(
  value: unknown,
  path: string,
  { criteria, interviewers }: { readonly criteria: number; readonly interviewers: number },
): void {
  const stage = object(value, path);
  const lengths = { balance: (criteria * (criteria + 1)) / 2, sums: criteria, slope: criteria * interviewers };
  for (const [name, length] of Object.entries(lengths)) {
    const numbers = list(stage[name], `${path}.${name}`);
    numbers.forEach((each, index) => number(each, `${path}.${name}[${index}]`));
    insist(
      numbers.length === length,
      `${path}.${name}`,
      `has ${numbers.length} numbers, not ${length}, for ${criteria} criteria and ${interviewers} interviewers`,
    );
  }
}

function checkEffect(value: unknown, path: string, numbers: readonly string[]): void {
  const effect = object(value, path);
  insist(typeof effect['id'] === 'string', `${path}.id`, 'is not a text');
  for (const name of numbers) number(effect[name], `${path}.${name}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new RangeError('calibration: is not JSON', { cause: error });
  }
}

function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  insist(value !== null && typeof value === 'object' && !Array.isArray(value), path, 'is not an object');
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, path: string): readonly unknown[] {
  insist(Array.isArray(value), path, 'is not a list');
  return value as readonly unknown[];
}

function number(value: unknown, path: string): void {
  insist(isNumber(value), path, 'is not a number');
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function insist(holds: boolean, path: string, message: string): void {
  if (!holds) throw new RangeError(`${path}: ${message}`);
}
