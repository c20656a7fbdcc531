import { meanOf } from '../assessment/pool.js';
import { byCodeUnit } from '../measurement/pool.js';
import type { DimensionFit } from '../measurement/fit.js';
import { ENOUGH_CANDIDATES } from '../measurement/measurement.js';
import type { DatedRating } from './dated-rating.js';
import { ENOUGH_IN_A_QUARTER, type InterviewerFindings, type Measured } from './findings.js';

/** How one rating lies against the others' on the same candidate and criterion, their own severities put right. */
export interface Contrast {
  readonly application: string;
  readonly criterion: string;
  readonly quarter: string;
  /** Own rating less the others' mean, in rating points; positive is milder. */
  readonly apart: number;
  readonly own: number;
  readonly others: number;
}

type Shown<Finding extends keyof InterviewerFindings> = NonNullable<
  Extract<InterviewerFindings[Finding], { readonly withheld: null }>['shown']
>;

/** Everybody's ratings of one dimension, by candidate and criterion; and how severe each interviewer is in it. */
export interface Cells {
  readonly of: (rating: DatedRating) => readonly DatedRating[];
  readonly severityOf: ReadonlyMap<string, number>;
}

/** Made once for all interviewers of a dimension: each then looks up their own cells alone. */
export function cellsOf(ratings: readonly DatedRating[], { severities }: Pick<DimensionFit, 'severities'>): Cells {
  const key = ({ application, criterion }: DatedRating): string => `${application}/${criterion}`;
  const cells = Map.groupBy(ratings, key);
  return {
    of: (rating) => cells.get(key(rating)) ?? [],
    severityOf: new Map(severities.map(({ interviewer, severity }) => [interviewer, severity])),
  };
}

/**
 * An interviewer's ratings against those of the colleagues who rated the same candidate on the same criterion. What nobody
 * else rated is left out: there is nothing to compare it with.
 *
 * @param ratings the interviewer's own of the cells' dimension
 */
export function contrastsOf(ratings: readonly DatedRating[], { of, severityOf }: Cells): readonly Contrast[] {
  return ratings.flatMap((own): readonly Contrast[] => {
    const others = meanOf(
      of(own)
        .filter(({ interviewer }) => interviewer !== own.interviewer)
        .map(({ interviewer, rating }) => rating + (severityOf.get(interviewer) ?? 0)),
    );
    if (others === null) return [];
    const { application, criterion, rating, submittedAt } = own;
    return [{ application, criterion, quarter: quarterOf(submittedAt), apart: rating - others, own: rating, others }];
  });
}

/** "2026-Q1". @param instant ISO 8601, UTC */
export function quarterOf(instant: string): string {
  return `${instant.slice(0, 4)}-Q${Math.ceil(Number(instant.slice(5, 7)) / 3)}`;
}

/** Quarter by quarter, one look a candidate; null with fewer than two quarters of enough candidates. */
export function driftOf(contrasts: readonly Contrast[]): Shown<'drift'> | null {
  const candidates = [...Map.groupBy(contrasts, ({ application }) => application).values()];
  const quarters = [...Map.groupBy(candidates, (looks) => looks[0]?.quarter ?? '')]
    .filter(([, looks]) => looks.length >= ENOUGH_IN_A_QUARTER)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([quarter, looks]) => ({ quarter, means: looks.map((look) => meanOf(look.map(({ apart }) => apart)) ?? 0) }));
  if (quarters.length < 2) return null;
  const spread = pooledDeviation(quarters.map(({ means }) => means));
  return quarters.map(({ quarter, means }) => ({
    quarter,
    candidates: means.length,
    value: meanOf(means) ?? 0,
    standardError: spread / Math.sqrt(means.length),
  }));
}

/** Criterion by criterion, beyond the interviewer's general severity on the same candidate; null where none has enough. */
export function criterionBiasOf(contrasts: readonly Contrast[]): Shown<'criterionBias'> | null {
  const general = new Map(
    [...Map.groupBy(contrasts, ({ application }) => application)].map(([application, looks]) => [
      application,
      meanOf(looks.map(({ apart }) => apart)) ?? 0,
    ]),
  );
  const found = [...Map.groupBy(contrasts, ({ criterion }) => criterion)]
    .filter(([, looks]) => looks.length >= ENOUGH_CANDIDATES)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([criterion, looks]) => {
      const beyond = looks.map(({ application, apart }) => apart - (general.get(application) ?? 0));
      return { criterion, candidates: beyond.length, ...meanWithError(beyond) };
    });
  return found.length === 0 ? null : found;
}

/** How near the others' mean; null with too few shared candidates. */
export function agreementOf(contrasts: readonly Contrast[]): Shown<'agreement'> | null {
  const candidates = [...Map.groupBy(contrasts, ({ application }) => application).values()];
  if (candidates.length < ENOUGH_CANDIDATES) return null;
  const means = (pick: (contrast: Contrast) => number): readonly number[] =>
    candidates.map((looks) => meanOf(looks.map(pick)) ?? 0);
  return {
    candidates: candidates.length,
    withinOnePoint: contrasts.filter(({ apart }) => Math.abs(apart) <= 1).length / contrasts.length,
    correlation: pearson(
      means(({ own }) => own),
      means(({ others }) => others),
    ),
  };
}

function meanWithError(values: readonly number[]): Measured {
  return { value: meanOf(values) ?? 0, standardError: pooledDeviation([values]) / Math.sqrt(values.length) };
}

/** Standard deviation within groups, their degrees of freedom added up. */
function pooledDeviation(groups: readonly (readonly number[])[]): number {
  let squares = 0;
  let freedom = 0;
  for (const group of groups) {
    const mean = meanOf(group) ?? 0;
    squares += group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    freedom += group.length - 1;
  }
  return freedom > 0 ? Math.sqrt(squares / freedom) : 0;
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [meanOf(a) ?? 0, meanOf(b) ?? 0];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, index) => {
    const [fromA, fromB] = [value - meanA, (b[index] ?? 0) - meanB];
    ab += fromA * fromB;
    aa += fromA ** 2;
    bb += fromB ** 2;
  });
  // Sums of squares of equal numbers may come out as noise instead of zero.
  return aa < 1e-12 || bb < 1e-12 ? null : ab / Math.sqrt(aa * bb);
}
