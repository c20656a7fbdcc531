import { apply, invert, multiply, pick, transpose, zeros } from './dense.js';
import { reduceBlock } from './normal-equations.js';
import { informationAt, type PatternCache, type SolvedPattern } from './pattern.js';
import { add, carried, solvedOnce } from './second-stage.js';
import {
  addBlock,
  localColumns,
  ratingsWithout,
  withUnknown,
  type TwoStageEffects,
  type TwoStageEstimates,
} from './shared-effects.js';
import type { TwoStageSystem } from './shared-systems.js';

/**
 * Severities from within-candidate contrasts only, criterion effects by generalised least squares given them.
 *
 * The first stage is the mixed-model equations with a diffuse candidate variance (`diffuse`), where two candidates'
 * levels are never compared; so an interviewer who sees strong candidates is not taken for a mild one. It gives the
 * severities s, with covariance Ω; its criterion effects are not used. The second stage solves, at the real variances,
 * Gbb b = rb + H s on the severity-corrected ratings, and Ω is carried through:
 * Cov b = Gbb⁻¹ + Gbb⁻¹ HΩH' Gbb⁻¹, Cov(b, s) = Gbb⁻¹ HΩ.
 *
 * With one application's share replaced, both systems change in the rows of its criteria and interviewers only. H s
 * also depends on interviewers whom that application never met: given the first stage's effects of those whom it met,
 * theirs are normal, with a mean and covariance that its own ratings do not touch.
 */
export function withinEffects(system: TwoStageSystem, patterns: PatternCache, diffuse: PatternCache): TwoStageEffects {
  const { mean, covariance, unknown } = system;
  const { balance, sums } = system.second;
  const criteria = system.criteria.length;
  const size = mean.length;
  const { all, select, balanceInverse, lever, leverSquare, leverMean, effects, effectCovariance } = solvedOnce(system);

  const asItStands = (interviewers: readonly string[]): SecondStage => {
    const { indices } = select(interviewers);
    return {
      criteria,
      first: {
        size: indices.length,
        mean: Float64Array.from(indices, (index) => mean[index]!),
        covariance: pick(covariance, size, indices, indices),
        lever: pick(lever, size, all, indices),
      },
      inverse: balanceInverse,
      effects,
      effectCovariance,
    };
  };

  /** The first stage's effects of the criteria and of these, as the pool has them, and H s given them. */
  const outside = (known: readonly string[]) => {
    const { first: here } = asItStands(known);
    const information = invert(here.covariance, here.size).inverse;
    const given = multiply(here.lever, information, { rows: criteria, inner: here.size, columns: here.size });
    return {
      information,
      vector: apply(information, here.mean),
      given,
      offset: subtract(leverMean, apply(given, here.mean)),
      spread: subtract(
        leverSquare,
        multiply(given, transpose(here.lever, criteria, here.size), {
          rows: criteria,
          inner: here.size,
          columns: criteria,
        }),
      ),
    };
  };

  return {
    stages: 'two',
    system,
    ratingsWithout: (block) => ratingsWithout(system, block),
    replaced(before, block, unrated) {
      const solved = { real: patterns.solve(block.pattern), wide: diffuse.solve(block.pattern) };
      if (before === block) return estimates(block.interviewers, asItStands(block.interviewers), solved);
      const asked = [...new Set([...(before?.interviewers ?? []), ...block.interviewers])];
      const { known } = select(asked);
      const interviewers = [...known, ...asked.filter((id) => !known.includes(id))];
      const others = outside(known);
      const local = withUnknown(
        { matrix: others.information, vector: others.vector, interviewers: known },
        { criteria, interviewers, unknown: 1 / patterns.variances.interviewer },
      );
      const response = widened(others.given, criteria, local.size);
      const remaining = balance.slice();
      const level = sums.slice();
      // Of these the system says nothing at all: the application's own ratings are all there is.
      for (const criterion of unknown) {
        local.matrix[criterion * local.size + criterion] = 0;
        remaining[criterion * criteria + criterion] = 0;
      }
      const shares = before
        ? ([
            { of: before, sign: -1 },
            { of: block, sign: 1 },
          ] as const)
        : ([{ of: block, sign: 1 }] as const);
      for (const { of, sign } of shares) {
        const columns = localColumns(of, criteria, interviewers);
        const wide = diffuse.solve(of.pattern);
        addBlock(local, { solved: wide, scores: reduceBlock(of, wide).scores, columns }, sign);
        const real = patterns.solve(of.pattern);
        const { scores } = reduceBlock(of, real);
        for (let row = 0; row < criteria; row += 1) {
          level[row]! += sign * scores[1 + row]!;
          for (let column = 0; column < criteria; column += 1)
            remaining[row * criteria + column]! += sign * informationAt(real, 1 + row, 1 + column);
          columns.forEach(
            (column, slot) =>
              (response[row * local.size + column]! += sign * informationAt(real, 1 + row, 1 + criteria + slot)),
          );
        }
      }
      // A criterion that nobody rates any more has no effect to estimate: weight 0, and any number stands in for it.
      for (const criterion of unrated) {
        local.matrix[criterion * local.size + criterion] = 1;
        remaining[criterion * criteria + criterion] = 1;
      }
      const spread = invert(local.matrix, local.size).inverse;
      const center = apply(spread, local.vector);
      const shape = { rows: criteria, inner: local.size, columns: local.size };
      const leverHere = multiply(response, spread, shape);
      const square = add(
        others.spread,
        multiply(leverHere, transpose(response, criteria, local.size), { ...shape, columns: criteria }),
      );
      const inverse = invert(remaining, criteria).inverse;
      const stage: SecondStage = {
        criteria,
        first: { size: local.size, mean: center, covariance: spread, lever: leverHere },
        inverse,
        effects: apply(inverse, add(add(level, others.offset), apply(response, center))),
        effectCovariance: carried(criteria, inverse, square),
      };
      return estimates(interviewers, stage, solved);
    },
    covariance(interviewers) {
      const { known } = select(interviewers);
      const { mean: vector, covariance: matrix } = moments(asItStands(known));
      const spread = withUnknown(
        { matrix, vector, interviewers: known },
        { criteria, interviewers, unknown: patterns.variances.interviewer },
      );
      return { mean: spread.vector, covariance: spread.matrix };
    },
  };
}

