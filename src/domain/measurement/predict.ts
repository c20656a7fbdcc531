import { apply, dot, invertInPlace, quadraticForm, zeros, tabulate } from './dense.js';
import type { Posterior } from './measurement.js';
import { nonNegative } from './non-negative.js';
import { reduceBlock } from './normal-equations.js';
import type { SolvedPattern } from './pattern.js';
import type { Block } from './pool.js';
import { addBlock, localColumns, type LocalInformation, type Reach, type TwoStageEstimates } from './shared-effects.js';

/** One application's ratings together with what everybody, it included, says of b and s. */
export interface Situation {
  readonly block: Block;
  readonly solved: SolvedPattern;
  readonly criteria: number;
  /** Covariance and mean of (b, s of the interviewers here) given everything. */
  readonly covariance: Float64Array;
  readonly mean: Float64Array;
  /** Row of each slot's interviewer in them. */
  readonly columns: readonly number[];
  readonly reach: Reach;
}

/** Adds the application's own ratings to what the others say, in the others' arrays. */
export function situation(block: Block, solved: SolvedPattern, others: LocalInformation): Situation {
  const { criteria, size, matrix, vector } = others;
  const columns = localColumns(block, criteria, others.interviewers);
  addBlock({ size, matrix, vector }, { solved, scores: reduceBlock(block, solved).scores, columns }, 1);
  invertInPlace(matrix, size);
  const covariance = matrix;
  const reach: Reach = (alpha) => [{ solved, shift: apply(covariance, alpha) }];
  return { block, solved, criteria, covariance, mean: apply(covariance, vector), columns, reach };
}

/** The application's own ratings are in both stages already. */
export function twoStageSituation(
  block: Block,
  solved: SolvedPattern,
  { mean, covariance, interviewers, reach }: TwoStageEstimates,
): Situation {
  const { criteria } = solved.pattern;
  return { block, solved, criteria, covariance, mean, columns: localColumns(block, criteria, interviewers), reach };
}

/** One linear quantity of an application: θ share, criterion weights. T has share 1 and the rubric's weights. */
export interface Quantity {
  readonly candidate: number;
  readonly weights: Float64Array;
  /** Weights on the criterion effects b; those of u as a rule, zero for the candidate effect alone. */
  readonly effectWeights: Float64Array;
}

/** ℓ over (θ, u, h), and α = (weights, 0) − X'q over (b, s): what is left of b and s in the estimate. */
export function loadings(
  solved: SolvedPattern,
  quantity: Quantity,
): { readonly weighted: Float64Array; readonly conditional: number; readonly left: Float64Array } {
  const { size, criteria } = solved.pattern;
  const target = zeros(size);
  target[0] = quantity.candidate;
  target.set(quantity.weights, 1);
  const weighted = apply(solved.inverse, target);
  // Z'Z M ℓ = ℓ − ve D⁻¹M ℓ.
  const projected = target.map((value, index) => value - (solved.residual * weighted[index]!) / solved.effects[index]!);
  // X' = [criteria | −interviewers], so the interviewers' sign turns twice.
  const left = tabulate(size - 1, (index) =>
    index < criteria ? quantity.effectWeights[index]! - projected[1 + index]! : projected[1 + index]!,
  );
  return { weighted, conditional: solved.residual * dot(target, weighted), left };
}

export interface Prediction extends Posterior {
  /** Change of the estimate per point of each cell, everything refitted with the variances held. */
  readonly influence: readonly number[];
}

/**
 * Best linear unbiased prediction of one quantity and its error variance:
 *
 *     T̂ = w'b + q'(y − Xg)      Var T = vt + vpc Σw² − k'q + α'Kα,      q = V⁻¹k,  α = (w, 0) − X'q
 *
 * with K the covariance of (b, s). `monotone`, for one stage only, keeps the weight of every own rating at or above
 * zero (see `non-negative.ts`), so that raising a rating cannot lower the estimate; for two, see `set-aside.ts`.
 */
