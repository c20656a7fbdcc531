import { invertInPlace } from './dense.js';
import type { Variances } from './measurement.js';

/**
 * A rating pattern: which criteria each interviewer of one application rated, whoever they are. With
 * Z = [1 | criterion dummies | interviewer dummies], the covariance of an application's ratings is
 * V = Z D Z' + ve I, D = diag(vt, vpc…, vpr…), and everything that the likelihood needs of it follows from
 * Z'Z, which is the pattern (Woodbury; Searle, Casella & McCulloch 1992, §7.8). So one small inverse serves
 * every application with the same pattern.
 */
export interface Pattern {
  readonly key: string;
  readonly criteria: number;
  readonly interviewers: number;
  /** 1 + criteria + interviewers. */
  readonly size: number;
  readonly ratings: number;
  /** Z'Z, size × size. */
  readonly crossProducts: Float64Array;
}

/** A pattern at given variances. */
export interface SolvedPattern {
  readonly pattern: Pattern;
  readonly residual: number;
  /** Diagonal of D. */
  readonly effects: Float64Array;
  /** M = (ve D⁻¹ + Z'Z)⁻¹; ve M is the covariance of (θ, u, h) given the ratings, b and s. */
  readonly inverse: Float64Array;
  /** log |V|. */
  readonly logDeterminant: number;
}

/** @param counts ratings by interviewer slot (row) and criterion (column), 0 where there is none */
export function patternOf(counts: readonly (readonly number[])[], criteria: number, key: string): Pattern {
  const interviewers = counts.length;
  const size = 1 + criteria + interviewers;
  const crossProducts = new Float64Array(size * size);
  const add = (row: number, column: number, count: number): void => {
    crossProducts[row * size + column]! += count;
    if (row !== column) crossProducts[column * size + row]! += count;
  };
  let ratings = 0;
  counts.forEach((row, slot) =>
    row.forEach((count, criterion) => {
      if (count === 0) return;
      ratings += count;
      const [criterionAt, slotAt] = [1 + criterion, 1 + criteria + slot];
      add(0, 0, count);
      add(criterionAt, criterionAt, count);
      add(slotAt, slotAt, count);
      add(criterionAt, 0, count);
      add(slotAt, 0, count);
      add(slotAt, criterionAt, count);
    }),
  );
  return { key, criteria, interviewers, size, ratings, crossProducts };
}

/** Where a solved pattern puts its two arrays. */
type Memory = Pick<SolvedPattern, 'effects' | 'inverse'>;

function memoryFor({ size }: Pattern): Memory {
  return { effects: new Float64Array(size), inverse: new Float64Array(size * size) };
}

function solvePattern(pattern: Pattern, variances: Variances, memory: Memory = memoryFor(pattern)): SolvedPattern {
  const { size, criteria, interviewers, crossProducts, ratings } = pattern;
  const { effects, inverse } = memory;
  const residual = variances.residual;
  effects.fill(variances.candidateInterviewer);
  effects[0] = variances.candidate;
  effects.fill(variances.candidateCriterion, 1, 1 + criteria);
  inverse.set(crossProducts);
  for (let index = 0; index < size; index += 1) inverse[index * size + index]! += residual / effects[index]!;
  // |V| = ve^n |ve⁻¹ D| |ve D⁻¹ + Z'Z|
  const logDeterminant =
    invertInPlace(inverse, size) +
    (ratings - size) * Math.log(residual) +
    Math.log(variances.candidate) +
    criteria * Math.log(variances.candidateCriterion) +
    interviewers * Math.log(variances.candidateInterviewer);
  return { pattern, residual, effects, inverse, logDeterminant };
}

/** One element of Z'V⁻¹Z = D⁻¹ − ve D⁻¹M D⁻¹. */
export function informationAt(
  { pattern, inverse, effects, residual }: SolvedPattern,
  row: number,
  column: number,
): number {
  const shared = (residual * inverse[row * pattern.size + column]!) / (effects[row]! * effects[column]!);
  return row === column ? 1 / effects[row]! - shared : -shared;
}

/** Solved patterns at fixed variances, each solved once. */
export interface PatternCache {
  readonly variances: Variances;
  solve(pattern: Pattern): SolvedPattern;
}

/** A cache that keeps all it solved at these variances. */
export function patternCache(variances: Variances): PatternCache {
  const solved = new Map<string, SolvedPattern>();
  return {
    variances,
    solve(pattern) {
      const known = solved.get(pattern.key);
      if (known) return known;
      const fresh = solvePattern(pattern, variances);
      solved.set(pattern.key, fresh);
      return fresh;
    },
  };
}

/**
 * Caches for one variance after another, as a search asks for them, all in the same memory: what an earlier cache
 * solved is gone when the next is made. Thousands of small arrays per evaluation would cost more than the algebra.
 */
export function successivePatternCaches(): (variances: Variances) => PatternCache {
  const memories = new Map<string, Memory>();
  return (variances) => {
    const solved = new Map<string, SolvedPattern>();
    return {
      variances,
      solve(pattern) {
        const known = solved.get(pattern.key);
        if (known) return known;
        const memory = memories.get(pattern.key) ?? memoryFor(pattern);
        memories.set(pattern.key, memory);
        const fresh = solvePattern(pattern, variances, memory);
        solved.set(pattern.key, fresh);
        return fresh;
      },
    };
  };
}
