import { alphaStandardError } from './alpha-standard-error.js';
import { fleissKappa, type FleissKappa } from './fleiss-kappa.js';
import { gwetAgreement, type GwetAgreement } from './gwet-agreement.js';
import { intraclassCorrelations, type IntraclassCorrelations } from './intraclass-correlations.js';
import { krippendorffAlpha, type AlphaMetric } from './krippendorff-alpha.js';
import { percentAgreement } from './percent-agreement.js';
import { valuesByUnit, valuesOf, type ValuesByObserver } from './units.js';

/** The figures that can be missing, each for a reason of its own. */
export type AgreementFigure = 'percent' | 'alpha' | 'alpha.ratio' | 'ac1' | 'ac2' | 'icc' | 'fleiss';

/** How far observers agree, in every way there is a name for. Null where a figure is undefined; `reasons` says why. */
export interface AgreementFigures {
  /** Share of equal pairs, 0–1. */
  readonly percent: number | null;
  readonly alpha: Readonly<Record<AlphaMetric, number | null>>;
  /** Over units, as printed in tables; the bootstrap's interval is the one to show. Null where alpha is, and with one unit. */
  readonly alphaStandardError: Readonly<Record<AlphaMetric, number | null>>;
  readonly ac1: GwetAgreement | null;
  readonly ac2: Readonly<Record<'linear' | 'quadratic', GwetAgreement | null>>;
  /** Only when every observer gave every unit a value. */
  readonly icc: IntraclassCorrelations | null;
  /** Only when every unit has the same number of values; its categories are the values that occur, lowest first. */
  readonly fleiss: FleissKappa | null;
  /** Units with two or more values: those that can show agreement. */
  readonly units: number;
  /** Observers who gave a value. */
  readonly observers: number;
  /** Why a figure is null, as the end of a sentence. */
  readonly reasons: Readonly<Partial<Record<AgreementFigure, string>>>;
}

const NO_PAIR = 'no unit has values from two observers';
const ALL_EQUAL = 'all ratings are equal';

/**
 * Every figure of agreement at once, over the same values. Nothing in it depends on the order of observers or units.
 *
 * @throws RangeError for a value that is no finite number.
 * @example agreementOf([[1, 2, 3], [1, 2, 3]]).alpha.ordinal // 1
 */
export function agreementOf(unitsByObserver: ValuesByObserver): AgreementFigures {
  const observers = unitsByObserver.filter((row) => row.some((value) => value !== null));
  const units = valuesByUnit(observers).filter((values) => values.length > 0);
  const pairable = units.filter((values) => values.length >= 2);
  const reasons: Partial<Record<AgreementFigure, string>> = {};
  const whyUndefined = pairable.length === 0 ? NO_PAIR : ALL_EQUAL;
  const known = <T>(figure: AgreementFigure, value: T | null, why = whyUndefined): T | null => {
    if (value === null) reasons[figure] = why;
    return value;
  };
  const alpha = (metric: AlphaMetric): number | null => known('alpha', krippendorffAlpha(observers, metric));
  const hasNegative = pairable.flat().some((value) => value < 0);
  const table = completeTable(observers, units);
  const counts = evenCounts(units);
  return {
    percent: known('percent', percentAgreement(observers)),
    alpha: {
      nominal: alpha('nominal'),
      ordinal: alpha('ordinal'),
      interval: alpha('interval'),
      ratio: hasNegative
        ? known<number>('alpha.ratio', null, 'a ratio scale has no values below zero')
        : alpha('ratio'),
    },
    alphaStandardError: {
      nominal: alphaStandardError(observers, 'nominal'),
      ordinal: alphaStandardError(observers, 'ordinal'),
      interval: alphaStandardError(observers, 'interval'),
      ratio: hasNegative ? null : alphaStandardError(observers, 'ratio'),
    },
    ac1: known('ac1', gwetAgreement(observers, 'identity')),
    ac2: {
      linear: known('ac2', gwetAgreement(observers, 'linear')),
      quadratic: known('ac2', gwetAgreement(observers, 'quadratic')),
    },
    icc: known('icc', table && intraclassCorrelations(table), whyNoCorrelation(table, units)),
    fleiss: known('fleiss', counts && fleissKappa(counts), counts ? whyUndefined : unevenReason(pairable.length)),
    units: pairable.length,
    observers: observers.length,
    reasons,
  };
}

/** Targets × judges; null unless every observer gave every unit a value. */
function completeTable(
  observers: ValuesByObserver,
  units: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  return units.every((values) => values.length === observers.length) ? units : null;
}

/** Subjects × categories; null unless every unit has the same number of values, two or more. */
function evenCounts(units: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const [first] = units;
  if (first === undefined || first.length < 2 || units.some((values) => values.length !== first.length)) return null;
  const categories = valuesOf(units);
  return units.map((values) => categories.map((category) => values.filter((value) => value === category).length));
}

function whyNoCorrelation(table: readonly (readonly number[])[] | null, units: readonly (readonly number[])[]): string {
  if (table === null) return 'not every observer gave every unit a value';
  if (table.length < 2 || table[0]!.length < 2) return 'it needs two units and two observers';
  return valuesOf(units).length === 1 ? ALL_EQUAL : 'the units do not differ in their means';
}

function unevenReason(pairable: number): string {
  return pairable === 0 ? NO_PAIR : 'the units do not all have the same number of values';
}
