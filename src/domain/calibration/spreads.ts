import { apply, zeros } from '../measurement/dense.js';
import type { DimensionFit } from '../measurement/fit.js';
import { normalDraws } from '../measurement/normal-draws.js';
import type { SolvedPattern } from '../measurement/pattern.js';
import type { Block, Cell } from '../measurement/pool.js';
import type { Ratio } from './findings.js';

/** Draws of the parametric bootstrap. */
const DRAWS = 200;
/** More candidates of one interviewer add time, not knowledge. */
const MOST_CANDIDATES = 60;
/** Bounds of chance: the central 95 %. */
const [LOW, HIGH] = [0.025, 0.975];

/** One candidate's ratings in one dimension, where the interviewer is on the panel. */
interface Look {
  readonly cells: readonly Cell[];
  readonly solved: SolvedPattern;
  /** The interviewer's own cells, by position. */
  readonly own: readonly number[];
  /** Ratings less criterion effects plus severities, by cell: what candidate, halo and chance leave. */
  readonly deviations: Float64Array;
}

/** Sums over the interviewer's ratings, in squared rating points. */
interface Sums {
  readonly residual: number;
  readonly around: number;
  readonly within: number;
}

export interface Spreads {
  readonly consistency: Ratio;
  readonly centrality: Ratio;
  /** Null where no candidate was rated on two criteria of one dimension. */
  readonly halo: Ratio | null;
}

/** Dimensions whose ratings are adjusted, with what is computed once for all their interviewers. */
export interface SpreadPool {
  readonly dimensions: readonly {
    readonly fit: DimensionFit;
    readonly deviation: (block: Block, cell: Cell) => number;
    /** By interviewer, the candidates on whose panel they were; the last by id where there are too many. */
    readonly seenBy: ReadonlyMap<string, readonly Block[]>;
  }[];
  /** Mean square across the criteria of one candidate by one interviewer, over everybody; 0 where nobody rated two. */
  readonly within: number;
}

/** @param fits each of a pool, not of a frozen calibration; those whose adjustment is suspended are left out */
export function spreadPool(fits: readonly DimensionFit[]): SpreadPool {
  const dimensions = fits
    .filter(({ adjustmentSuspended }) => adjustmentSuspended === null)
    .map((fit) => ({ fit, deviation: deviationIn(fit), seenBy: seenIn(fit) }));
  let [squares, degrees] = [0, 0];
  for (const { fit, deviation } of dimensions)
    for (const block of fit.state.blocks.values())
      for (const cells of Map.groupBy(block.cells, ({ slot }) => slot).values()) {
        squares += squaresAround(cells.map((cell) => deviation(block, cell)));
        degrees += cells.length - 1;
      }
  return { dimensions, within: degrees === 0 ? 0 : squares / degrees };
}

/**
 * How an interviewer's ratings spread beside what the model expects of somebody who saw the same candidates:
 *
 * * consistency: Σ ê² over its expectation, ê = y − b − θ̂ − û + ŝ − ĥ the conditional residual;
 * * centrality: the standard deviation of y − b + ŝ over its expectation;
 * * halo: the standard deviation of it across the criteria of one candidate, over the pool's.
 *
 * Expectations and bounds come from a parametric bootstrap at the fitted variances (Efron & Tibshirani 1993, §6.5): the
 * same candidates, panels and gaps, drawn anew 200 times. Criterion effects and severities are held, which a pool large
 * enough to show anything allows.
 *
 * @param seed any integer; the same seed gives the same bounds
 * @returns null where the interviewer rated nothing of the pool
 */
export function spreadsOf(interviewer: string, pool: SpreadPool, seed: number): Spreads | null {
  const looks = pool.dimensions.map((dimension) => looksOf(interviewer, dimension));
  if (looks.every((own) => own.length === 0)) return null;
  const normal = normalDraws(seed);
  const real = sumsOf(looks, ({ deviations }) => deviations);
  const drawn = Array.from({ length: DRAWS }, () => sumsOf(looks, (look) => drawOf(look, normal)));
  const beside = (pick: (sums: Sums) => number): Ratio => ratioTo(pick(real), drawn.map(pick));
  const degrees = looks.flat().reduce((sum, { own }) => sum + Math.max(0, own.length - 1), 0);
  return {
    consistency: beside(({ residual }) => residual),
    centrality: root(beside(({ around }) => around)),
    halo:
      degrees === 0 || pool.within === 0
        ? null
        : {
            value: Math.sqrt(real.within / degrees / pool.within),
            chance95: root(beside(({ within }) => within)).chance95,
          },
  };
}

