import { apply, invert, pick } from './dense.js';
import { reduceBlock } from './normal-equations.js';
import type { PatternCache } from './pattern.js';
import { addBlock, localColumns, ratingsWithout, withUnknown, type OneStageEffects } from './shared-effects.js';
import type { OneStageSystem, SharedSystem } from './shared-systems.js';

/**
 * Criterion effects and severities from one joint mixed model: mean and covariance are G⁻¹rhs and G⁻¹, and what
 * the others say without one application is the marginal information less that application's own share.
 */
export function jointEffects(system: OneStageSystem, patterns: PatternCache): OneStageEffects {
  const { mean, covariance, unknown } = system;
  const criteria = system.criteria.length;
  const size = mean.length;
  const select = selector(system);
  return {
    stages: 'one',
    system,
    ratingsWithout: (block) => ratingsWithout(system, block),
    without(block, interviewers) {
      const { known, indices } = select(interviewers);
      const local = indices.length;
      const matrix = invert(pick(covariance, size, indices, indices), local).inverse;
      const vector = apply(
        matrix,
        Float64Array.from(indices, (index) => mean[index]!),
      );
      // Of these the system says nothing at all: the application's own ratings are all there is.
      for (const criterion of unknown) matrix[criterion * local + criterion] = 0;
      if (block) {
        const solved = patterns.solve(block.pattern);
        const { scores } = reduceBlock(block, solved);
        addBlock(
          { size: local, matrix, vector },
          { solved, scores, columns: localColumns(block, criteria, known) },
          -1,
        );
      }
      return {
        criteria,
        interviewers,
        ...withUnknown(
          { matrix, vector, interviewers: known },
          { criteria, interviewers, unknown: 1 / patterns.variances.interviewer },
        ),
      };
    },
    covariance(interviewers) {
      const { known, indices } = select(interviewers);
      const marginal = {
        matrix: pick(covariance, size, indices, indices),
        vector: Float64Array.from(indices, (index) => mean[index]!),
      };
      const spread = withUnknown(
        { ...marginal, interviewers: known },
        { criteria, interviewers, unknown: patterns.variances.interviewer },
      );
      return { mean: spread.vector, covariance: spread.matrix };
    },
  };
}

/** All criteria, then those of the asked-for interviewers that the system knows, by position. */
export function selector({ criteria, interviewers: everybody }: Pick<SharedSystem, 'criteria' | 'interviewers'>): (
  interviewers: readonly string[],
) => {
  readonly known: readonly string[];
  readonly indices: readonly number[];
} {
  const position = new Map(everybody.map((id, index) => [id, criteria.length + index]));
  const all = criteria.map((_, index) => index);
  return (interviewers) => {
    const known = interviewers.filter((id) => position.has(id));
    return { known, indices: [...all, ...known.map((id) => position.get(id)!)] };
  };
}
