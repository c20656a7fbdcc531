import type { ApplicationAssessment, EconomicsComparison } from '../../../domain/index.js';
import { dimensionName, isReady, seatRouteInWords } from '../../../domain/index.js';
import { clampClauses, clampText, textWidth } from './clamp.js';
import { economicsLine } from './economics.js';
import { named, spoken } from './prose.js';
import { weeks } from './rounding.js';
import type { ApplicationSource } from './source.js';
import { missingDimensions, nameInside, openDimensions } from './standing.js';
import { listed, sentenceCase } from './wording.js';

/** What page 1 says of growing and buying. */
export interface GrowOrBuyView {
  readonly title: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** Grow or buy on page 1: this person first, then who fills the seat, then the one row that compares the two ways. */
export function growOrBuy(source: ApplicationSource, width: number): GrowOrBuyView {
  const { economics } = source.assessment.seat;
  return {
    title: 'Grow or buy',
    headline: ownSentence(source),
    paragraphs: [
      whole(seatLines(source), width),
      ...(economics === null ? [] : [clampClauses(compareLine(source, economics), width).text]),
    ],
  };
}

/** What this person is to the seat, and how far away where the requisition says so. */
function ownSentence(source: ApplicationSource): string {
  const { rubric, assessed, assessment } = source;
  const seat = assessment.requisition.stage;
  const missing = missingDimensions(rubric, seat, assessed);
  const inside = (dimensions: readonly string[]) =>
    listed(dimensions.map((dimension) => nameInside(dimensionName(rubric, dimension))));
  const time = growthTime(source, missing);
  switch (assessed.guidance.route) {
    case 'promote':
      return 'This person is ready now, and can be promoted.';
    case 'buy':
      return 'This person is ready now, and can take the seat.';
    case 'grow-with-plan':
      return time === null
        ? `This person can grow into the seat; how long ${inside(missing)} takes is not given.`
        : `This person can grow into the seat in about ${time}, the time for ${inside(missing)}.`;
    case 'buy-with-plan':
      return time === null
        ? `This person can take the seat with a plan; how long ${inside(missing)} takes is not given.`
        : `This person can take the seat with a plan of about ${time} for ${inside(missing)}.`;
    case 'shore-up-first':
      return time === null
        ? 'This person cannot take the seat yet.'
        : `This person cannot take the seat yet: what is missing takes about ${time}.`;
    case 'deepen-builder-line':
    case 'pass':
      return 'This person does not fill the seat.';
    case 'gather-evidence': {
      const open = openDimensions(rubric, seat, assessed);
      return `This person cannot be weighed yet: ${inside(open)} ${open.length === 1 ? 'is' : 'are'} open.`;
    }
  }
}

/** "about 24 weeks" for all of these dimensions, one after the other; null where the requisition does not say. */
function growthTime({ evaluation }: ApplicationSource, dimensions: readonly string[]): string | null {
  const { growthWeeks } = evaluation.requisition.economics;
  const times = dimensions.map((dimension) => growthWeeks[dimension] ?? null);
  if (times.length === 0 || times.includes(null)) return null;
  return weeks(times.reduce<number>((sum, time) => sum + (time ?? 0), 0));
}

/** The first of these that fits, from the fullest to the shortest. */
function whole(texts: readonly string[], width: number): string {
  const [shortest = ''] = texts.slice(-1);
  return texts.find((text) => textWidth(text) <= width) ?? clampClauses(shortest, width).text;
}

/** Who fills the seat, the best of each side, told at length and shortly. For a seat on hold the engine says who is nearest. */
function seatLines(source: ApplicationSource): readonly string[] {
  const { assessment } = source;
  const { route, inside, outside } = assessment.seat;
  const advice = seatRouteInWords(route);
  if (route === 'hold') return [`For the seat, ${advice}: ${nobodyYet(source)}`];
  const bestOf = (who: (source: ApplicationSource, id: string) => string) => [
    ...inside.slice(0, 1).map((id) => `from inside ${who(source, id)}`),
    ...outside.slice(0, 1).map((id) => `from outside ${who(source, id)}`),
  ];
  const best = bestOf(whoAndWhen);
  const more = inside.length + outside.length - best.length;
  const others = more === 0 ? '' : `; ${more} more can take it too`;
  const none = inside.length === 0 || outside.length === 0 ? `; ${nobodyFrom(source)}` : '';
  return [`${others}${none}`, others, '']
    .map((tail) => `For the seat, ${advice}: ${listed(best)}${tail}.`)
    .concat(`For the seat, ${advice}: ${listed(bestOf(whoIs))}.`, `${sentenceCase(advice)}: ${listed(bestOf(whoIs))}.`);
}

function nobodyYet(source: ApplicationSource): string {
  const why = spoken(source, source.assessment.seat.why);
  const nearest = /[.!?]\s+(\S.*)$/su.exec(why)?.[1];
  return `nobody on this shortlist can take it yet.${nearest === undefined ? '' : ` ${nearest}`}`;
}

function nobodyFrom({ assessment }: ApplicationSource): string {
  const side = assessment.seat.inside.length === 0 ? 'inside' : 'outside';
  const applied = assessment.applications.some(({ source }) => (source === 'internal') === (side === 'inside'));
  return applied ? `nobody from ${side} can take it` : `nobody from ${side} has applied`;
}

function whoIs({ assessment, assessed }: ApplicationSource, id: string): string {
  const found = assessment.applications.find((application) => application.id === id);
  return found === undefined || id === assessed.id ? 'this person' : shortName(found);
}

function whoAndWhen(source: ApplicationSource, id: string): string {
  const found = source.assessment.applications.find((application) => application.id === id);
  if (found === undefined || id === source.assessed.id) return 'this person';
  return `${shortName(found)} (${isReady(found.guidance.route) ? 'ready now' : 'with a plan'})`;
}

function shortName({ candidate }: ApplicationAssessment): string {
  return named(clampText(candidate, 40).text);
}

function compareLine(source: ApplicationSource, comparison: EconomicsComparison): string {
  return economicsLine(source.rubric, comparison, {
    inside: whoIs(source, comparison.inside),
    outside: whoIs(source, comparison.outside),
  });
}