function seenIn({ state: { blocks } }: DimensionFit): ReadonlyMap<string, readonly Block[]> {
  const seen = new Map<string, Block[]>();
  for (const block of blocks.values())
    for (const interviewer of block.interviewers) {
      const own = seen.get(interviewer);
      if (own === undefined) seen.set(interviewer, [block]);
      else if (own.push(block) > MOST_CANDIDATES) own.shift();
    }
  return seen;
}

/** The interviewer's candidates in one dimension, ready to be drawn anew. */
function looksOf(
  interviewer: string,
  { fit: { state }, deviation, seenBy }: SpreadPool['dimensions'][number],
): readonly Look[] {
  return (seenBy.get(interviewer) ?? []).map((block) => {
    const slot = block.interviewers.indexOf(interviewer);
    return {
      cells: block.cells,
      solved: state.patterns.solve(block.pattern),
      own: block.cells.flatMap((cell, index) => (cell.slot === slot ? [index] : [])),
      deviations: Float64Array.from(block.cells, (cell) => deviation(block, cell)),
    };
  });
}

/** A rating less its criterion's effect, its interviewer's severity put right. */
function deviationIn({ state, severities }: DimensionFit): (block: Block, cell: Cell) => number {
  const { mean } = state.shared.covariance([]);
  const severityOf = new Map(severities.map(({ interviewer, severity }) => [interviewer, severity]));
  return ({ interviewers }, { criterion, slot, rating }) =>
    rating - mean[criterion]! + severityOf.get(interviewers[slot]!)!;
}

function sumsOf(looks: readonly (readonly Look[])[], deviationsOf: (look: Look) => Float64Array): Sums {
  let [residual, around, within] = [0, 0, 0];
  for (const dimension of looks) {
    const all: number[] = [];
    for (const look of dimension) {
      const deviations = deviationsOf(look);
      residual += residualSquares(look, deviations);
      const own = look.own.map((index) => deviations[index]!);
      within += squaresAround(own);
      all.push(...own);
    }
    around += squaresAround(all);
  }
  return { residual, around, within };
}

/** Σ ê² of the own cells. (θ, u, h) given the ratings is M Z'(y − b + s), see `pattern.ts`. */
function residualSquares({ cells, solved, own }: Look, deviations: Float64Array): number {
  const { criteria, size } = solved.pattern;
  const totals = zeros(size);
  cells.forEach(({ slot, criterion }, index) => {
    const value = deviations[index]!;
    totals[0]! += value;
    totals[1 + criterion]! += value;
    totals[1 + criteria + slot]! += value;
  });
  const effects = apply(solved.inverse, totals);
  let squares = 0;
  for (const index of own) {
    const { slot, criterion } = cells[index]!;
    squares += (deviations[index]! - effects[0]! - effects[1 + criterion]! - effects[1 + criteria + slot]!) ** 2;
  }
  return squares;
}

/** The deviations of the same ratings, drawn from the model. */
function drawOf({ cells, solved }: Look, normal: () => number): Float64Array {
  const { criteria } = solved.pattern;
  const effects = solved.effects.map((variance) => Math.sqrt(variance) * normal());
  const residual = Math.sqrt(solved.residual);
  const drawn = zeros(cells.length);
  cells.forEach(({ slot, criterion }, index) => {
    drawn[index] = effects[0]! + effects[1 + criterion]! + effects[1 + criteria + slot]! + residual * normal();
  });
  return drawn;
}

function squaresAround(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

/** A sum over the mean of the drawn ones, and where the middle 95 % of these lie. */
function ratioTo(value: number, drawn: readonly number[]): Ratio {
  const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  if (mean === 0) return { value: 1, chance95: [1, 1] };
  const sorted = drawn.map((each) => each / mean).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { value: value / mean, chance95: [at(LOW), at(HIGH)] };
}

/** Of sums of squares, as standard deviations. */
function root({ value, chance95: [low, high] }: Ratio): Ratio {
  return { value: Math.sqrt(value), chance95: [Math.sqrt(low), Math.sqrt(high)] };
}
