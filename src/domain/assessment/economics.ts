import type { EconomicsDefaultInput, Rubric } from '../rubric/rubric.js';
import { requiredDimensions } from '../rubric/rubric-order.js';
import type { ApplicationAssessment, EconomicsCell, EconomicsComparison } from './assessment.js';
import type { RowTerms, Term } from './economics-terms.js';
import { valueOf } from './economics-terms.js';
import type { Economics, Requisition } from './panel.js';
import { standingOf } from './readings.js';
import { inputWords, rowWords } from './sentences/economics.js';
import { turningPointSentence } from './turning-input.js';

export interface EconomicsInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  /** The best application from inside and the best from outside. */
  readonly inside: Pick<ApplicationAssessment, 'id' | 'readings'>;
  readonly outside: Pick<ApplicationAssessment, 'id' | 'readings'>;
}

/** Time to an earned seat, cost and risk of the two ways. Nothing is invented: an input that is missing is named. */
export function compareEconomics({ rubric, requisition, inside, outside }: EconomicsInput): EconomicsComparison {
  const { economics, stage } = requisition;
  const missing = { inside: missingIn(rubric, stage, inside), outside: missingIn(rubric, stage, outside) };
  const rows = [weeksRow(rubric, economics, missing), costRow(economics), riskRow(rubric, economics)];
  const words = { rubric, currency: economics.currency, missing };
  return {
    currency: economics.currency,
    inside: inside.id,
    outside: outside.id,
    rows: rows.map((row) => ({
      id: row.id,
      unit: row.unit,
      how: rowWords(row.id, words),
      inside: cellOf(row, row.inside),
      outside: cellOf(row, row.outside),
    })),
    turningPoints: rows.map((row) =>
      turningPointSentence(row, (input) => inputWords(input, words), economics.currency),
    ),
  };
}

function missingIn(rubric: Rubric, seat: string, { readings }: EconomicsInput['inside']): readonly string[] {
  return requiredDimensions(rubric, seat).filter(
    (id) => standingOf(readings[id]?.status ?? 'unobserved') === 'missing',
  );
}

type Missing = Readonly<Record<'inside' | 'outside', readonly string[]>>;

/** From inside: each missing layer is grown in turn. From outside: found, ramped up, then what is missing is grown. */
function weeksRow(rubric: Rubric, economics: Economics, missing: Missing): RowTerms {
  const growth = (dimensions: readonly string[]): readonly Term[] =>
    dimensions.map((id) => given(`growthWeeks.${id}`, economics.growthWeeks[id] ?? null));
  const hiring = { ...orDefault(rubric, 'timeToHireDays', economics.timeToHireDays), factor: 1 / 7 };
  const rampUp = orDefault(rubric, 'rampUpWeeks', economics.rampUpWeeks);
  const outside = [hiring, rampUp, ...growth(missing.outside)];
  return { id: 'weeks-to-earned-seat', unit: 'weeks', constant: 0, inside: growth(missing.inside), outside };
}

/** A year's salary either way; the seat that is left behind, or the agency. */
function costRow({ salary, agencyFee, backfillCost, currency }: Economics): RowTerms {
  // An amount of no currency is no amount; the factor 0 keeps it out of the sum.
  const inCurrency: readonly Term[] =
    currency === null ? [{ input: 'currency', value: null, factor: 0, source: null }] : [];
  const inside = [...inCurrency, given('salary', salary), given('backfillCost', backfillCost)];
  const outside = [...inCurrency, given('salary', salary), given('agencyFee', agencyFee)];
  return { id: 'first-year-cost', unit: 'currency', constant: 0, inside, outside };
}

/** 1 − the share still in the seat after twelve months. */
function riskRow(rubric: Rubric, { firstYearRetention }: Economics): RowTerms {
  const inside = orDefault(rubric, 'firstYearRetention.inside', firstYearRetention.inside);
  const outside = orDefault(rubric, 'firstYearRetention.outside', firstYearRetention.outside);
  return {
    id: 'first-year-risk',
    unit: 'probability',
    constant: 1,
    inside: [{ ...inside, factor: -1 }],
    outside: [{ ...outside, factor: -1 }],
  };
}

function given(input: string, value: number | null): Term {
  return { input, value, factor: 1, source: null };
}

function orDefault(rubric: Rubric, input: EconomicsDefaultInput, value: number | null): Term {
  if (value !== null) return given(input, value);
  const fallback = rubric.defaults.find((candidate) => candidate.input === input);
  return fallback === undefined ? given(input, null) : { ...given(input, fallback.value), source: fallback.source };
}

function cellOf(row: RowTerms, terms: readonly Term[]): EconomicsCell {
  return {
    value: valueOf(row, terms),
    missing: terms.filter(({ value }) => value === null).map(({ input }) => input),
    sources: [...new Set(terms.flatMap(({ source }) => (source === null ? [] : [source])))],
  };
}
