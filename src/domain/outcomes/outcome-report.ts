import type { Route } from '../assessment/assessment.js';
import { wentWell, type Hire } from './outcome.js';
import { orderingProbability, rateOf, type OrderingProbability, type Rate } from './rates.js';

/** With fewer hires the interval of a rate covers nearly everything (docs/methods.md). */
export const ENOUGH_HIRES = 30;
/** A group of fewer is not shown apart: a rate of two is somebody. Our judgement, untested. */
export const ENOUGH_IN_A_GROUP = 5;

/** A group of hires; its rate is withheld where they are too few. */
export interface GroupRate<Name extends string> {
  readonly name: Name;
  readonly hires: number;
  readonly rate: Rate | null;
}

/** Whether the seat was filled as was advised. */
export type Advice = 'with-advice' | 'against-advice' | 'without-advice';

/** How well routes, readings and people's decisions foretold how it went. */
export interface OutcomeReport {
  readonly hires: number;
  /** Null from enough hires on; else why nothing more is said. */
  readonly withheld: string | null;
  readonly overall: Rate | null;
  /** Those that occurred, most hires first. */
  readonly routes: readonly GroupRate<Route>[];
  readonly decisions: readonly GroupRate<Hire['decision']>[];
  readonly advice: readonly GroupRate<Advice>[];
  /** Whether the reading of the seat's career stage was higher where it went well; null without a pair. */
  readonly reading: OrderingProbability | null;
  /** Mean of P(earned), beside the rate over the same hires: alike when readings claim what comes true; null without any. */
  readonly claimed: { readonly mean: number; readonly rate: Rate } | null;
  /** Share of hires that one would decide on in the same way again. */
  readonly again: Rate | null;
}

/** Routes that advise to fill the seat with this person. */
const FILLS: readonly Route[] = ['promote', 'grow-with-plan', 'buy', 'buy-with-plan'];

/** The report of all hires whose outcome is known; with fewer than `ENOUGH_HIRES` only how many there are. */
export function outcomeReport(hires: readonly Hire[]): OutcomeReport {
  if (hires.length < ENOUGH_HIRES)
    return {
      hires: hires.length,
      withheld: `Too few to say: ${hires.length === 0 ? 'no outcome is' : hires.length === 1 ? 'one outcome is' : `${hires.length} outcomes are`} known, and it takes ${ENOUGH_HIRES}.`,
      overall: null,
      routes: [],
      decisions: [],
      advice: [],
      reading: null,
      claimed: null,
      again: null,
    };
  const read = hires.flatMap((hire) => (hire.probability === null ? [] : [{ hire, probability: hire.probability }]));
  const byEnd = (isWell: boolean): readonly number[] =>
    read.filter(({ hire }) => wentWell(hire.outcome) === isWell).map(({ probability }) => probability);
  return {
    hires: hires.length,
    withheld: null,
    overall: rateIn(hires),
    routes: grouped(hires, ({ route }) => route),
    decisions: grouped(hires, ({ decision }) => decision),
    advice: grouped(hires, adviceOf),
    reading: read.length < ENOUGH_HIRES ? null : orderingProbability(byEnd(true), byEnd(false)),
    claimed:
      read.length < ENOUGH_HIRES
        ? null
        : {
            mean: read.reduce((sum, { probability }) => sum + probability, 0) / read.length,
            rate: rateIn(read.map(({ hire }) => hire)),
          },
    again: rateOf(hires.filter(({ outcome }) => outcome.again === 'yes').length, hires.length),
  };
}

function adviceOf({ route }: Hire): Advice {
  if (route === null) return 'without-advice';
  return FILLS.includes(route) ? 'with-advice' : 'against-advice';
}

function rateIn(hires: readonly Hire[]): Rate {
  return rateOf(hires.filter(({ outcome }) => wentWell(outcome)).length, hires.length);
}

function grouped<Name extends string>(
  hires: readonly Hire[],
  nameOf: (hire: Hire) => Name | null,
): readonly GroupRate<Name>[] {
  return [...Map.groupBy(hires, nameOf)]
    .flatMap(([name, some]) =>
      name === null ? [] : [{ name, hires: some.length, rate: some.length < ENOUGH_IN_A_GROUP ? null : rateIn(some) }],
    )
    .sort((a, b) => b.hires - a.hires || (a.name < b.name ? -1 : 1));
}
