import { studentT95 } from './f-distribution.js';
import { valuesByUnit, valuesOf, type ValuesByObserver } from './units.js';

/** How much two values count as agreeing: only when equal, or less the further apart. These are Gwet's weights, not Krippendorff's metrics. */
export type AgreementWeights = 'identity' | 'linear' | 'quadratic';

export interface GwetAgreement {
  /** 1 is perfect agreement, 0 what chance would give. */
  readonly coefficient: number;
  /** Over units; null with a single unit. */
  readonly standardError: number | null;
  /** Student's t with (units − 1) degrees of freedom, cut at 1; null with a single unit. */
  readonly interval95: readonly [number, number] | null;
  /** Weighted share of agreeing pairs, 0–1. */
  readonly observed: number;
  /** What chance would give, 0–1. */
  readonly expected: number;
}

/**
 * Gwet's AC1 (weights `identity`) and AC2 (`linear`, `quadratic`): agreement corrected for chance, where chance does
 * not swallow it when nearly every value is the same. A unit with one value says nothing about agreement and counts
 * towards how often each value is given; a unit with none is left out.
 *
 *     pa = mean over units with r ≥ 2 of Σ_k r_k (Σ_l w_kl r_l − 1)/(r(r − 1))      π_k = mean over units of r_k/r
 *     pe = Σw · Σ_k π_k(1 − π_k)/(q(q − 1))                                           AC = (pa − pe)/(1 − pe)
 *
 * Source: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29–48; standard error from the
 * linearised unit values of Gwet 2014, chapter 5, as `gwet.ac1.raw` of irrCAC for an infinite population of units.
 *
 * @returns null where it is undefined: no unit with two values, or all values equal
 * @throws RangeError for a value that is no finite number.
 * @example gwetAgreement([[1, 2, 3], [1, 2, 3]], 'identity')!.coefficient // 1
 */
export function gwetAgreement(unitsByObserver: ValuesByObserver, weights: AgreementWeights): GwetAgreement | null {
  const units = valuesByUnit(unitsByObserver).filter((values) => values.length > 0);
  const values = valuesOf(units);
  const pairable = units.filter((unit) => unit.length >= 2).length;
  if (pairable === 0 || values.length < 2) return null;
  const weigh = weightsOf(values, weights);
  const table = units.map((unit) => countsOf(unit, values));
  const prevalence = values.map((_, k) => mean(table.map(({ counts, total }) => counts[k]! / total)));
  const scale = sum(weigh.flat()) / (values.length * (values.length - 1));
  const agreeing = table.map((unit) => agreeingPairs(unit, weigh));
  const observed = sum(agreeing) / pairable;
  const expected = scale * sum(prevalence.map((share) => share * (1 - share)));
  const coefficient = (observed - expected) / (1 - expected);
  const linearised = table.map(({ counts, total }, unit) => {
    const own = total >= 2 ? ((units.length / pairable) * (agreeing[unit]! - expected)) / (1 - expected) : 0;
    const chance = (scale * sum(counts.map((count, k) => count * (1 - prevalence[k]!)))) / total;
    return own - (2 * (1 - coefficient) * (chance - expected)) / (1 - expected);
  });
  return { coefficient, ...precision(coefficient, linearised), observed, expected };
}

interface UnitCounts {
  /** By value, in the order of the values. */
  readonly counts: readonly number[];
  readonly total: number;
}

function countsOf(unit: readonly number[], values: readonly number[]): UnitCounts {
  return { counts: values.map((value) => unit.filter((own) => own === value).length), total: unit.length };
}

/** Weighted share of a unit's pairs that agree; 0 for a unit with a single value, which has no pair. */
function agreeingPairs({ counts, total }: UnitCounts, weigh: readonly (readonly number[])[]): number {
  if (total < 2) return 0;
  const pairs = counts.map((count, k) => count * (sum(counts.map((other, l) => weigh[k]![l]! * other)) - 1));
  return sum(pairs) / (total * (total - 1));
}

/** By pairs of values, 0–1. */
function weightsOf(values: readonly number[], weights: AgreementWeights): readonly (readonly number[])[] {
  const width = values.at(-1)! - values[0]!;
  return values.map((a) =>
    values.map((b) => {
      if (weights === 'identity') return a === b ? 1 : 0;
      const apart = Math.abs(a - b) / width;
      return 1 - (weights === 'linear' ? apart : apart ** 2);
    }),
  );
}

function precision(
  coefficient: number,
  linearised: readonly number[],
): Pick<GwetAgreement, 'standardError' | 'interval95'> {
  const units = linearised.length;
  if (units < 2) return { standardError: null, interval95: null };
  const squares = sum(linearised.map((value) => (value - coefficient) ** 2));
  const standardError = Math.sqrt(squares / (units * (units - 1)));
  const half = standardError * studentT95(units - 1);
  return { standardError, interval95: [coefficient - half, Math.min(1, coefficient + half)] };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
