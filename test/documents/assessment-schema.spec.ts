import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { schemaCheck } from '../../src/common/documents/schema-check.js';
import { assess, FLAG_IDS } from '../../src/domain/index.js';
import type {
  ApplicationAssessment,
  Assessment,
  Completeness,
  CriterionReading,
  DimensionMeasurement,
  EconomicsCell,
  EconomicsRow,
  Flag,
  Guidance,
  ObservedReading,
  PairComparison,
  PanelSummary,
  RankReading,
  Robustness,
  SeatAdvice,
  SkipRisk,
  UnobservedReading,
} from '../../src/domain/index.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';

const PATH = join(import.meta.dirname, '../../src/schemas/assessment.v1.schema.json');
const examples = join(import.meta.dirname, '../../examples');
const check = schemaCheck(PATH);
const library = openRubricLibrary();

interface Definition {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}
const schema = JSON.parse(readFileSync(PATH, 'utf8')) as Definition & {
  readonly $defs: Readonly<Record<string, Definition>>;
};

/** The compiler holds each list to its type: a member too many or too few does not compile. */
type Keys<T> = Readonly<Record<keyof T, true>>;
const assessment: Keys<Assessment> = {
  schema: true,
  engine: true,
  inputSha256: true,
  rubric: true,
  requisition: true,
  applications: true,
  seat: true,
  panel: true,
};
const observedReading: Keys<ObservedReading> = {
  status: true,
  estimate: true,
  interval80: true,
  interval95: true,
  probability: true,
  rawMean: true,
  interviewers: true,
  coverage: true,
};
const unobservedReading: Keys<UnobservedReading> = observedReading;
const application: Keys<ApplicationAssessment> = {
  id: true,
  candidate: true,
  source: true,
  readings: true,
  skipRisk: true,
  flags: true,
  guidance: true,
  robustness: true,
  criteria: true,
  completeness: true,
};
const skipRisk: Keys<SkipRisk> = { level: true, probability: true, carriedBy: true };
const flag: Keys<Flag> = {
  id: true,
  severity: true,
  dimension: true,
  why: true,
  because: true,
  against: true,
  ask: true,
  remedy: true,
};
const guidance: Keys<Guidance> = {
  route: true,
  why: true,
  fits: true,
  plan: true,
  ask: true,
  unusedInterviewers: true,
};
const robustness: Keys<Robustness> = { hingesOn: true, adjustmentChangesRoute: true, wouldTurnIt: true };
const criterionReading: Keys<CriterionReading> = {
  criterion: true,
  dimension: true,
  estimate: true,
  rawMean: true,
  range: true,
};
const completeness: Keys<Completeness> = {
  scorecards: true,
  criteriaRated: true,
  criteriaRequired: true,
  requiredRated: true,
  comparedCriteria: true,
  withinOnePoint: true,
  agreement: true,
};
const economicsCell: Keys<EconomicsCell> = { value: true, missing: true, sources: true };
const economicsRow: Keys<EconomicsRow> = { id: true, unit: true, how: true, inside: true, outside: true };
const economicsComparison: Keys<NonNullable<SeatAdvice['economics']>> = {
  currency: true,
  inside: true,
  outside: true,
  rows: true,
  turningPoints: true,
};
const seat: Keys<SeatAdvice> = { route: true, why: true, inside: true, outside: true, economics: true };
const pairComparison: Keys<PairComparison> = { a: true, b: true, probability: true, notComparable: true };
const rankReading: Keys<RankReading> = {
  application: true,
  set: true,
  among: true,
  best: true,
  expectedRank: true,
  rank80: true,
  notComparable: true,
};
const dimensionMeasurement: Keys<DimensionMeasurement> = {
  variances: true,
  converged: true,
  adjustmentSuspended: true,
  connectedGroups: true,
};
const variances: Keys<NonNullable<DimensionMeasurement['variances']>> = {
  candidate: true,
  candidateCriterion: true,
  candidateInterviewer: true,
  interviewer: true,
  residual: true,
};
const panel: Keys<PanelSummary> = {
  alpha: true,
  alphaInterval95: true,
  alphaReason: true,
  alphaDisplay: true,
  applications: true,
  interviewers: true,
  ratings: true,
  measurement: true,
  comparisons: true,
  ranks: true,
};

const TYPES = {
  observedReading,
  unobservedReading,
  application,
  skipRisk,
  flag,
  guidance,
  robustness,
  criterionReading,
  completeness,
  economicsCell,
  economicsRow,
  economicsComparison,
  seat,
  pairComparison,
  rankReading,
  dimensionMeasurement,
  variances,
  panel,
};

describe('the JSON Schema of an assessment', () => {
  it.each([
    ['the root', schema, assessment] as const,
    ...Object.entries(TYPES).map(([name, keys]) => [name, schema.$defs[name], keys] as const),
  ])('has exactly the members of the type: %s', (_, definition, keys) => {
    expect([...(definition?.required ?? [])].sort()).toEqual(Object.keys(keys).sort());
    expect(Object.keys(definition?.properties ?? {}).sort()).toEqual(Object.keys(keys).sort());
  });

  it('knows every flag', () => {
    expect(schema.$defs.flag?.properties.id?.enum).toEqual([...FLAG_IDS]);
  });

  it.each(readdirSync(examples).filter((name) => name.endsWith('.yaml')))('fits the assessment of %s', (name) => {
    const { requisition, applications, rubric } = parseEvaluation(
      readFileSync(join(examples, name), 'utf8'),
      name,
      (reference) => library.find(reference),
    );
    const result = assess({ rubric: library.get(rubric).rubric, requisition, applications });
    expect(check(JSON.parse(JSON.stringify(result)))).toEqual([]);
  });

  it('fits no assessment in which "not observed" has become a number', () => {
    const file = 'staff-engineer.yaml';
    const { requisition, applications, rubric } = parseEvaluation(
      readFileSync(join(examples, file), 'utf8'),
      file,
      (reference) => library.find(reference),
    );
    const result = JSON.parse(
      JSON.stringify(assess({ rubric: library.get(rubric).rubric, requisition, applications })),
    ) as Assessment;
    const broken = {
      ...result,
      applications: result.applications.map((one) => ({
        ...one,
        readings: { ...one.readings, leader: { ...one.readings.leader, status: 'unobserved', estimate: 0 } },
      })),
    };
    expect(check(broken)).not.toEqual([]);
    expect(check({ ...result, extra: 1 }).map(({ message }) => message)).toEqual([
      'unknown key "extra"; the keys here are: schema, engine, inputSha256, rubric, requisition, applications, seat, panel',
    ]);
  });
});
