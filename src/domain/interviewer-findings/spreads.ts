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

export interface Spreads {
  readonly consistency: Ratio;
  readonly centrality: Ratio;
  /** Null where no candidate was rated on two criteria of one dimension. */
  readonly halo: Ratio | null;
}

/** One candidate's ratings in one dimension. */
interface Look {
  readonly block: Block;
  readonly solved: SolvedPattern;
  /** Standard deviations of candidate, profile and halo effects, and of the rest. */
  readonly spread: { readonly effects: Float64Array; readonly residual: number };
  /** Of the interviewers for whom it counts: their own cells, by position. */
  readonly own: readonly { readonly tally: Tally; readonly cells: readonly number[] }[];
}

/** What is added up of one interviewer, in squared rating points: of the ratings themselves, then of each draw. */
class Tally {
  readonly residual = zeros(1 + DRAWS);
  readonly within = zeros(1 + DRAWS);
  readonly around = zeros(1 + DRAWS);
  degrees = 0;
  private ratings = 0;
  private readonly sum = zeros(1 + DRAWS);
  private readonly squares = zeros(1 + DRAWS);

  /** One candidate. @param at 0 for the ratings themselves, 1 and more for the draws */
  add(
    at: number,
    {
      cells,
      deviations,
      errors,
    }: { readonly cells: readonly number[]; readonly deviations: Float64Array; readonly errors: Float64Array },
  ): void {
    let [sum, squares] = [0, 0];
    for (const cell of cells) {
      const value = deviations[cell]!;
      sum += value;
      squares += value ** 2;
      this.residual[at]! += errors[cell]! ** 2;
    }
    this.within[at]! += Math.max(0, squares - sum ** 2 / cells.length);
    this.sum[at]! += sum;
    this.squares[at]! += squares;
    if (at > 0) return;
    this.ratings += cells.length;
    this.degrees += cells.length - 1;
  }

  /** Ratings of another dimension lie around a mean of their own. */
  endDimension(): void {
    if (this.ratings > 0)
      for (let at = 0; at <= DRAWS; at += 1)
        this.around[at]! += Math.max(0, this.squares[at]! - this.sum[at]! ** 2 / this.ratings);
    this.ratings = 0;
    this.sum.fill(0);
    this.squares.fill(0);
  }
}

/**
 * How interviewers' ratings spread beside what the model expects of somebody who saw the same candidates:
 *
 * * consistency: Σ ê² over its expectation, ê = y − b − θ̂ − û + ŝ − ĥ the conditional residual;
 * * centrality: the standard deviation of y − b + ŝ over its expectation;
 * * halo: the standard deviation of it across the criteria of one candidate, over the pool's.
 *
 * Expectations and bounds come from a parametric bootstrap at the fitted variances (Efron & Tibshirani 1993, §6.5): the
 * same candidates, panels and gaps, drawn anew 200 times, each candidate once for all who rated them. Criterion effects
 * and severities are held, which a pool large enough to show anything allows.
 *
 * @param fits each of a pool, not of a frozen calibration; those whose adjustment is suspended are left out
 * @param wanted the interviewers of whom it is asked
 * @param seed any integer; the same seed gives the same bounds
 * @returns by interviewer; whoever rated nothing of the pool is not there
 */
export function spreadsOf(
  fits: readonly DimensionFit[],
  wanted: readonly string[],
  seed: number,
): ReadonlyMap<string, Spreads> {
  const normal = normalDraws(seed);
  const tallies = new Map(wanted.map((interviewer) => [interviewer, new Tally()]));
  let [squares, degrees] = [0, 0];
  for (const fit of fits.filter(({ adjustmentSuspended }) => adjustmentSuspended === null)) {
    const deviation = deviationIn(fit);
    for (const block of fit.state.blocks.values())
      for (const cells of Map.groupBy(block.cells, ({ slot }) => slot).values()) {
        squares += squaresAround(cells.map((cell) => deviation(block, cell)));
        degrees += cells.length - 1;
      }
    for (const look of looksOf(fit, tallies)) {
      const { block, own } = look;
      for (let at = 0; at <= DRAWS; at += 1) {
        const deviations =
          at === 0 ? Float64Array.from(block.cells, (cell) => deviation(block, cell)) : drawOf(look, normal);
        const errors = errorsOf(look, deviations);
        for (const { tally, cells } of own) tally.add(at, { cells, deviations, errors });
      }
    }
    for (const tally of tallies.values()) tally.endDimension();
  }
  const pooled = degrees === 0 ? 0 : squares / degrees;
  return new Map(
    [...tallies]
      .filter(([, { residual }]) => residual.some((sum) => sum > 0))
      .map(([interviewer, tally]) => [interviewer, spreadsFrom(tally, pooled)]),
  );
}

