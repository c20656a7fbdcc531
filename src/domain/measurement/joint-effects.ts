import { apply, invert, mirrorLower, pick } from './dense.js';
import { interviewerPositions, normalEquations, reduceBlock } from './normal-equations.js';
import type { PatternCache } from './pattern.js';
import type { Pool } from './pool.js';
import { addBlock, localColumns, ratingsWithout, withUnknown, type OneStageEffects } from './shared-effects.js';

/**
 * Criterion effects and severities from one joint mixed model: mean and covariance are G⁻¹rhs and G⁻¹, and what
 * the others say without one application is the marginal information less that application's own share.
 */
export function jointEffects(pool: Pool, patterns: PatternCache): OneStageEffects {
  const equations = normalEquations(pool, interviewerPositions(pool), patterns);
  const { criteria, size } = equations;
  mirrorLower(equations.matrix, size);
  const covariance = size === 0 ? new Float64Array(0) : invert(equations.matrix, size).inverse;
  const mean = apply(covariance, equations.right);
  const select = selector(pool);
  return {
    stages: 'one',
    ratingsWithout: (block) => ratingsWithout(pool, block),
    without(block, interviewers) {
      const { known, indices } = select(interviewers);
      const local = indices.length;
      const matrix = invert(pick(covariance, size, indices, indices), local).inverse;
      const vector = apply(
        matrix,
        Float64Array.from(indices, (index) => mean[index]!),
      );
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

/** All criteria, then those of the asked-for interviewers that the pool knows, by position. */
export function selector(
  pool: Pick<Pool, 'criteria' | 'interviewers'>,
): (interviewers: readonly string[]) => { readonly known: readonly string[]; readonly indices: readonly number[] } {
  const position = new Map(pool.interviewers.map((id, index) => [id, pool.criteria.length + index]));
  const all = pool.criteria.map((_, index) => index);
  return (interviewers) => {
    const known = interviewers.filter((id) => position.has(id));
    return { known, indices: [...all, ...known.map((id) => position.get(id)!)] };
  };
}
