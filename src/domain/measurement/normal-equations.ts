import { choleskyInPlace, forwardSolveInPlace, dot, zeros } from './dense.js';
import { informationAt, type PatternCache, type SolvedPattern } from './pattern.js';
import type { Block, Pool } from './pool.js';

/**
 * Block elimination (Henderson's mixed-model equations with each application's own effects absorbed):
 *
 *     G = Σ X'V⁻¹X + diag(0, I/vs)      rhs = Σ X'V⁻¹y,      X = [criterion dummies, −interviewer dummies]
 *
 * over the criterion effects b (flat) and the severities s. Source: Henderson 1984, chapters 5 and 7.
 */
export interface NormalEquations {
  readonly criteria: number;
  readonly interviewers: number;
  /** criteria + interviewers. */
  readonly size: number;
  /** G: lower triangle. */
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  /** Σ log |V|. */
  readonly logDeterminants: number;
  /** Σ y'V⁻¹y. */
  readonly squares: number;
}

/** One application's share: Z'V⁻¹y by position, and y'V⁻¹y. @param scores where the first goes; at least as long as the pattern's size */
export function reduceBlock(
  block: Pick<Block, 'totals' | 'squares'>,
  solved: SolvedPattern,
  scores: Float64Array = zeros(solved.pattern.size),
): { readonly scores: Float64Array; readonly squares: number } {
  const { size } = solved.pattern;
  const { inverse, effects, residual } = solved;
  const { totals } = block;
  let explained = 0;
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += inverse[row * size + column]! * totals[column]!;
    explained += sum * totals[row]!;
    scores[row] = sum / effects[row]!;
  }
  return { scores, squares: (block.squares - explained) / residual };
}

/** Where each block's interviewers stand among the pool's. */
export function interviewerPositions(pool: Pool): readonly Int32Array[] {
  const position = new Map(pool.interviewers.map((id, index) => [id, index]));
  return pool.blocks.map(({ interviewers }) => Int32Array.from(interviewers, (id) => position.get(id)!));
}

/** Where the equations of one pool put their arrays. */
export type EquationsMemory = Pick<NormalEquations, 'matrix' | 'right'>;

export function memoryForEquations({ criteria, interviewers }: Pool): EquationsMemory {
  const size = criteria.length + interviewers.length;
  return { matrix: new Float64Array(size * size), right: new Float64Array(size) };
}

/**
 * Sums G and its right-hand side over the blocks of a pool; `positions` as interviewerPositions gives them, block by block.
 *
 * @param memory of this pool; what was in it is overwritten
 */
export function normalEquations(
  pool: Pool,
  positions: readonly Int32Array[],
  patterns: PatternCache,
  { matrix, right }: EquationsMemory = memoryForEquations(pool),
): NormalEquations {
  const criteria = pool.criteria.length;
  const size = criteria + pool.interviewers.length;
  matrix.fill(0);
  right.fill(0);
  // One array for all blocks: a small one for each would cost the collector more than the sums.
  const scratch = zeros(pool.blocks.reduce((most, { pattern }) => Math.max(most, pattern.size), 0));
  let logDeterminants = 0;
  let squares = 0;
  pool.blocks.forEach((block, index) => {
    const solved = patterns.solve(block.pattern);
    const reduced = reduceBlock(block, solved, scratch);
    const at = positions[index]!;
    logDeterminants += solved.logDeterminant;
    squares += reduced.squares;
    for (let row = 0; row < criteria; row += 1) {
      right[row]! += reduced.scores[1 + row]!;
      for (let column = 0; column <= row; column += 1)
        matrix[row * size + column]! += informationAt(solved, 1 + row, 1 + column);
    }
    for (let slot = 0; slot < at.length; slot += 1) {
      const source = 1 + criteria + slot;
      const row = criteria + at[slot]!;
      right[row]! -= reduced.scores[source]!;
      for (let column = 0; column < criteria; column += 1)
        matrix[row * size + column]! -= informationAt(solved, source, 1 + column);
      for (let other = 0; other < at.length; other += 1)
        if (at[other]! <= at[slot]!)
          matrix[row * size + criteria + at[other]!]! += informationAt(solved, source, 1 + criteria + other);
    }
  });
  for (let index = criteria; index < size; index += 1)
    matrix[index * size + index]! += 1 / patterns.variances.interviewer;
  return { criteria, interviewers: pool.interviewers.length, size, matrix, right, logDeterminants, squares };
}

/**
 * −2ℓ_REML = Σ log|V| + log|G| + R log vs + Σ y'V⁻¹y − rhs'G⁻¹rhs, without the constant (N − C) log 2π.
 * Source: Patterson & Thompson 1971; Harville 1977.
 *
 * @param equations their matrix and right-hand side are used up
 */
export function remlCriterion(equations: NormalEquations, interviewerVariance: number): number {
  const { matrix, right: solution, size } = equations;
  const logDeterminant = choleskyInPlace(matrix, size);
  forwardSolveInPlace(matrix, size, solution);
  return (
    equations.logDeterminants +
    logDeterminant +
    equations.interviewers * Math.log(interviewerVariance) +
    equations.squares -
    dot(solution, solution)
  );
}

/** The constant of −2ℓ_REML that other packages (lme4) report with it. */
export function remlConstant(pool: Pool): number {
  return (pool.ratings - pool.criteria.length) * Math.log(2 * Math.PI);
}
