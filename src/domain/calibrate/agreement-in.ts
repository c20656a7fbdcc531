import { agreementOf, type AgreementFigures } from '../agreement/agreement-of.js';
import { bootstrapAlphaInterval } from '../agreement/bootstrap-alpha.js';
import { agreementDisplay, type AgreementDisplay } from '../agreement/display.js';
import { ICC_FORMS, intraclassCorrelations, type IccForm } from '../agreement/intraclass-correlations.js';
import type { AlphaMetric } from '../agreement/krippendorff-alpha.js';
import type { ValuesByObserver } from '../agreement/units.js';
import { canonicalSha256 } from '../canonical.js';
import type { Observation } from '../measurement/measurement.js';
import { byCodeUnit } from '../measurement/pool.js';

type Interval = readonly [number, number] | null;
type Alphas<Value> = Readonly<Record<AlphaMetric, Value>>;
type Weights<Value> = Readonly<Record<'linear' | 'quadratic', Value>>;

/** How far interviewers agree on a candidate and criterion; null where a figure is undefined, and `reasons` say why. */
export interface RatingsAgreement {
  /** Krippendorff's. */
  readonly alpha: Alphas<number | null>;
  /** Gwet's. */
  readonly ac1: number | null;
  readonly ac2: Weights<number | null>;
  /** Shrout and Fleiss's, when every interviewer rated every candidate on every criterion. */
  readonly icc: Readonly<Record<IccForm, number | null>>;
  /** Share of equal pairs, 0–1. */
  readonly percent: number | null;
  readonly standardErrors: { readonly ac1: number | null; readonly ac2: Weights<number | null> };
  readonly intervals95: {
    /** Bootstrapped by candidates. */
    readonly alpha: Alphas<Interval>;
    readonly ac1: Interval;
    readonly ac2: Weights<Interval>;
    readonly icc: Readonly<Record<IccForm, Interval>>;
  };
  /** Candidate and criterion pairs with two ratings or more. */
  readonly units: number;
  /** Whether so many candidates are enough to show agreement. */
  readonly display: AgreementDisplay;
  /** Sentences. */
  readonly reasons: readonly string[];
}

const METRICS: readonly AlphaMetric[] = ['nominal', 'ordinal', 'interval', 'ratio'];
/** More different values than this are measurements, not categories. */
const MOST_VALUES = 200;
/** Candidates times squared values that are drawn a thousand times in less than a second. */
const MOST_DRAWN = 100_000;

const NAMES: Readonly<Record<string, string>> = {
  percent: 'The share of equal pairs',
  alpha: "Krippendorff's alpha",
  'alpha.ratio': "Krippendorff's alpha on a ratio scale",
  ac1: "Gwet's AC1",
  ac2: "Gwet's AC2",
  icc: 'The intraclass correlation',
};

/**
 * Agreement over ratings: a unit is one candidate on one criterion, an observer an interviewer. The bootstrap is seeded
 * from the ratings themselves.
 *
 * @param observations on the scale that they were given on
 */
export function agreementIn(observations: readonly Observation[]): RatingsAgreement {
  const table = unitTable(observations);
  const display = agreementDisplay(table.candidates);
  if (table.repeated)
    return undefinedFor(
      display,
      'An interviewer rated a candidate more than once on a criterion, so agreement between interviewers is not computed.',
    );
  const values = new Set(observations.map(({ rating }) => rating)).size;
  const correlations = table.complete ? intraclassCorrelations(transposed(table.rows)) : null;
  if (values > MOST_VALUES) {
    const why = `Ratings take ${values} different values, which are no categories to agree on; only intraclass correlations are computed.`;
    return { ...undefinedFor(display, why), ...correlationsOf(correlations, undefinedFor(display, '')) };
  }
  const figures = agreementOf(table.rows);
  const intervals = alphaIntervals(table, figures, values);
  return withIntervals(figures, { display, correlations, intervals, complete: table.complete });
}

interface UnitTable {
  /** Observers × units; where some are missing, observers are only "the first", "the second" of each unit. */
  readonly rows: ValuesByObserver;
  readonly complete: boolean;
  /** Somebody gave two values to one unit. */
  readonly repeated: boolean;
  readonly candidates: number;
  /** By unit, its candidate. */
  readonly clusters: readonly number[];
}

