import type { Figures } from './figures.js';
import type { Design } from './simulation.js';

/** What a figure must lie between, both ends counted. */
type Range = readonly [number, number];

export interface Scenario {
  readonly name: string;
  readonly design: Design;
  readonly bars: Readonly<Partial<Record<'tau' | 'rmse' | 'coverage80' | 'coverage95', Range>>>;
  /** The error may be at most this share of the raw mean's. */
  readonly shareOfRawMean?: number;
  /** Saturated: nothing is adjusted in any replicate. In the others it is in all. */
  readonly saturated?: boolean;
}

const HUNDRED: Design = { candidates: 100, interviewers: 24, panel: [3, 6], criteria: 7 };
const HOLDS: Scenario['bars'] = { coverage80: [0.78, 0.83], coverage95: [0.93, 0.97] };

/** The published table. Bars are the design's; where it claims nothing there is none, but for the pairs. */
export const SCENARIOS = {
  base: {
    name: '100 candidates, 24 interviewers, 3–6 each, 7 criteria',
    design: HUNDRED,
    bars: { tau: [0.76, 1], rmse: [0, 0.275], ...HOLDS },
    shareOfRawMean: 0.85,
  },
  wholeRatings: {
    name: 'the first in whole ratings 1–5, a tenth of them not observed',
    design: { ...HUNDRED, rounded: true, gaps: 0.1 },
    bars: HOLDS,
  },
  noSeverity: {
    name: 'no severity: interviewers are equally strict',
    design: { ...HUNDRED, severity: 0 },
    bars: {},
  },
  severe: {
    name: 'severity .8',
    design: { ...HUNDRED, severity: 0.8 },
    bars: {},
  },
  sorted: {
    name: 'non-random assignment: strong candidates meet severe interviewers',
    design: { ...HUNDRED, sorting: 0.7 },
    bars: {},
  },
  small: {
    name: '8 candidates × 5 interviewers × 5 criteria',
    design: { candidates: 8, interviewers: 5, panel: [5, 5], criteria: 5 },
    bars: { coverage80: [0.76, 1], coverage95: [0.92, 1] },
  },
  teams: {
    name: 'disconnected: four teams of six interviewers that share no candidate',
    design: { ...HUNDRED, teams: 4 },
    bars: {},
  },
  ceiling: {
    name: 'ceiling: whole ratings, about half of them 5',
    design: { ...HUNDRED, rounded: true, level: 4.5 },
    bars: {},
  },
  saturated: {
    name: 'saturated: whole ratings, over 75 % of them 5',
    design: { ...HUNDRED, rounded: true, level: 6 },
    bars: {},
    saturated: true,
  },
  singles: {
    name: '30 % of candidates met one interviewer alone',
    design: { ...HUNDRED, singles: 0.3 },
    bars: {},
  },
} as const satisfies Record<string, Scenario>;

/** Pairs claimed above .9 may be right this much less often than claimed. */
const LENIENCE = 0.02;

/** What missed its bar, in words. */
export function missedBars(
  { name, bars, shareOfRawMean, saturated }: Scenario,
  replicates: number,
  { model, rawMean }: { readonly model: Figures; readonly rawMean: Figures },
): readonly string[] {
  const missed = (Object.entries(bars) as [keyof Scenario['bars'], Range][])
    .filter(([figure, [low, high]]) => !(model[figure] >= low && model[figure] <= high))
    .map(([figure, [low, high]]) => `${figure} ${model[figure].toFixed(3)} outside ${low}–${high}`);
  const share = model.rmse / rawMean.rmse;
  if (shareOfRawMean !== undefined && !(share <= shareOfRawMean))
    missed.push(`RMSE ${share.toFixed(3)} of the raw mean's, above ${shareOfRawMean}`);
  const { claimed, promised, right } = model.claims;
  if (claimed > 0 && right < promised - LENIENCE * claimed)
    missed.push(
      `pairs claimed at ${(promised / claimed).toFixed(3)} right ${(right / claimed).toFixed(3)} of the time`,
    );
  if (model.suspended !== (saturated ? replicates : 0))
    missed.push(`saturated in ${model.suspended} of ${replicates} replicates`);
  return missed.map((miss) => `${name}: ${miss}`);
}
