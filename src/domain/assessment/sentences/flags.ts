import type { RatingOrNotObserved, RatingValue } from '../panel.js';
import { ratingInWords } from '../words.js';
import { counted, listed, onScale, percent, quoted, sentence } from './language.js';

/** Why each flag was raised: one plain sentence a branch. Names are the rubric's own. */

export interface StageSkipWords {
  readonly seat: string;
  /** Names of the foundations of the seat. */
  readonly foundations: readonly string[];
  /** Whether one of them is unobserved. */
  readonly someUnobserved: boolean;
  /** Those that carry the risk, lowest first, as "Builder (borrowed)". */
  readonly carriedBy: readonly string[];
  readonly probability: number;
}

/** "Leader stands on Builder, and the chance that Builder is not earned is 93%." */
export function stageSkipWhy({ seat, foundations, someUnobserved, carriedBy, probability }: StageSkipWords): string {
  const [only] = foundations;
  const one = foundations.length === 1 && only !== undefined;
  const subject = one ? `${only} is not earned` : 'at least one of them is not earned';
  const basis = someUnobserved ? ', judged by what was observed alone,' : '';
  const carried = one || carriedBy.length === 0 ? '' : `, because of ${listed(carriedBy)}`;
  return `${seat} stands on ${listed(foundations)}, and${basis} the chance that ${subject} is ${percent(probability)}${carried}.`;
}

/** "Leader reads borrowed: the chance that it meets the bar of 3.5 is 4%." */
export function borrowedStageWhy(stage: string, bar: number, probability: number): string {
  return `${stage} reads borrowed: the chance that it meets the bar of ${bar} is ${percent(probability)}.`;
}

export interface TellsWords {
  readonly interviewers: number;
  /** e.g. "borrowed authority". */
  readonly of: string;
  /** Names of the tells that were ticked, each once. */
  readonly tells: readonly string[];
}

/** "2 interviewers ticked a sign of drift: “Cannot follow the work”." */
export function tellsWhy({ interviewers, of, tells }: TellsWords): string {
  return `${counted(interviewers, 'interviewer')} ticked a sign of ${of}: ${tells.map(quoted).join('; ')}.`;
}

export interface StalledWords {
  readonly lowest: string;
  readonly closeness: string;
  readonly seat: string;
}

/** Closeness lost where the seat can mend it. */
export function driftedWhy({ lowest, closeness, seat }: StalledWords): string {
  return `${lowest} is earned, but ${closeness} is lost; a seat at the ${seat} career stage still gives a way to win it back.`;
}

/** Closeness lost where the seat cannot mend it. */
export function calcifiedWhy({ lowest, closeness, seat }: StalledWords): string {
  return `${lowest} is earned, but ${closeness} is lost, and ${noWayBack(seat)}.`;
}

/** What a career stage says of lost closeness when it cannot be mended there, without the full stop. */
function noWayBack(seat: string): string {
  return `a seat at the ${seat} career stage gives no way to win it back`;
}

export interface BottleneckWords {
  /** Name and estimate of each criterion that reads at or below the limit. */
  readonly criteria: readonly { readonly name: string; readonly estimate: number }[];
  readonly limit: number;
  /** Whether their dimension has enough ratings for a number to be shown. */
  readonly observed: boolean;
}

/** Which criteria read at or below the limit; without numbers where their dimension is not observed. */
export function bottleneckWhy({ criteria, limit, observed }: BottleneckWords): string {
  if (!observed) {
    const names = listed(criteria.map(({ name }) => quoted(name)));
    return `What little was heard on ${names} points to a bottleneck: decisions may wait for this person.`;
  }
  const each = criteria.map(
    ({ name, estimate }, place) => `${quoted(name)}${place === 0 ? ' reads' : ''} ${onScale(estimate)}`,
  );
  return `${listed(each)}, and ${limit} or below points to a bottleneck: decisions may wait for this person.`;
}

/** `stage` by name, `status` in words: "Leader is unproven for this internal candidate, …". */
export function unplannedPromotionWhy(stage: string, status: string): string {
  return `${stage} is ${status} for this internal candidate, and the requisition has no transition plan.`;
}

export interface SplitPanelWords {
  readonly dimension: string;
  readonly higher: { readonly interviewer: string; readonly mean: number };
  readonly lower: { readonly interviewer: string; readonly mean: number };
  /** The criterion on which the two lie furthest apart, with the rating of each; null when they rated none in common. */
  readonly widest: { readonly name: string; readonly higher: RatingValue; readonly lower: RatingValue } | null;
}

