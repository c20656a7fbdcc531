import type { Route } from '../../../domain/index.js';
import {
  dimensionName,
  dimensionsOf,
  isReady,
  requiredDimensions,
  routeInWords,
  seatSentence,
  stageOf,
} from '../../../domain/index.js';
import { clampText } from './clamp.js';
import type { EconomicsView } from './economics.js';
import { economicsView } from './economics.js';
import { sortedFlags } from './flags.js';
import type { IntervalPlot } from './interval-plot.js';
import { intervalPlot } from './interval-plot.js';
import { placeOf, places, type PlacesView } from './places.js';
import { spoken } from './prose.js';
import { percent, scaleFigure, shortPercent } from './rounding.js';
import type { ComparisonSource } from './source.js';
import { readingOf } from './source.js';
import type { ListedApplication } from '../../assessments/shortlist-content.js';
import type { MarkedWord } from './marks.js';
import { closed, counted, flagName, listed, sentenceCase, statusWord } from './wording.js';

export interface ComparisonView {
  readonly title: string;
  readonly organisation: string | null;
  readonly careerStage: string;
  readonly size: string;
  readonly headline: string;
  readonly why: string;
  /** How the table is ordered; null where there is nothing to order. */
  readonly ordered: string | null;
  /** How to read the strips; null where there are none. */
  readonly legend: string | null;
  /** For a shortlist without candidates: what the seat will be judged on. */
  readonly empty: {
    readonly title: string;
    readonly needs: readonly { readonly name: string; readonly definition: string }[];
  } | null;
  readonly count: number;
  readonly dimensions: readonly { readonly name: string; readonly note: string }[];
  readonly candidates: readonly ComparedCandidate[];
  /** How sure the order is in the seat's own dimension; null for a shortlist without candidates. */
  readonly places: PlacesView | null;
  readonly economics: EconomicsView | null;
}

export interface ComparedCandidate {
  readonly candidate: string;
  /** "Buy with a plan · external". */
  readonly route: string;
  readonly flags: string;
  readonly worstFlags: string | null;
  /** "place 1 to 3 of 50 on Leader", where not everybody stands in the picture of the places. */
  readonly place: string | null;
  readonly readings: readonly ComparedReading[];
}

export interface ComparedReading {
  readonly status: MarkedWord;
  readonly figure: string | null;
  /** "82% likely", to meet the bar; null when not observed. */
  readonly chance: string | null;
  /** The same in a few signs: "82%", ">99%". */
  readonly share: string | null;
  readonly plot: IntervalPlot;
}

/** Ready routes first, then those with a plan, then what is open, then the rest. */
const ROUTE_ORDER: readonly Route[] = [
  'promote',
  'buy',
  'grow-with-plan',
  'buy-with-plan',
  'gather-evidence',
  'shore-up-first',
  'deepen-builder-line',
  'pass',
];
/** Strips are set in shares of their column, so that dots stay round whatever its width. */
const STRIP = { width: 100, height: 100 } as const;

/**
 * The applications as a shortlist shows them, in the order in which the engine ranks those who can take the seat: by route,
 * then by the chance of holding everything that the seat needs, then by id.
 */
