import type { WeightedCriterion } from './measurement.js';
import { blocksOf, emptyBlock, type Block } from './pool.js';
import type { Prediction } from './predict.js';

/** A weight above this is no negative weight, and two weights as close as this are alike: rounding noise is smaller. */
const TOLERANCE = 1e-9;

export interface Candidates {
  readonly criteria: readonly WeightedCriterion[];
  readonly block: Block;
  /** The prediction when the application has these ratings only, the rest of the pool as it is. */
  readonly among: (block: Block) => Prediction;
}

/**
 * Own ratings can have a negative total weight in the two-stage estimate: one interviewer's rating may serve chiefly
 * as a measure of their overall impression or severity, to be subtracted from their others. Then a better rating would
 * lower the estimate, which nobody could be asked to accept.
 *
 * Such a rating is set aside: the estimate, its variance and both stages are those without it. The lowest weight goes
 * first (with those equal to it, so that no interviewer is preferred by name), until none is negative; then those that
 * are no longer in the way come back. What is set aside depends on who rated what and on the variances, never on the
 * ratings: with the variances held the estimate is a sum with fixed weights, none below zero. A criterion that nobody
 * else rates never loses its last rating, because the weights of its ratings sum to its own weight in the rubric. At
 * variances that no real pool has (candidates all but alike, interviewers far apart) nothing may be left: then the
 * application stands where an unknown one would.
 */
export function setAside(full: Prediction, { criteria, block, among }: Candidates): Prediction {
  if (lowest(full) >= -TOLERANCE) return full;
  const kept = (groups: readonly (readonly number[])[]): readonly number[] => {
    const out = new Set(groups.flat());
    return block.cells.flatMap((_, index) => (out.has(index) ? [] : [index]));
  };
  const without = (groups: readonly (readonly number[])[]): Prediction =>
    among(blockOfCells(criteria, block, kept(groups)));
  let groups: readonly (readonly number[])[] = [];
  let prediction = full;
  while (lowest(prediction) < -TOLERANCE) {
    const { influence } = prediction;
    const bound = lowest(prediction) + TOLERANCE;
    const left = kept(groups);
    const group = left.filter((_, at) => influence[at]! <= bound);
    groups = [...groups, group];
    prediction = without(groups);
  }
  for (const group of groups.slice(0, -1)) {
    const fewer = groups.filter((other) => other !== group);
    const attempt = without(fewer);
    if (lowest(attempt) >= -TOLERANCE) [groups, prediction] = [fewer, attempt];
  }
  return prediction;
}

function lowest({ influence }: Prediction): number {
  return Math.min(...influence);
}

/** Cells keep their order, so that weights are found again by position. */
function blockOfCells(criteria: readonly WeightedCriterion[], block: Block, cells: readonly number[]): Block {
  const { application, interviewers } = block;
  const [smaller] = blocksOf(
    criteria,
    cells.map((index) => {
      const { slot, criterion, rating } = block.cells[index]!;
      return { application, interviewer: interviewers[slot]!, criterion: criteria[criterion]!.id, rating };
    }),
  );
  return smaller ?? emptyBlock(application, criteria.length);
}
