import { fQuantile } from './f-distribution.js';

/**
 * Shrout and Fleiss's names: the model (1 every target by other judges, 2 the judges are a sample, 3 these judges
 * alone), then what is meant (one judge's rating, or the mean of all k).
 */
export const ICC_FORMS = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const;
export type IccForm = (typeof ICC_FORMS)[number];

export interface IntraclassCorrelation {
  readonly value: number;
  /** Null where the interval has no finite end. */
  readonly interval95: readonly [number, number] | null;
}

/** A form is null where its formula divides by nothing, which needs targets that differ less than chance would have it. */
export type IntraclassCorrelations = Readonly<Record<IccForm, IntraclassCorrelation | null>>;

/** Sums of squares smaller than this share of all of them are rounding. */
const ROUNDING = 1e-12;

/**
 * The six intraclass correlations with 95 % intervals, of a complete table of ratings.
 *
 * Source: Shrout & Fleiss 1979, Psychological Bulletin 86, 420–428; intervals, and the degrees of freedom of model 2,
 * from McGraw & Wong 1996, Psychological Methods 1, 30–46, table 7.
 *
 * @param targetsByJudges one row per target, one column per judge
 * @returns null with fewer than two targets or judges, and where the targets' means do not differ
 * @throws RangeError for rows of unequal length or a value that is no finite number.
 */
export function intraclassCorrelations(targetsByJudges: readonly (readonly number[])[]): IntraclassCorrelations | null {
  const squares = meanSquares(targetsByJudges);
  if (squares === null || squares.between === 0) return null;
  const { between, judges: judge, within, residual, targets: n, raters: k } = squares;
  const agreement = (between - residual) / (between + (k - 1) * residual + (k * (judge - residual)) / n);
  const ends = agreementEnds(squares, agreement);
  const oneWay = ofOneError(between, within, k, [n - 1, n * (k - 1)]);
  const consistency = ofOneError(between, residual, k, [n - 1, (n - 1) * (k - 1)]);
  return {
    '1,1': oneWay.single,
    '2,1': correlation(agreement, ends),
    '3,1': consistency.single,
    '1,k': oneWay.mean,
    '2,k': correlation(
      ofMean(agreement, k),
      ends.map((end) => ofMean(end, k)),
    ),
    '3,k': consistency.mean,
  };
}

export interface MeanSquares {
  readonly targets: number;
  readonly raters: number;
  /** Between targets (BMS), between judges (JMS), within targets (WMS), residual (EMS). */
  readonly between: number;
  readonly judges: number;
  readonly within: number;
  readonly residual: number;
}

/** The analysis of variance that the correlations are made of; null with fewer than two targets or judges. */
export function meanSquares(targetsByJudges: readonly (readonly number[])[]): MeanSquares | null {
  const [targets, raters] = [targetsByJudges.length, targetsByJudges[0]?.length ?? 0];
  if (targetsByJudges.some((row) => row.length !== raters || !row.every(Number.isFinite)))
    throw new RangeError('intraclass correlations need a complete table of numbers');
  if (targets < 2 || raters < 2) return null;
  const grand = mean(targetsByJudges.flat());
  const total = squaresAround(targetsByJudges.flat(), grand);
  const exact = (value: number): number => (value <= ROUNDING * total ? 0 : value);
  const between = exact(raters * squaresAround(targetsByJudges.map(mean), grand));
  const columns = Array.from({ length: raters }, (_, judge) => mean(targetsByJudges.map((row) => row[judge]!)));
  const judges = exact(targets * squaresAround(columns, grand));
  const within = exact(total - between);
  return {
    targets,
    raters,
    between: between / (targets - 1),
    judges: judges / (raters - 1),
    within: within / (targets * (raters - 1)),
    residual: exact(within - judges) / ((targets - 1) * (raters - 1)),
  };
}

/** Models 1 and 3, which set the targets against one mean square: of the ratings within targets, or of the residual. */
function ofOneError(
  between: number,
  error: number,
  k: number,
  [above, below]: readonly [number, number],
): Readonly<Record<'single' | 'mean', IntraclassCorrelation | null>> {
  // Without any error the ratio has no end, and the correlation is 1.
  const ratio = between / error;
  const ends = [ratio / fQuantile(0.975, above, below), ratio * fQuantile(0.975, below, above)];
  const single = (of: number): number => (of === Infinity ? 1 : (of - 1) / (of + k - 1));
  const mean = (of: number): number => 1 - 1 / of;
  return { single: correlation(single(ratio), ends.map(single)), mean: correlation(mean(ratio), ends.map(mean)) };
}

/** The correlation of the mean of k ratings, from that of one (Spearman and Brown); NaN where it has none. */
function ofMean(single: number, k: number): number {
  const share = 1 + (k - 1) * single;
  return share > 0 ? (k * single) / share : NaN;
}

/** Ends of ICC(2,1), with Satterthwaite's degrees of freedom. Multiplied through by the residual, so that it may be 0. */
function agreementEnds(
  { between, judges, residual, targets: n, raters: k }: MeanSquares,
  agreement: number,
): readonly number[] {
  if (residual === 0 && judges === 0) return [1, 1];
  const rest = n * (1 + (k - 1) * agreement) - k * agreement;
  const freedom =
    ((k - 1) * (n - 1) * (k * agreement * judges + rest * residual) ** 2) /
    ((n - 1) * (k * agreement * judges) ** 2 + (rest * residual) ** 2);
  const others = k * judges + (k * n - k - n) * residual;
  const [lower, upper] = [between / fQuantile(0.975, n - 1, freedom), residual / fQuantile(0.975, freedom, n - 1)];
  return [
    (n * (lower - residual)) / (others + n * lower),
    (n * (between - upper)) / (others / fQuantile(0.975, freedom, n - 1) + n * between),
  ];
}

function correlation(value: number, ends: readonly number[]): IntraclassCorrelation | null {
  if (!Number.isFinite(value)) return null;
  const [low, high] = ends as [number, number];
  return { value, interval95: Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
