import { zeros } from './dense.js';
import { informationAt, type SolvedPattern } from './pattern.js';
import type { Block } from './pool.js';
import type { OneStageSystem, SharedSystem, TwoStageSystem } from './shared-systems.js';

/**
 * What is shared between applications, criterion effects b and severities s, as everything but one application
 * says it: a normal in information form, over all the pool's criteria and then the asked-for interviewers.
 * Information (inverse covariance) may be zero in a direction that only that application speaks of.
 */
export interface LocalInformation {
  readonly criteria: number;
  readonly interviewers: readonly string[];
  /** criteria + interviewers. */
  readonly size: number;
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
}

/** Mean and covariance of (b, s) as the whole pool says it, for some interviewers. */
interface SharedCovariance {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

interface CommonEffects<System> {
  /** What they are solved from. */
  readonly system: System;
  /** Ratings of one criterion by the others: 0 means that only this block can speak of it. */
  ratingsWithout(block: Block | null): readonly number[];
  /** Over all criteria, then the rows' interviewers; unknown ones have mean 0, variance vs and no covariance. */
  covariance(interviewers: readonly string[]): SharedCovariance;
}

/** b and s from one model: what the others say is a normal, and the application's own ratings are added to it. */
export interface OneStageEffects extends CommonEffects<OneStageSystem> {
  readonly stages: 'one';
  /** The arrays are the caller's. @param interviewers holds those of the block, each once */
  without(block: Block | null, interviewers: readonly string[]): LocalInformation;
}

/** s from one model, b from another given s; the application's own ratings are part of both. */
export interface TwoStageEffects extends CommonEffects<TwoStageSystem> {
  readonly stages: 'two';
  /**
   * Both stages with one application's share replaced.
   *
   * @param before its block in the pool, or null
   * @param block the same object as `before`: nothing is replaced
   * @param unrated criteria, by position, that nobody rates any more
   */
  replaced(before: Block | null, block: Block, unrated: readonly number[]): TwoStageEstimates;
}

export type SharedEffects = OneStageEffects | TwoStageEffects;

export interface TwoStageEstimates extends SharedCovariance {
  readonly interviewers: readonly string[];
  readonly reach: Reach;
}

/** A change of α'(b, s) per own rating is Σ V⁻¹X shift over these, each at its own V. */
export type Reach = (
  alpha: Float64Array,
) => readonly { readonly solved: SolvedPattern; readonly shift: Float64Array }[];

/** Adds a block's X'V⁻¹X and X'V⁻¹y (sign 1) or takes them out (sign −1); `columns[slot]` is the interviewer's row. */
export function addBlock(
  target: { readonly size: number; readonly matrix: Float64Array; readonly vector: Float64Array },
  share: BlockShare,
  sign: 1 | -1,
): void {
  const { solved, scores, columns } = share;
  const { criteria, size: width } = solved.pattern;
  const at = (index: number): number => (index < criteria ? index : columns[index - criteria]!);
  const sides = (index: number): number => (index < criteria ? 1 : -1);
  for (let row = 0; row + 1 < width; row += 1) {
    target.vector[at(row)]! += sign * sides(row) * scores[1 + row]!;
    for (let column = 0; column + 1 < width; column += 1)
      target.matrix[at(row) * target.size + at(column)]! +=
        sign * sides(row) * sides(column) * informationAt(solved, 1 + row, 1 + column);
  }
}

export interface BlockShare {
  readonly solved: SolvedPattern;
  /** Z'V⁻¹y. */
  readonly scores: Float64Array;
  readonly columns: ArrayLike<number>;
}

/** Row of each of the block's interviewers in a local system that starts with the criteria. */
export function localColumns(block: Block, criteria: number, interviewers: readonly string[]): readonly number[] {
  const position = new Map(interviewers.map((id, index) => [id, criteria + index]));
  return block.interviewers.map((id) => position.get(id)!);
}

/** How many ratings each criterion has, in the system's order, without those of one block; null counts them all. */
export function ratingsWithout(system: SharedSystem, block: Block | null): readonly number[] {
  if (!block) return system.ratingsByCriterion;
  const { crossProducts, size } = block.pattern;
  return system.ratingsByCriterion.map(
    (count, criterion) => count - crossProducts[(1 + criterion) * size + 1 + criterion]!,
  );
}

/** Spreads a system over known interviewers to all that were asked for: an unknown one has its prior, N(0, vs), and nothing else. */
export function withUnknown(
  known: { readonly matrix: Float64Array; readonly vector: Float64Array; readonly interviewers: readonly string[] },
  asked: { readonly criteria: number; readonly interviewers: readonly string[]; readonly unknown: number },
): { readonly size: number; readonly matrix: Float64Array; readonly vector: Float64Array } {
  const { criteria, interviewers, unknown } = asked;
  const size = criteria + interviewers.length;
  if (known.interviewers.length === interviewers.length) return { size, matrix: known.matrix, vector: known.vector };
  const from = criteria + known.interviewers.length;
  const position = new Map(known.interviewers.map((id, index) => [id, criteria + index]));
  const source = [
    ...Array.from({ length: criteria }, (_, index) => index),
    ...interviewers.map((id) => position.get(id) ?? -1),
  ];
  const matrix = zeros(size * size);
  const vector = zeros(size);
  for (let row = 0; row < size; row += 1) {
    if (source[row]! < 0) {
      matrix[row * size + row] = unknown;
      continue;
    }
    vector[row] = known.vector[source[row]!]!;
    for (let column = 0; column < size; column += 1)
      if (source[column]! >= 0) matrix[row * size + column] = known.matrix[source[row]! * from + source[column]!]!;
  }
  return { size, matrix, vector };
}
