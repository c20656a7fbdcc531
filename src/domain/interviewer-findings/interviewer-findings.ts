import { byCodeUnit } from '../assessment/pool.js';
import type { DimensionFit } from '../measurement/fit.js';
import { ENOUGH_CANDIDATES } from '../measurement/measurement.js';
import { agreementOf, cellsOf, contrastsOf, criterionBiasOf, driftOf } from './contrasts.js';
import type { DatedRating } from './dated-rating.js';
import { gated, type Gated, type InterviewerFindings, type Measured, type Verified } from './findings.js';
import { spreadsOf, type Spreads } from './spreads.js';

export interface FindingsInput {
  /** By dimension, each fitted over the ratings below. */
  readonly fits: Readonly<Record<string, DimensionFit>>;
  /** Everybody's, of all dimensions. */
  readonly ratings: readonly DatedRating[];
  /** Derive it from the data's hash: the same data give the same findings. */
  readonly seed: number;
}

/**
 * What a pool says about each of its interviewers, sorted by interviewer. Severities are those of the fits; drift,
 * criterion bias and agreement compare with the colleagues who rated the same candidates, and need no model to be
 * explained. Gates and sources: see `findings.ts`; docs/methods-measurement.md says each in words.
 */
export function interviewerFindings({ fits, ratings: given, seed }: FindingsInput): readonly InterviewerFindings[] {
  const ratings = given.toSorted(byStableId);
  const byDimension = Map.groupBy(ratings, ({ dimension }) => dimension);
  const cells = new Map(
    Object.entries(fits).map(([dimension, fit]) => [dimension, cellsOf(byDimension.get(dimension) ?? [], fit)]),
  );
  const poolVerification = verificationOf(ratings);
  const everybody = [...Map.groupBy(ratings, ({ interviewer }) => interviewer)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([interviewer, own]) => ({
      interviewer,
      own,
      candidates: new Set(own.map(({ application }) => application)).size,
    }));
  const enough = everybody.filter(({ candidates }) => candidates >= ENOUGH_CANDIDATES);
  const spreads = spreadsOf(
    Object.values(fits),
    enough.map(({ interviewer }) => interviewer),
    seed,
  );
  return everybody.map(({ interviewer, own, candidates }): InterviewerFindings => {
    const contrasts = [...Map.groupBy(own, ({ dimension }) => dimension)].flatMap(([dimension, rated]) => {
      const beside = cells.get(dimension);
      return beside === undefined ? [] : contrastsOf(rated, beside);
    });
    const ofSpreads = <Name extends keyof Spreads>(name: Name) =>
      gated(candidates, () => spreads.get(interviewer)?.[name] ?? null);
    return {
      interviewer,
      candidates,
      ratings: own.length,
      ...practisedOf(interviewer, fits),
      severity: gated(candidates, () => severityOf(interviewer, fits, own)),
      consistency: ofSpreads('consistency'),
      centrality: ofSpreads('centrality'),
      halo: ofSpreads('halo'),
      drift: gated(candidates, () => driftOf(contrasts)),
      criterionBias: gated(candidates, () => criterionBiasOf(contrasts)),
      verification: verificationOf(own),
      poolVerification,
      agreement: gated(candidates, () => agreementOf(contrasts)),
    };
  });
}

/** The order in which ratings came leaves no trace, not even in the last bit of a sum. */
function byStableId(a: DatedRating, b: DatedRating): number {
  return (
    byCodeUnit(a.application, b.application) ||
    byCodeUnit(a.interviewer, b.interviewer) ||
    byCodeUnit(a.criterion, b.criterion)
  );
}

function practisedOf(interviewer: string, fits: FindingsInput['fits']): Pick<InterviewerFindings, 'practised'> {
  const counts = Object.values(fits).map(
    ({ severities }) => severities.find((each) => each.interviewer === interviewer)?.practised ?? 0,
  );
  const practised = Math.max(0, ...counts);
  return practised > 0 ? { practised } : {};
}

/** Over the dimensions by how many ratings each has; the dimensions are fitted apart, so their errors are independent. */
function severityOf(
  interviewer: string,
  fits: FindingsInput['fits'],
  own: readonly DatedRating[],
): (Measured & { readonly byDimension: Readonly<Record<string, Gated<Measured>>> }) | null {
  const found = Object.entries(fits).flatMap(([dimension, { severities, adjustmentSuspended }]) => {
    const severity = severities.find((each) => each.interviewer === interviewer);
    const ratings = own.filter((rating) => rating.dimension === dimension).length;
    if (severity === undefined || adjustmentSuspended !== null || ratings === 0) return [];
    const { severity: value, standardError, applications } = severity;
    return [{ dimension, ratings, value, standardError, applications }];
  });
  const total = found.reduce((sum, { ratings }) => sum + ratings, 0);
  if (total === 0) return null;
  const share = (ratings: number): number => ratings / total;
  return {
    value: found.reduce((sum, { ratings, value }) => sum + share(ratings) * value, 0),
    standardError: Math.sqrt(
      found.reduce((sum, { ratings, standardError }) => sum + (share(ratings) * standardError) ** 2, 0),
    ),
    byDimension: Object.fromEntries(
      found.map(({ dimension, value, standardError, applications }) => [
        dimension,
        gated(applications, () => ({ value, standardError })),
      ]),
    ),
  };
}

function verificationOf(ratings: readonly DatedRating[]): Verified {
  const share = (verification: DatedRating['verification']): number =>
    ratings.length === 0 ? 0 : ratings.filter((rating) => rating.verification === verification).length / ratings.length;
  return { claimed: share('claimed'), probed: share('probed'), corroborated: share('corroborated') };
}