/** The two means on the 1–5 scale, and the criterion on which the two are furthest apart. */
export function splitPanelWhy({ dimension, higher, lower, widest }: SplitPanelWords): string {
  const means = `${higher.interviewer}’s average ${onScale(higher.mean)}, ${lower.interviewer}’s ${onScale(lower.mean)}`;
  if (widest === null) {
    return `${higher.interviewer} and ${lower.interviewer} rated different ${dimension} criteria: ${means}.`;
  }
  const apart = `${ratingInWords(widest.higher)} against ${ratingInWords(widest.lower)}`;
  return `On ${dimension} the panel is split: ${means}; on ${quoted(widest.name)} ${apart}.`;
}

export interface ThinEvidenceWords {
  readonly dimension: string;
  readonly interviewers: number;
  readonly interviewersNeeded: number;
  readonly rated: number;
  readonly criteria: number;
  readonly ratedNeeded: number;
  /** Interviewers who marked it not observed, sorted: they were asked and could not say. */
  readonly couldNotSay: readonly string[];
}

/** What a dimension lacks to be observed: interviewers, rated criteria or both. */
export function thinEvidenceWhy(words: ThinEvidenceWords): string {
  const { dimension, interviewers, interviewersNeeded, rated, criteria, ratedNeeded, couldNotSay } = words;
  const asked = couldNotSay.length === 0 ? '' : `; ${listed(couldNotSay)} could not say`;
  if (rated === 0) return `${dimension} is not observed: rated by nobody${asked}.`;
  const lacks = [
    ...(interviewers < interviewersNeeded
      ? [`only ${counted(interviewers, 'interviewer')} rated it, where ${interviewersNeeded} are needed`]
      : []),
    ...(rated < ratedNeeded
      ? [
          `only ${rated} of its ${criteria} criteria ${rated === 1 ? 'has' : 'have'} a rating, where ${ratedNeeded} are needed`,
        ]
      : []),
  ];
  return `${dimension} is not observed: ${lacks.join(', and ')}${asked}.`;
}

/** `claimed` of the `high` ratings of 4 and 5 were never tested; both are counts, `high` at least 1. */
export function unprobedClaimsWhy(claimed: number, high: number): string {
  const share = claimed === high ? (high === 1 ? 'The only' : `All ${high}`) : `${claimed} of ${high}`;
  const what = `rating${high === 1 ? '' : 's'} of ${ratingInWords(4)} or ${ratingInWords(5)}`;
  return `${share} ${what} on what the seat requires ${claimed === 1 ? 'rests' : 'rest'} on the candidate’s word alone.`;
}

export interface HingeWords {
  /** Interviewers whose absence, of any one of them, changes this. */
  readonly interviewers: readonly string[];
  /** The route in words, or null when it stays. */
  readonly route: string | null;
  /** What dimensions would read, as "Leader would be borrowed". */
  readonly readings: readonly string[];
}

/** "Without Agnes, or without Kofi, Leader would be borrowed and the route “pass for this seat”." */
export function hingesOnOneWhy(hinges: readonly HingeWords[]): string {
  const each = hinges.map(({ interviewers, route, readings }) => {
    const without = interviewers.map((interviewer) => `without ${interviewer}`).join(', or ');
    const turned = route === null ? [] : [`the route${readings.length === 0 ? ' would be' : ''} ${quoted(route)}`];
    return `${without}, ${listed([...readings, ...turned])}`;
  });
  return `${sentence(each.join('; '))}.`;
}

export interface FlatScoringWords {
  readonly interviewer: string;
  readonly rating: RatingValue;
  readonly criteria: number;
  /** Names of the dimensions. */
  readonly dimensions: readonly string[];
}

/** "Ben gave Mixed (3) to each of the 8 criteria that they rated, across Builder and Leader." */
export function flatScoringWhy({ interviewer, rating, criteria, dimensions }: FlatScoringWords): string {
  return `${interviewer} gave ${ratingInWords(rating)} to each of the ${criteria} criteria that they rated, across ${listed(dimensions)}.`;
}

export interface LateCorrectionWords {
  readonly interviewer: string;
  /** The changed ratings, in the rubric's order; never empty. */
  readonly changes: readonly {
    readonly criterion: string;
    readonly from: RatingOrNotObserved;
    readonly to: RatingOrNotObserved;
  }[];
}

/** More changes than these are counted, not spelt out. */
const SPELT_OUT = 2;

/** Which ratings somebody changed, from what to what: two of them in full, the others counted. */
export function lateCorrectionWhy({ interviewer, changes }: LateCorrectionWords): string {
  const spelt = changes
    .slice(0, SPELT_OUT)
    .map(({ criterion, from, to }) => `${quoted(criterion)} from ${ratingInWords(from)} to ${ratingInWords(to)}`);
  const more = changes.length - spelt.length;
  const all = listed(more === 0 ? spelt : [...spelt, `${counted(more, 'more rating')}`]);
  return `${interviewer} changed ${all} after another scorecard could be read.`;
}