export function ranked({ rubric, assessment }: ComparisonSource): readonly ListedApplication[] {
  const required = requiredDimensions(rubric, assessment.requisition.stage);
  const chance = (application: ListedApplication) =>
    required.reduce((product, dimension) => product * (readingOf(application, dimension).probability ?? 0), 1);
  return [...assessment.applications].sort(
    (a, b) =>
      ROUTE_ORDER.indexOf(a.guidance.route) - ROUTE_ORDER.indexOf(b.guidance.route) ||
      chance(b) - chance(a) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Page 1 of a shortlist: all candidates side by side. */
export function comparison(source: ComparisonSource): ComparisonView {
  const { rubric, assessment, evaluation } = source;
  const seat = assessment.requisition.stage;
  const required = requiredDimensions(rubric, seat);
  const order = ranked(source);
  const dimensions = dimensionsOf(rubric).filter(
    (dimension) =>
      required.includes(dimension) ||
      order.some((application) => readingOf(application, dimension).status !== 'unobserved'),
  );
  const first = order[0];
  const sure = first === undefined ? null : places(source, seat, order);
  return {
    title: assessment.requisition.title,
    organisation: evaluation.requisition.organisation,
    careerStage: stageOf(rubric, seat).name,
    size: counted(order.length, 'candidate'),
    headline:
      first === undefined ? 'No candidates yet.' : seatSentence(assessment.seat.route, isReady(first.guidance.route)),
    why: spoken(source, assessment.seat.why),
    ordered: order.length < 2 ? null : 'by advice, then by chance of holding everything',
    empty: first === undefined ? emptyOf(source, required) : null,
    legend:
      first === undefined
        ? null
        : `On the scale from 1, Borrowed, to 5, Earned: the dot is the estimate, the thick line its 80% interval, the thin line its 95% interval, the upright line the bar at ${scaleFigure(rubric.thresholds.bar)}. A hollow dot lies below the bar. The percentage: how likely it is to be met.`,
    count: dimensions.length,
    dimensions: dimensions.map((dimension) => ({
      name: dimensionName(rubric, dimension),
      note: dimension === seat ? 'the seat' : required.includes(dimension) ? 'needed' : 'not needed',
    })),
    candidates: order.map((application) => ({
      ...compared(source, application, dimensions),
      place: (sure?.more ?? null) === null ? null : placeOf(source, seat, application.id),
    })),
    places: sure,
    economics: assessment.seat.economics === null ? null : economicsView(source, assessment.seat.economics),
  };
}

function emptyOf({ rubric }: ComparisonSource, required: readonly string[]): ComparisonView['empty'] {
  const definitions = new Map(
    [...rubric.stages, ...(rubric.closeness === null ? [] : [rubric.closeness])].map((each) => [
      each.id,
      each.definition,
    ]),
  );
  return {
    title: 'What the seat will ask for',
    needs: required.map((dimension) => ({
      name: dimensionName(rubric, dimension),
      definition: closed(definitions.get(dimension) ?? ''),
    })),
  };
}

function compared(
  source: ComparisonSource,
  application: ListedApplication,
  dimensions: readonly string[],
): Omit<ComparedCandidate, 'place'> {
  const flags = sortedFlags(application.flags);
  const serious = flags.filter(({ severity }) => severity !== 'note').slice(0, 2);
  return {
    candidate: clampText(application.candidate, 60).text,
    route: `${sentenceCase(routeInWords(source.rubric, application.guidance.route))} · ${application.source}`,
    flags: flagCount(application),
    worstFlags: serious.length === 0 ? null : listed([...new Set(serious.map(({ id }) => flagName(id)))]),
    readings: dimensions.map((dimension) => {
      const reading = readingOf(application, dimension);
      return {
        status: statusWord(reading.status),
        figure: reading.status === 'unobserved' ? null : scaleFigure(reading.estimate),
        chance: reading.status === 'unobserved' ? null : `${percent(reading.probability)} likely`,
        share: reading.status === 'unobserved' ? null : shortPercent(reading.probability),
        plot: intervalPlot({ reading, bar: source.rubric.thresholds.bar, ...STRIP, inset: 5 }),
      };
    }),
  };
}

/** "1 stop, 2 cautions", "no flags". */
function flagCount({ flags }: ListedApplication): string {
  const count = (severity: string, word: string) => {
    const found = flags.filter((flag) => flag.severity === severity).length;
    return found === 0 ? [] : [counted(found, word)];
  };
  const words = [...count('stop', 'stop'), ...count('caution', 'caution'), ...count('note', 'note')];
  return words.length === 0 ? 'no flags' : words.join(', ');
}