export function predict(here: Situation, quantity: Quantity, monotone: boolean): Prediction {
  const { block, solved, criteria } = here;
  const { pattern, residual, inverse } = solved;
  const { weighted, conditional, left } = loadings(solved, quantity);
  const alpha = zeros(here.mean.length);
  left.forEach((value, index) => (alpha[index < criteria ? index : here.columns[index - criteria]!]! += value));
  const shared = tabulate(pattern.size, (index) => fixedPart(here, index));
  const residuals = subtractFrom(block.totals, apply(pattern.crossProducts, shared));
  let mean = dot(weighted, residuals);
  for (let index = 0; index < criteria; index += 1) mean += quantity.effectWeights[index]! * here.mean[index]!;
  let variance = conditional + quadraticForm(here.covariance, alpha);

  // Own weights: q, and what the own ratings do through b and s; additive in criterion and interviewer.
  const weights = weighted.slice();
  for (const { solved: at, shift } of here.reach(alpha)) {
    const lifted = tabulate(pattern.size, (index) =>
      index === 0 ? 0 : signed(here, index, shift) / at.effects[index]!,
    );
    apply(at.inverse, lifted).forEach((value, index) => (weights[index]! += value));
  }
  let influence = block.cells.map(
    ({ slot, criterion }) => weights[0]! + weights[1 + criterion]! + weights[1 + criteria + slot]!,
  );
  if (monotone && influence.some((value) => value < 0)) {
    const held = nonNegative(influence, () => precisionOfRatings(here));
    const fitted = apply(inverse, residuals);
    held.multipliers.forEach((multiplier, index) => {
      const { slot, criterion, rating } = block.cells[index]!;
      const [atCriterion, atSlot] = [1 + criterion, 1 + criteria + slot];
      const conditionalResidual =
        rating - shared[atCriterion]! - shared[atSlot]! - fitted[0]! - fitted[atCriterion]! - fitted[atSlot]!;
      mean += (multiplier * conditionalResidual) / residual;
    });
    variance += held.cost;
    influence = [...held.weights];
  }
  return { mean, variance, influence };
}

/** b of a criterion, −s of an interviewer, nothing for the candidate: what X g adds at a position of Z. */
function fixedPart(here: Situation, index: number): number {
  return index === 0 ? 0 : signed(here, index, here.mean);
}

function signed({ criteria, columns }: Situation, index: number, vector: Float64Array): number {
  return index <= criteria ? vector[index - 1]! : -vector[columns[index - 1 - criteria]!]!;
}

function subtractFrom(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - right[index]!);
}

/** Inverse of the covariance of the ratings with b and s averaged out: V⁻¹ − V⁻¹X K X'V⁻¹, cells × cells. */
function precisionOfRatings(here: Situation): Float64Array {
  const { block, solved, criteria, covariance } = here;
  const { pattern, inverse, effects, residual } = solved;
  const { size } = pattern;
  const local = here.mean.length;
  // V⁻¹X = Z M D⁻¹ P: columns of M D⁻¹, signed and gathered.
  const lift = zeros(size * local);
  for (let row = 0; row < size; row += 1)
    for (let index = 1; index < size; index += 1) {
      const column = index <= criteria ? index - 1 : here.columns[index - 1 - criteria]!;
      lift[row * local + column]! += ((index <= criteria ? 1 : -1) * inverse[row * size + index]!) / effects[index]!;
    }
  const core = zeros(size * size);
  for (let row = 0; row < size; row += 1) {
    const carried = apply(covariance, lift.subarray(row * local, (row + 1) * local));
    for (let column = 0; column < size; column += 1)
      core[row * size + column] =
        inverse[row * size + column]! / residual + dot(carried, lift.subarray(column * local, (column + 1) * local));
  }
  const { cells } = block;
  const positions = cells.map(({ slot, criterion }) => [0, 1 + criterion, 1 + criteria + slot]);
  const precision = zeros(cells.length ** 2);
  positions.forEach((own, row) =>
    positions.forEach((other, column) => {
      let sum = row === column ? 1 / residual : 0;
      for (const a of own) for (const b of other) sum -= core[a * size + b]!;
      precision[row * cells.length + column] = sum;
    }),
  );
  return precision;
}
