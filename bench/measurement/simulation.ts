import cdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Observation, WeightedCriterion } from '../../src/domain/measurement/measurement.js';

// Node runs this file as it is (types are stripped), the bench with the built model and the spec with the source.

/** What is drawn. Standard deviations and the like are in units of the candidates' own. */
export interface Design {
  readonly candidates: number;
  readonly interviewers: number;
  /** Fewest and most interviewers of one candidate. */
  readonly panel: readonly [number, number];
  readonly criteria: number;
  /** Standard deviation of severity; .5 when not given. */
  readonly severity?: number;
  /** Share of ratings not observed. */
  readonly gaps?: number;
  /** Ratings in whole points of 1–5; the truth is then what an interviewer gives on average. */
  readonly rounded?: boolean;
  /** Mean level of the criteria on the 1–5 scale; 3 when not given. */
  readonly level?: number;
  /** Above 0: strong candidates meet severe interviewers. */
  readonly sorting?: number;
  /** Teams of interviewers, each candidate meeting one team only; 1 when not given. */
  readonly teams?: number;
  /** Share of candidates whom one interviewer alone met. */
  readonly singles?: number;
}

export interface Sample {
  readonly criteria: readonly WeightedCriterion[];
  readonly observations: readonly Observation[];
  readonly truth: ReadonlyMap<string, number>;
}

/**
 * The design gives the standard deviations in units of the candidates' own. One unit is three quarters of a rating
 * point: then the raw mean has the error that the design gives it (RMSE .32 at tau .74; at a whole point it has .43).
 */
const UNIT = 0.75;
const SD = { candidate: UNIT, halo: 0.7 * UNIT, profile: 0.5 * UNIT, residual: 0.8 * UNIT };
/** In units. */
const SEVERITY = 0.5;
/** Where the criteria lie on the 1–5 scale. */
const LEVEL = { mean: 3, sd: 0.3 };

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
  const severitySd = UNIT * (design.severity ?? SEVERITY);
  const noise = Math.hypot(severitySd, SD.halo, SD.residual);
  const criteria = Array.from({ length: design.criteria }, (_, index) => ({ id: `c${index}`, weight: 1 }));
  const effects = criteria.map(() => (design.level ?? LEVEL.mean) + LEVEL.sd * normal());
  const strictness = Array.from({ length: design.interviewers }, normal);
  const expected = (level: number): number => (design.rounded ? expectedWholeRating(level, noise) : level);
  const truth = new Map<string, number>();
  const observations: Observation[] = [];
  for (let candidate = 0; candidate < design.candidates; candidate += 1) {
    const application = `a${String(candidate).padStart(6, '0')}`;
    const standing = SD.candidate * normal();
    const profile = criteria.map(() => SD.profile * normal());
    truth.set(application, mean(profile.map((own, index) => expected(effects[index]! + standing + own))));
    for (const interviewer of drawInterviewers(design, draws, { standing, strictness })) {
      const halo = SD.halo * normal();
      const severity = severitySd * strictness[interviewer]!;
      criteria.forEach(({ id }, index) => {
        const latent = effects[index]! + standing + profile[index]! - severity + halo + SD.residual * normal();
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

/** Who meets one candidate, by position among all interviewers. */
function drawInterviewers(
  design: Design,
  draws: Draws,
  { standing, strictness }: { readonly standing: number; readonly strictness: readonly number[] },
): readonly number[] {
  const { interviewers, sorting = 0, teams = 1, singles = 0 } = design;
  const drawn = design.panel[0] + draws.integer(design.panel[1] - design.panel[0] + 1);
  const size = singles > 0 && draws.uniform() < singles ? 1 : drawn;
  if (sorting > 0) {
    const odds = strictness.map((own) => Math.exp((sorting * standing * own) / UNIT));
    return drawByOdds(size, odds, draws.uniform);
  }
  const team = teams > 1 ? draws.integer(teams) : 0;
  const members = Array.from({ length: interviewers }, (_, index) => index).filter((index) => index % teams === team);
  return draws.choose(size, members.length).map((index) => members[index]!);
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
function expectedWholeRating(level: number, noise: number): number {
  return [1.5, 2.5, 3.5, 4.5].reduce((sum, border) => sum + 1 - cdf(border, level, noise), 1);
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
