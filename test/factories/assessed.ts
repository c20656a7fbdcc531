import { expect } from '@jest/globals';
import type {
  Application,
  ApplicationAssessment,
  AssessInput,
  Assessment,
  Reading,
  Rubric,
  ScorecardContent,
} from '../../src/domain/index.js';
import { assess, dimensionsOf, FLAG_IDS, routeInWords } from '../../src/domain/index.js';
import { planLines } from '../../src/domain/assessment/plan.js';

/** Assesses, and asserts what holds of every assessment. Tests of the engine go through here. */
export function assessed(input: AssessInput): Assessment {
  const assessment = assess(input);
  const bytes = JSON.stringify(assessment);
  expect(JSON.stringify(assess(structuredClone(input)))).toBe(bytes);
  expect(JSON.stringify(assess(backToFront(input)))).toBe(bytes);
  expectDeeplySound(assessment, '');
  for (const application of assessment.applications) {
    expect(Object.keys(application.readings)).toEqual(dimensionsOf(input.rubric));
    Object.values(application.readings).forEach(expectReadingInOrder);
    expectSeveritiesInOrder(application.flags.map(({ severity }) => severity));
    for (const flag of application.flags) {
      expect(FLAG_IDS).toContain(flag.id);
      expectSentence(flag.why);
      expect([...flag.because].sort()).toEqual(flag.because);
    }
    expectSentence(application.guidance.why);
    expectSentence(application.robustness.wouldTurnIt);
    expectRoutesNamed(application, input.rubric);
    expectNoStrengthMended(application, input.rubric);
    expect(application.guidance.ask.length).toBeLessThanOrEqual(6);
    expect(new Set(application.guidance.ask).size).toBe(application.guidance.ask.length);
  }
  expectSentence(assessment.seat.why);
  assessment.seat.economics?.turningPoints.forEach(expectSentence);
  return assessment;
}

/** The same input with applications, scorecards, ratings and tells in the opposite order. */
function backToFront(input: AssessInput): AssessInput {
  return {
    ...input,
    applications: input.applications.map(applicationBackToFront).toReversed(),
    ...(input.pool && { pool: input.pool.map(applicationBackToFront).toReversed() }),
  };
}

function applicationBackToFront(application: Application): Application {
  const scorecards = application.scorecards.map((scorecard) => ({
    ...contentBackToFront(scorecard),
    amendments: scorecard.amendments.map(({ before, ...rest }) => ({ ...rest, before: contentBackToFront(before) })),
  }));
  return { ...application, scorecards: scorecards.toReversed() };
}

function contentBackToFront<Content extends ScorecardContent>(content: Content): Content {
  return { ...content, ratings: content.ratings.toReversed(), tells: content.tells.toReversed() };
}

/** Frozen, no undefined, every number finite. */
function expectDeeplySound(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (value === undefined) throw new Error(`${path} is undefined`);
  if (value === null || typeof value !== 'object') return;
  if (!Object.isFrozen(value)) throw new Error(`${path} is not frozen`);
  for (const [key, member] of Object.entries(value)) expectDeeplySound(member, `${path}.${key}`);
}

function expectReadingInOrder(reading: Reading): void {
  expect(reading.coverage).toBeGreaterThanOrEqual(0);
  expect(reading.coverage).toBeLessThanOrEqual(1);
  if (reading.status === 'unobserved') return;
  const { interval80, interval95, estimate, probability, rawMean } = reading;
  const points = [interval95[0], interval80[0], estimate, interval80[1], interval95[1]];
  expect(points).toEqual(points.toSorted((a, b) => a - b));
  expect(interval80[1] - interval80[0]).toBeGreaterThan(0);
  expect(probability).toBeGreaterThanOrEqual(0);
  expect(probability).toBeLessThanOrEqual(1);
  expect(rawMean).toBeGreaterThanOrEqual(1);
  expect(rawMean).toBeLessThanOrEqual(5);
}

function expectSeveritiesInOrder(severities: readonly string[]): void {
  const order = ['stop', 'caution', 'note'];
  const places = severities.map((severity) => order.indexOf(severity));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

/** What would turn a route names the route that it is and the one that it would be; or the one that nothing turns. */
function expectRoutesNamed({ guidance, robustness }: ApplicationAssessment, rubric: Rubric): void {
  const [from, ...to] = [...robustness.wouldTurnIt.matchAll(/“([^”]+)”/g)].map(([, route]) => route);
  expect(from).toBe(routeInWords(rubric, guidance.route));
  if (robustness.wouldTurnIt.startsWith('No rating')) expect(to).toEqual([]);
  else expect(to.length).toBeGreaterThan(0);
  expect(to).not.toContain(from);
}

/** No step of a plan and no remedy of what reads low is that of a criterion at the bar or above; a ticked tell's may be. */
function expectNoStrengthMended({ guidance, flags, criteria }: ApplicationAssessment, rubric: Rubric): void {
  const strengths = criteria.filter(({ estimate }) => estimate !== null && estimate >= rubric.thresholds.bar);
  const remedies = rubric.criteria
    .filter(({ id }) => strengths.some(({ criterion }) => criterion === id))
    .flatMap((criterion) => planLines([criterion]));
  const steps = [...guidance.plan, ...flags.flatMap(({ id, remedy }) => (id === 'bottleneck' ? [] : remedy))];
  expect(steps.filter((step) => remedies.includes(step))).toEqual([]);
}

/** Begins with a capital, a quotation or a name, ends with a full stop, and holds nothing that was not filled in. */
function expectSentence(words: string): void {
  expect(words).toMatch(/^\S.*\.$/u);
  expect(words).not.toMatch(/undefined|null|NaN|Infinity|\[object| {2}|\.\.$|(?<!career )\bstage\b/);
}