function spreadsFrom({ residual, around, within, degrees }: Tally, pooled: number): Spreads {
  return {
    consistency: ratioTo(residual),
    centrality: root(ratioTo(around)),
    halo:
      degrees === 0 || pooled === 0
        ? null
        : { value: Math.sqrt(within[0]! / degrees / pooled), chance95: root(ratioTo(within)).chance95 },
  };
}

/** Candidates by id, each with those for whom it counts: of too many, an interviewer's last ones do. */
function looksOf({ state }: DimensionFit, tallies: ReadonlyMap<string, Tally>): readonly Look[] {
  const seen = new Map<string, Block[]>();
  for (const block of state.blocks.values())
    for (const interviewer of block.interviewers) {
      const own = seen.get(interviewer) ?? [];
      seen.set(interviewer, own);
      if (own.push(block) > MOST_CANDIDATES) own.shift();
    }
  const counts = new Map([...seen].map(([interviewer, blocks]) => [interviewer, new Set(blocks)]));
  return [...state.blocks.values()].flatMap((block): readonly Look[] => {
    const own = block.interviewers.flatMap((interviewer, slot) => {
      const tally = tallies.get(interviewer);
      if (tally === undefined || counts.get(interviewer)?.has(block) !== true) return [];
      return [{ tally, cells: block.cells.flatMap((cell, index) => (cell.slot === slot ? [index] : [])) }];
    });
    if (own.length === 0) return [];
    const solved = state.patterns.solve(block.pattern);
    const spread = { effects: solved.effects.map(Math.sqrt), residual: Math.sqrt(solved.residual) };
    return [{ block, solved, spread, own }];
  });
}

/** A rating less its criterion's effect, its interviewer's severity put right. */
function deviationIn({ state, severities }: DimensionFit): (block: Block, cell: Cell) => number {
  const { mean } = state.shared.covariance([]);
  const severityOf = new Map(severities.map(({ interviewer, severity }) => [interviewer, severity]));
  return ({ interviewers }, { criterion, slot, rating }) =>
    rating - mean[criterion]! + severityOf.get(interviewers[slot]!)!;
}

/** ê by cell. (θ, u, h) given the ratings is M Z'(y − b + s), see `pattern.ts`. */
function errorsOf({ block: { cells }, solved }: Look, deviations: Float64Array): Float64Array {
  const { criteria, size } = solved.pattern;
  const totals = zeros(size);
  cells.forEach(({ slot, criterion }, index) => {
    const value = deviations[index]!;
    totals[0]! += value;
    totals[1 + criterion]! += value;
    totals[1 + criteria + slot]! += value;
  });
  const effects = apply(solved.inverse, totals);
  return Float64Array.from(
    cells,
    ({ slot, criterion }, index) =>
      deviations[index]! - effects[0]! - effects[1 + criterion]! - effects[1 + criteria + slot]!,
  );
}

/** The deviations of the same ratings, drawn from the model. */
function drawOf({ block: { cells }, solved, spread }: Look, normal: () => number): Float64Array {
  const { criteria } = solved.pattern;
  const effects = spread.effects.map((deviation) => deviation * normal());
  const drawn = zeros(cells.length);
  cells.forEach(({ slot, criterion }, index) => {
    drawn[index] = effects[0]! + effects[1 + criterion]! + effects[1 + criteria + slot]! + spread.residual * normal();
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

/** A sum over the mean of the drawn ones, and where the middle 95 % of these lie. @param sums the real one first */
function ratioTo(sums: Float64Array): Ratio {
  const drawn = sums.subarray(1);
  const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  if (mean === 0) return { value: 1, chance95: [1, 1] };
  const sorted = drawn.map((each) => each / mean).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { value: sums[0]! / mean, chance95: [at(LOW), at(HIGH)] };
}

/** Of sums of squares, as standard deviations. */
function root({ value, chance95: [low, high] }: Ratio): Ratio {
  return { value: Math.sqrt(value), chance95: [Math.sqrt(low), Math.sqrt(high)] };
}
