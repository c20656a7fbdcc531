import cdf from '@stdlib/stats-base-dists-normal-cdf';
import type { DimensionFit, FitOptions } from '../../src/domain/measurement/fit.js';
import type { Observation, Posterior, WeightedCriterion } from '../../src/domain/measurement/measurement.js';
import type { ApplicationScore } from '../../src/domain/measurement/score.js';

// Node runs this file as it is (types are stripped), the bench with the built model and the spec with the source.

/** The model under test. */
export interface Domain {
  fitDimension(
    criteria: readonly WeightedCriterion[],
    observations: readonly Observation[],
    options: FitOptions,
  ): DimensionFit;
  scoreApplication(fit: DimensionFit, application: string): ApplicationScore;
  credibleInterval(posterior: Posterior, level: number): readonly [number, number];
}

export interface Design {
  readonly candidates: number;
  readonly interviewers: number;
  /** Fewest and most interviewers of one candidate. */
  readonly panel: readonly [number, number];
  readonly criteria: number;
  /** Share of ratings not observed. */
  readonly gaps?: number;
  /** Ratings in whole points of 1–5; the truth is then what an interviewer gives on average. */
  readonly rounded?: boolean;
  /** Above 0: strong candidates meet severe interviewers. */
  readonly sorting?: number;
}

export interface Sample {
  readonly criteria: readonly WeightedCriterion[];
  readonly observations: readonly Observation[];
  readonly truth: ReadonlyMap<string, number>;
}

export interface Estimate {
  readonly mean: number;
  readonly interval80: readonly [number, number] | null;
  readonly interval95: readonly [number, number] | null;
}

export interface Figures {
  /** Kendall's. */
  readonly tau: number;
  /** After both sides are centred on the replicate's mean, in rating points. */
  readonly rmse: number;
  readonly rmseAsIs: number;
  /** Share of true standings inside the interval, 0–1; NaN where there is none. */
  readonly coverage80: number;
  readonly coverage95: number;
}

/**
 * The design gives the standard deviations in units of the candidates' own. One unit is three quarters of a rating
 * point: then the raw mean has the error that the design gives it (RMSE .32 at tau .74; at a whole point it has .43).
 */
const UNIT = 0.75;
const SD = { candidate: UNIT, severity: 0.5 * UNIT, halo: 0.7 * UNIT, profile: 0.5 * UNIT, residual: 0.8 * UNIT };
/** Where the criteria lie on the 1–5 scale. */
const LEVEL = { mean: 3, sd: 0.3 };
const NOISE = Math.hypot(SD.severity, SD.halo, SD.residual);

interface Draws {
  readonly uniform: () => number;
  readonly normal: () => number;
  /** 0 … below − 1. */
  readonly integer: (below: number) => number;
  /** Some of 0 … from − 1, each once. */
  readonly choose: (count: number, from: number) => readonly number[];
}

/** A small seeded generator (mulberry32) with what the simulation draws. */
function seeded(seed: number): Draws {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number): number => Math.floor(uniform() * below);
  return {
    uniform,
    integer,
    // Box and Muller 1958.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    choose(count, from) {
      const all = Array.from({ length: from }, (_, index) => index);
      for (let index = 0; index < count; index += 1) {
        const other = index + integer(from - index);
        [all[index], all[other]] = [all[other]!, all[index]!];
      }
      return all.slice(0, count);
    },
  };
}

/** Candidates, interviewers and ratings drawn from the model, with their true standings. */
export function simulate(design: Design, seed: number): Sample {
  const draws = seeded(seed);
  const { normal, uniform } = draws;
  const criteria = Array.from({ length: design.criteria }, (_, index) => ({ id: `c${index}`, weight: 1 }));
  const effects = criteria.map(() => LEVEL.mean + LEVEL.sd * normal());
  const severity = Array.from({ length: design.interviewers }, () => SD.severity * normal());
  const expected = design.rounded ? expectedWholeRating : (level: number) => level;
  const truth = new Map<string, number>();
  const observations: Observation[] = [];
  for (let candidate = 0; candidate < design.candidates; candidate += 1) {
    const application = `a${String(candidate).padStart(6, '0')}`;
    const standing = SD.candidate * normal();
    const profile = criteria.map(() => SD.profile * normal());
    truth.set(application, mean(profile.map((own, index) => expected(effects[index]! + standing + own))));
    const size = design.panel[0] + draws.integer(design.panel[1] - design.panel[0] + 1);
    const odds = severity.map((value) => Math.exp(((design.sorting ?? 0) * standing * value) / SD.severity / UNIT));
    const panel = design.sorting ? drawByOdds(size, odds, uniform) : draws.choose(size, design.interviewers);
    for (const interviewer of panel) {
      const halo = SD.halo * normal();
      criteria.forEach(({ id }, index) => {
        const latent =
          effects[index]! + standing + profile[index]! - severity[interviewer]! + halo + SD.residual * normal();
        if (design.gaps && uniform() < design.gaps) return;
        const rating = design.rounded ? Math.min(5, Math.max(1, Math.round(latent))) : latent;
        observations.push({
          application,
          interviewer: `i${String(interviewer).padStart(4, '0')}`,
          criterion: id,
          rating,
        });
      });
    }
  }
  return { criteria, observations, truth };
}