/** The second stage over all criteria, and the first over them and some interviewers. */
interface SecondStage {
  readonly criteria: number;
  readonly first: {
    readonly size: number;
    readonly mean: Float64Array;
    readonly covariance: Float64Array;
    /** Cov(H s, first-stage effects), criteria × size. */
    readonly lever: Float64Array;
  };
  /** Gbb⁻¹. */
  readonly inverse: Float64Array;
  readonly effects: Float64Array;
  readonly effectCovariance: Float64Array;
}

/** Mean and covariance of (b of the second stage, s of the first). */
function moments({ criteria, first, inverse, effects, effectCovariance }: SecondStage): {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
} {
  const { size } = first;
  const cross = multiply(inverse, first.lever, { rows: criteria, inner: criteria, columns: size });
  const covariance = first.covariance.slice();
  for (let row = 0; row < criteria; row += 1)
    for (let column = 0; column < size; column += 1) {
      const value = column < criteria ? effectCovariance[row * criteria + column]! : cross[row * size + column]!;
      covariance[row * size + column] = value;
      covariance[column * size + row] = value;
    }
  const mean = first.mean.slice();
  mean.set(effects);
  return { mean, covariance };
}

/**
 * Moments, and what an own rating does to α'(b, s): through the second stage's own equations, V⁻¹X Gbb⁻¹α_b at the
 * real variances, and through s, V⁻¹X Cov(first-stage effects, α_s's + α_b'Gbb⁻¹H s) at the first stage's.
 */
function estimates(
  interviewers: readonly string[],
  stage: SecondStage,
  solved: { readonly real: SolvedPattern; readonly wide: SolvedPattern },
): TwoStageEstimates {
  const { criteria, first, inverse } = stage;
  return {
    interviewers,
    ...moments(stage),
    reach(alpha) {
      const direct = zeros(first.size);
      direct.set(apply(inverse, alpha.slice(0, criteria)));
      const severities = alpha.slice();
      severities.fill(0, 0, criteria);
      const through = apply(transpose(first.lever, criteria, first.size), direct.slice(0, criteria));
      return [
        { solved: solved.real, shift: direct },
        { solved: solved.wide, shift: add(apply(first.covariance, severities), through) },
      ];
    },
  };
}

/** Rows of some length made longer with zeros. */
function widened(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const from = rows === 0 ? 0 : matrix.length / rows;
  const result = zeros(rows * columns);
  for (let row = 0; row < rows; row += 1) result.set(matrix.subarray(row * from, (row + 1) * from), row * columns);
  return result;
}

function subtract(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - right[index]!);
}
