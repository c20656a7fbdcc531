import { canonicalSha256 } from '../canonical.js';
import type { DimensionFit } from '../measurement/fit.js';
import { comparableGroup, jointPosterior } from '../measurement/joint-posterior.js';
import { ranksOf } from '../measurement/ranks.js';
import type { ApplicationAssessment, RankReading } from './assessment.js';
import { observedIn } from './comparisons.js';
import { aloneReason, apartReason, notObservedReason } from './sentences/ranks.js';

/**
 * In one dimension, the place of every application among those that it can be compared with: sets that no chain of
 * common candidates links are ranked each for itself, and who was not observed is not ranked.
 */
export function ranksIn(
  dimension: string,
  fit: DimensionFit,
  applications: readonly ApplicationAssessment[],
): readonly RankReading[] {
  const observed = observedIn(dimension, applications);
  const sets = [...Map.groupBy(observed, (id) => comparableGroup(fit, id)).values()];
  const ranked = new Map(
    sets.flatMap((ids, index) => rankedSet(fit, { ids, set: index + 1, others: observed.length - ids.length })),
  );
  return applications.map(({ id }) => ranked.get(id) ?? notRanked(id, notObservedReason()));
}

function rankedSet(
  fit: DimensionFit,
  { ids, set, others }: { readonly ids: readonly string[]; readonly set: number; readonly others: number },
): readonly (readonly [string, RankReading])[] {
  const apart = others > 0 ? apartReason(others) : null;
  const among = ids.length;
  if (among === 1) return ids.map((id) => [id, { ...notRanked(id, apart ?? aloneReason()), set, among }] as const);
  const ranks = ranksOf(jointPosterior(fit, ids), seedOf(fit, ids));
  return ids.map((application, index) => {
    const { best, expected, interval80 } = ranks[index]!;
    return [
      application,
      { application, set, among, best, expectedRank: expected, rank80: interval80, notComparable: apart },
    ] as const;
  });
}

function notRanked(application: string, notComparable: string): RankReading {
  return { application, set: null, among: 0, best: null, expectedRank: null, rank80: null, notComparable };
}

/**
 * From the hash of what the ranks rest on, the ratings in this dimension, and of nothing else: a line in somebody's
 * history, or a rating in another dimension, must not move a chance by as much as a draw.
 */
function seedOf({ state }: DimensionFit, ids: readonly string[]): number {
  const ratings = ids.map((id) => {
    const block = state.blocks.get(id);
    const cells = block?.cells.map(({ slot, criterion, rating }) => [slot, criterion, rating]);
    return { id, interviewers: block?.interviewers, cells };
  });
  return Number.parseInt(canonicalSha256(ratings).slice(0, 8), 16);
}
