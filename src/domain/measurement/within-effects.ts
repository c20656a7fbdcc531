import { apply, invert, mirrorLower, multiply, pick, transpose, zeros } from './dense.js';
import { selector } from './joint-effects.js';
import { interviewerPositions, normalEquations, reduceBlock } from './normal-equations.js';
import { informationAt, type PatternCache } from './pattern.js';
import type { Pool } from './pool.js';
import { addBlock, localColumns, ratingsWithout, withUnknown, type SharedEffects } from './shared-effects.js';

/** Information so small that it decides nothing, so large that rounding noise cannot turn it negative. */
const NO_INFORMATION = 1e-6;

/**
 * Severities from within-candidate contrasts only, criterion effects by generalised least squares given them.
 *
 * The severities come from the mixed-model equations with a diffuse candidate variance (`diffuse`), where two
 * candidates' levels are never compared; so an interviewer who sees strong candidates is not taken for a mild one.
 * The criterion effects then solve, at the real variances, Gbb b = rb + H s, and the severities' covariance is
 * carried through: Cov b = Gbb⁻¹ + Gbb⁻¹ H Ω H' Gbb⁻¹. In Bayesian terms it is a cut posterior (Plummer 2015).
 *
 * Without one application: its share is taken out of both systems. H s of the others depends on interviewers whom
 * that application never met; given those whom it met, it is normal with the mean and covariance below.
 */
