import type { Estimates } from './estimates.js';
import { simulate, type Design, type Sample } from './simulation.ts';

/** How right one way of estimating is, over some replicates. */
export interface Figures {
  /** Kendall's. */
  readonly tau: number;
  /** After both sides are centred on the replicate's mean, in rating points. */
  readonly rmse: number;
  readonly rmseAsIs: number;
  /** Share of true standings inside the interval, 0–1; NaN where there is none. */
  readonly coverage80: number;
  readonly coverage95: number;
  readonly claims: Claims;
  /** Replicates in which the pool was saturated. */
  readonly suspended: number;
}

/** Pairs, all replicates together. */
export interface Claims {
  readonly pairs: number;
  /** Not comparable: nothing is claimed. */
  readonly withheld: number;
  /** One of the two is said to stand higher with a probability above `CLAIM`. */
  readonly claimed: number;
  /** Sum of those probabilities. */
  readonly promised: number;
  /** Those of them where it does. */
  readonly right: number;
}

/** A pair is claimed above this. */
const CLAIM = 0.9;

/** Mean figures over replicates, each sample drawn once and given to every way of estimating; the seeds are 1, 2, 3 … */
export function replicated<Name extends string>(
  replicates: number,
  design: Design,
  ways: Readonly<Record<Name, (sample: Sample) => Estimates>>,
): Readonly<Record<Name, Figures>> {
  const names = Object.keys(ways) as Name[];
  const rows = new Map(names.map((name): [Name, Figures[]] => [name, []]));
  for (let seed = 1; seed <= replicates; seed += 1) {
    const sample = simulate(design, seed);
    for (const name of names) rows.get(name)!.push(figures(sample.truth, ways[name](sample)));
  }
  return Object.fromEntries(names.map((name) => [name, together(rows.get(name)!)])) as Record<Name, Figures>;
}

function together(rows: readonly Figures[]): Figures {
  const over = (pick: (row: Figures) => number): number => mean(rows.map(pick));
  const total = (pick: (row: Figures) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    tau: over(({ tau }) => tau),
    rmse: over(({ rmse }) => rmse),
    rmseAsIs: over(({ rmseAsIs }) => rmseAsIs),
    coverage80: over(({ coverage80 }) => coverage80),
    coverage95: over(({ coverage95 }) => coverage95),
    claims: {
      pairs: total(({ claims }) => claims.pairs),
      withheld: total(({ claims }) => claims.withheld),
      claimed: total(({ claims }) => claims.claimed),
      promised: total(({ claims }) => claims.promised),
      right: total(({ claims }) => claims.right),
    },
    suspended: total(({ suspended }) => suspended),
  };
}

function figures(truth: ReadonlyMap<string, number>, { standings, higher, suspended }: Estimates): Figures {
  const all = [...truth].map(([id, value]) => ({ id, value, ...standings.get(id)! }));
  const shift = mean(all.map((one) => one.mean - one.value));
  const inside = (interval: readonly [number, number] | null, value: number): number =>
    interval ? Number(interval[0] <= value && value <= interval[1]) : NaN;
  let balance = 0;
  const claims = { pairs: 0, withheld: 0, claimed: 0, promised: 0, right: 0 };
  all.forEach((a, index) => {
    for (const b of all.slice(0, index)) {
      const order = Math.sign(a.value - b.value);
      balance += Math.sign(order * (a.mean - b.mean));
      claims.pairs += 1;
      const probability = higher ? higher(a.id, b.id) : null;
      if (probability === null) {
        claims.withheld += 1;
        continue;
      }
      const promise = Math.max(probability, 1 - probability);
      if (promise <= CLAIM) continue;
      claims.claimed += 1;
      claims.promised += promise;
      claims.right += Number(order === Math.sign(probability - 0.5));
    }
  });
  return {
    tau: balance / claims.pairs,
    rmse: rootMeanSquare(all.map((one) => one.mean - one.value - shift)),
    rmseAsIs: rootMeanSquare(all.map((one) => one.mean - one.value)),
    coverage80: mean(all.map(({ interval80, value }) => inside(interval80, value))),
    coverage95: mean(all.map(({ interval95, value }) => inside(interval95, value))),
    claims,
    suspended: Number(suspended),
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value ** 2)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