/** Interviewers who rated everything keep their rows; otherwise a row each would be mostly gaps, and nobody asks who is who. */
function unitTable(observations: readonly Observation[]): UnitTable {
  const byCandidate = Map.groupBy(observations, ({ application }) => application);
  const interviewers = new Set(observations.map(({ interviewer }) => interviewer)).size;
  const units: number[][] = [];
  const clusters: number[] = [];
  let repeated = false;
  [...byCandidate.keys()].sort(byCodeUnit).forEach((candidate, cluster) => {
    const byCriterion = Map.groupBy(byCandidate.get(candidate)!, ({ criterion }) => criterion);
    for (const criterion of [...byCriterion.keys()].sort(byCodeUnit)) {
      const own = [...byCriterion.get(criterion)!].sort((a, b) => byCodeUnit(a.interviewer, b.interviewer));
      repeated ||= new Set(own.map(({ interviewer }) => interviewer)).size < own.length;
      units.push(own.map(({ rating }) => rating));
      clusters.push(cluster);
    }
  });
  const width = units.reduce((most, unit) => Math.max(most, unit.length), 0);
  return {
    rows: Array.from({ length: width }, (_, row) => units.map((unit) => unit[row] ?? null)),
    complete: !repeated && units.every((unit) => unit.length === interviewers),
    repeated,
    candidates: byCandidate.size,
    clusters,
  };
}

function transposed(rows: ValuesByObserver): readonly (readonly number[])[] {
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit]!));
}

function alphaIntervals(
  { rows, clusters, candidates }: UnitTable,
  { alpha }: AgreementFigures,
  values: number,
): { readonly alpha: Alphas<Interval>; readonly drawn: boolean } {
  const drawn = candidates * values ** 2 <= MOST_DRAWN;
  const seed = drawn ? Number.parseInt(canonicalSha256(rows).slice(0, 8), 16) : 0;
  const of = (metric: AlphaMetric): Interval =>
    drawn && alpha[metric] !== null ? bootstrapAlphaInterval(rows, { metric, level: 0.95, seed, clusters }) : null;
  const [nominal, ordinal, interval, ratio] = METRICS.map(of) as [Interval, Interval, Interval, Interval];
  return { alpha: { nominal, ordinal, interval, ratio }, drawn };
}

type Correlations = ReturnType<typeof intraclassCorrelations>;

function correlationsOf(
  correlations: Correlations,
  { intervals95 }: RatingsAgreement,
): Pick<RatingsAgreement, 'icc' | 'intervals95'> {
  const of = <Value>(pick: (form: IccForm) => Value): Record<IccForm, Value> =>
    Object.fromEntries(ICC_FORMS.map((form) => [form, pick(form)])) as Record<IccForm, Value>;
  return {
    icc: of((form) => correlations?.[form]?.value ?? null),
    intervals95: { ...intervals95, icc: of((form) => correlations?.[form]?.interval95 ?? null) },
  };
}

function withIntervals(
  figures: AgreementFigures,
  given: {
    readonly display: AgreementDisplay;
    readonly correlations: Correlations;
    readonly intervals: ReturnType<typeof alphaIntervals>;
    readonly complete: boolean;
  },
): RatingsAgreement {
  const { alpha, ac1, ac2, percent, units } = figures;
  const { display, correlations, intervals, complete } = given;
  const nothing = undefinedFor(display, '');
  const { linear, quadratic } = ac2;
  const reasons: Readonly<Record<string, string>> = complete
    ? figures.reasons
    : { ...figures.reasons, icc: 'not every interviewer rated every candidate on every criterion' };
  const { icc, intervals95 } = correlationsOf(correlations, nothing);
  return {
    alpha,
    ac1: ac1?.coefficient ?? null,
    ac2: { linear: linear?.coefficient ?? null, quadratic: quadratic?.coefficient ?? null },
    icc,
    percent,
    standardErrors: {
      ac1: ac1?.standardError ?? null,
      ac2: { linear: linear?.standardError ?? null, quadratic: quadratic?.standardError ?? null },
    },
    intervals95: {
      ...intervals95,
      alpha: intervals.alpha,
      ac1: ac1?.interval95 ?? null,
      ac2: { linear: linear?.interval95 ?? null, quadratic: quadratic?.interval95 ?? null },
    },
    units,
    display,
    reasons: [
      ...Object.entries(reasons)
        .filter(([figure]) => figure in NAMES)
        .map(([figure, why]) => `${NAMES[figure]} is undefined: ${why}.`),
      ...(intervals.drawn ? [] : ['No interval of alpha is drawn over so many ratings; it would be narrow.']),
    ],
  };
}

function undefinedFor(display: AgreementDisplay, reason: string): RatingsAgreement {
  const none = { linear: null, quadratic: null };
  const alphas = { nominal: null, ordinal: null, interval: null, ratio: null };
  const forms = { '1,1': null, '2,1': null, '3,1': null, '1,k': null, '2,k': null, '3,k': null };
  return {
    alpha: alphas,
    ac1: null,
    ac2: none,
    icc: forms,
    percent: null,
    standardErrors: { ac1: null, ac2: none },
    intervals95: { alpha: alphas, ac1: null, ac2: none, icc: forms },
    units: 0,
    display,
    reasons: reason === '' ? [] : [reason],
  };
}