/** A small pool in whole ratings, every interviewer meeting everybody; its first application has a rating at least. */
export function drawPanel(
  design: {
    readonly applications: number;
    readonly interviewers: number;
    readonly criteria: number;
    /** Share of ratings missing, 0–1. */
    readonly missing: number;
  },
  seed: number,
): Omit<Sample, 'truth'> & { readonly application: string } {
  const { applications, interviewers, criteria, missing } = design;
  const panel = [interviewers, interviewers] as const;
  const { observations, ...sample } = simulate(
    { candidates: applications, interviewers, panel, criteria, gaps: missing, rounded: true },
    seed,
  );
  const [first] = sample.truth.keys();
  // An empty panel has no estimate: draw another.
  if (!observations.some(({ application }) => application === first)) return drawPanel(design, seed + 1_000_003);
  return { criteria: sample.criteria, observations, application: first! };
}

/** What an interviewer drawn at random gives on average when ratings are whole points of 1–5. */
function expectedWholeRating(level: number): number {
  return [1.5, 2.5, 3.5, 4.5].reduce((sum, border) => sum + 1 - cdf(border, level, NOISE), 1);
}

/** Drawn one after another without replacement. */
function drawByOdds(size: number, odds: readonly number[], uniform: () => number): readonly number[] {
  const panel: number[] = [];
  while (panel.length < size) {
    let left = uniform() * odds.reduce((sum, value, index) => sum + (panel.includes(index) ? 0 : value), 0);
    const drawn = odds.findIndex((value, index) => !panel.includes(index) && (left -= value) < 0);
    if (drawn >= 0) panel.push(drawn);
  }
  return panel;
}

export function modelEstimates(
  domain: Domain,
  { criteria, observations, truth }: Sample,
  severity: FitOptions['severity'],
): ReadonlyMap<string, Estimate> {
  const fit = domain.fitDimension(criteria, observations, { scalePoints: 5, priors: true, severity });
  const estimates = [...truth.keys()].map((application): [string, Estimate] => {
    const posterior = domain.scoreApplication(fit, application).dimension!;
    return [
      application,
      {
        mean: posterior.mean,
        interval80: domain.credibleInterval(posterior, 0.8),
        interval95: domain.credibleInterval(posterior, 0.95),
      },
    ];
  });
  return new Map(estimates);
}

export function rawMeans({ observations }: Sample): ReadonlyMap<string, Estimate> {
  const ratings = new Map<string, number[]>();
  for (const { application, rating } of observations)
    ratings.set(application, [...(ratings.get(application) ?? []), rating]);
  return new Map(
    [...ratings].map(([application, own]) => [application, { mean: mean(own), interval80: null, interval95: null }]),
  );
}

/** Mean figures over replicates; the seeds are 1, 2, 3 … */
export function replicated(
  replicates: number,
  design: Design,
  estimate: (sample: Sample) => ReadonlyMap<string, Estimate>,
): Figures {
  const rows = Array.from({ length: replicates }, (_, index) => {
    const sample = simulate(design, 1 + index);
    return figures(sample.truth, estimate(sample));
  });
  const over = (pick: (row: Figures) => number): number => mean(rows.map(pick));
  return {
    tau: over(({ tau }) => tau),
    rmse: over(({ rmse }) => rmse),
    rmseAsIs: over(({ rmseAsIs }) => rmseAsIs),
    coverage80: over(({ coverage80 }) => coverage80),
    coverage95: over(({ coverage95 }) => coverage95),
  };
}

function figures(truth: ReadonlyMap<string, number>, estimates: ReadonlyMap<string, Estimate>): Figures {
  const pairs = [...truth].map(([application, value]) => ({ value, ...estimates.get(application)! }));
  const shift = mean(pairs.map((pair) => pair.mean - pair.value));
  const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => value ** 2)));
  const inside = (interval: readonly [number, number] | null, value: number): number =>
    interval ? Number(interval[0] <= value && value <= interval[1]) : NaN;
  let balance = 0;
  pairs.forEach((a, index) => {
    for (const b of pairs.slice(0, index)) balance += Math.sign((a.value - b.value) * (a.mean - b.mean));
  });
  return {
    tau: balance / ((pairs.length * (pairs.length - 1)) / 2),
    rmse: rootMeanSquare(pairs.map((pair) => pair.mean - pair.value - shift)),
    rmseAsIs: rootMeanSquare(pairs.map((pair) => pair.mean - pair.value)),
    coverage80: mean(pairs.map(({ interval80, value }) => inside(interval80, value))),
    coverage95: mean(pairs.map(({ interval95, value }) => inside(interval95, value))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