export function withinEffects(pool: Pool, patterns: PatternCache, diffuse: PatternCache): SharedEffects {
  const positions = interviewerPositions(pool);
  const first = normalEquations(pool, positions, diffuse);
  const second = normalEquations(pool, positions, patterns);
  const { criteria, interviewers: pooled, size } = first;
  mirrorLower(first.matrix, size);
  mirrorLower(second.matrix, size);
  const all = Array.from({ length: criteria }, (_, index) => index);
  const people = Array.from({ length: pooled }, (_, index) => criteria + index);
  const covariance = size === 0 ? new Float64Array(0) : invert(first.matrix, size).inverse;
  const mean = apply(covariance, first.right);
  const severities = mean.slice(criteria);
  const balance = pick(second.matrix, size, all, all);
  const slope = pick(second.matrix, size, all, people).map((value) => -value);
  // H Ω over everything, H Ω H' and H s.
  const lever = multiply(slope, pick(covariance, size, people, [...all, ...people]), {
    rows: criteria,
    inner: pooled,
    columns: size,
  });
  const leverSquare = multiply(pick(lever, size, all, people), transpose(slope, criteria, pooled), {
    rows: criteria,
    inner: pooled,
    columns: criteria,
  });
  const leverMean = apply(slope, severities);
  const select = selector(pool);
  const square = { rows: criteria, inner: criteria, columns: criteria };

  return {
    ratingsWithout: (block) => ratingsWithout(pool, block),
    without(block, interviewers) {
      const { known, indices } = select(interviewers);
      const met = known.length;
      const local = indices.length;
      const own = indices.slice(criteria).map((_, index) => criteria + index);
      const matrix = invert(pick(covariance, size, indices, indices), local).inverse;
      const center = Float64Array.from(indices, (index) => mean[index]!);
      const vector = apply(matrix, center);
      // H s given (b of the first stage, s of those met): untouched by the application's own ratings.
      const leverHere = pick(lever, size, all, indices);
      const given = multiply(leverHere, matrix, { rows: criteria, inner: local, columns: local });
      const offset = subtract(leverMean, apply(given, center));
      const spread = subtract(
        leverSquare,
        multiply(given, transpose(leverHere, criteria, local), { rows: criteria, inner: local, columns: criteria }),
      );

      const remaining = balance.slice();
      const sums = second.right.slice(0, criteria);
      const ownSlope = zeros(criteria * met);
      if (block) {
        const columns = localColumns(block, criteria, known);
        const wide = diffuse.solve(block.pattern);
        addBlock(
          { size: local, matrix, vector },
          { solved: wide, scores: reduceBlock(block, wide).scores, columns },
          -1,
        );
        const solved = patterns.solve(block.pattern);
        const { scores } = reduceBlock(block, solved);
        for (let row = 0; row < criteria; row += 1) {
          sums[row]! -= scores[1 + row]!;
          for (let column = 0; column < criteria; column += 1)
            remaining[row * criteria + column]! -= informationAt(solved, 1 + row, 1 + column);
          columns.forEach(
            (column, slot) =>
              (ownSlope[row * met + column - criteria]! += informationAt(solved, 1 + row, 1 + criteria + slot)),
          );
        }
      }
      // The first stage's b is a nuisance: average it out.
      const nuisance = invert(ridge(pick(matrix, local, all, all), criteria), criteria).inverse;
      const cross = pick(matrix, local, all, own);
      const partial = multiply(nuisance, cross, { rows: criteria, inner: criteria, columns: met });
      const nuisanceMean = apply(nuisance, vector.slice(0, criteria));
      const severityInformation = subtract(
        pick(matrix, local, own, own),
        multiply(transpose(cross, criteria, met), partial, { rows: met, inner: criteria, columns: met }),
      );
      const severityVector = subtract(vector.slice(criteria), apply(transpose(cross, criteria, met), nuisanceMean));
      const givenNuisance = pick(given, local, all, all);
      const carried = multiply(givenNuisance, partial, { rows: criteria, inner: criteria, columns: met });
      const response = subtract(subtract(pick(given, local, all, own), carried), ownSlope);
      const level = add(add(sums, offset), apply(givenNuisance, nuisanceMean));
      const noise = add(
        spread,
        multiply(multiply(givenNuisance, nuisance, square), transpose(givenNuisance, criteria, criteria), square),
      );
      // Gbb b = level + response s + noise(Gbb + noise): one more observation of (b, s).
      const precision = invert(ridge(add(remaining, noise), criteria), criteria).inverse;
      const weighted = multiply(remaining, precision, square);
      const responseWeighted = multiply(transpose(response, criteria, met), precision, {
        rows: met,
        inner: criteria,
        columns: criteria,
      });
      const result = assemble(criteria, met, {
        bb: multiply(weighted, remaining, square),
        bs: multiply(weighted, response, { rows: criteria, inner: criteria, columns: met }).map((value) => -value),
        ss: add(
          severityInformation,
          multiply(responseWeighted, response, { rows: met, inner: criteria, columns: met }),
        ),
      });
      const levels = Float64Array.of(
        ...apply(weighted, level),
        ...subtract(severityVector, apply(responseWeighted, level)),
      );
      return {
        criteria,
        interviewers,
        ...withUnknown(
          { matrix: result, vector: levels, interviewers: known },
          { criteria, interviewers, unknown: 1 / patterns.variances.interviewer },
        ),
      };
    },
    covariance(interviewers) {
      const { known, indices } = select(interviewers);
      const met = indices.slice(criteria);
      const inverse = invert(balance, criteria).inverse;
      const effects = apply(inverse, add(second.right.slice(0, criteria), leverMean));
      const ss = pick(covariance, size, met, met);
      const bs = multiply(inverse, pick(lever, size, all, met), {
        rows: criteria,
        inner: criteria,
        columns: met.length,
      });
      const bb = add(inverse, multiply(multiply(inverse, leverSquare, square), inverse, square));
      const matrix = assemble(criteria, met.length, { bb, bs, ss });
      const vector = Float64Array.of(...effects, ...met.map((index) => mean[index]!));
      const spread = withUnknown(
        { matrix, vector, interviewers: known },
        { criteria, interviewers, unknown: patterns.variances.interviewer },
      );
      return { mean: spread.vector, covariance: spread.matrix };
    },
  };
}

function add(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value + right[index]!);
}

function subtract(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - right[index]!);
}

function ridge(matrix: Float64Array, size: number): Float64Array {
  const result = matrix.slice();
  for (let index = 0; index < size; index += 1) result[index * size + index]! += NO_INFORMATION;
  return result;
}

/** One symmetric matrix from its blocks. */
function assemble(
  criteria: number,
  met: number,
  blocks: { readonly bb: Float64Array; readonly bs: Float64Array; readonly ss: Float64Array },
): Float64Array {
  const size = criteria + met;
  const matrix = zeros(size * size);
  for (let row = 0; row < criteria; row += 1) {
    for (let column = 0; column < criteria; column += 1)
      matrix[row * size + column] = blocks.bb[row * criteria + column]!;
    for (let column = 0; column < met; column += 1) {
      matrix[row * size + criteria + column] = blocks.bs[row * met + column]!;
      matrix[(criteria + column) * size + row] = blocks.bs[row * met + column]!;
    }
  }
  for (let row = 0; row < met; row += 1)
    for (let column = 0; column < met; column += 1)
      matrix[(criteria + row) * size + criteria + column] = blocks.ss[row * met + column]!;
  return matrix;
}
