import type { RatingValue } from '../panel.js';
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

export function stageSkipWhy({ seat, foundations, someUnobserved, carriedBy, probability }: StageSkipWords): string {
  const [only] = foundations;
  const one = foundations.length === 1 && only !== undefined;
  const subject = one ? `${only} is not earned` : 'at least one of them is not earned';
  const basis = someUnobserved ? ', judged by what was observed alone,' : '';
  const carried = one || carriedBy.length === 0 ? '' : `, because of ${listed(carriedBy)}`;
  return `${seat} stands on ${listed(foundations)}, and${basis} the chance that ${subject} is ${percent(probability)}${carried}.`;
}

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

export function tellsWhy({ interviewers, of, tells }: TellsWords): string {
  return `${counted(interviewers, 'interviewer')} ticked a sign of ${of}: ${listed(tells.map(quoted))}.`;
}

export interface StalledWords {
  readonly lowest: string;
  readonly closeness: string;
  readonly seat: string;
}

export function driftedWhy({ lowest, closeness, seat }: StalledWords): string {
  return `${lowest} is earned, but ${closeness} is lost; a seat at the ${seat} career stage still gives a way to win it back.`;
}

export function calcifiedWhy({ lowest, closeness, seat }: StalledWords): string {
  return `${lowest} is earned, but ${closeness} is lost, and ${noWayBack(seat)}.`;
}

/** What a career stage says of lost closeness when it cannot be mended there, without the full stop. */
export function noWayBack(seat: string): string {
  return `a seat at the ${seat} career stage gives no way to win it back`;
}

export interface BottleneckWords {
  /** Name and estimate of each criterion that reads at or below the limit. */
  readonly criteria: readonly { readonly name: string; readonly estimate: number }[];
  readonly limit: number;
}

export function bottleneckWhy({ criteria, limit }: BottleneckWords): string {
  const each = criteria.map(
    ({ name, estimate }, place) => `${quoted(name)}${place === 0 ? ' reads' : ''} ${onScale(estimate)}`,
  );
  return `${listed(each)}, and ${limit} or below points to a bottleneck: decisions may wait for this person.`;
}

export function unplannedPromotionWhy(stage: string, status: string): string {
  return `${stage} is ${status} for this internal candidate, and the requisition has no transition plan.`;
}

export interface SplitPanelWords {
  readonly dimension: string;
  readonly higher: { readonly interviewer: string; readonly mean: number };
  readonly lower: { readonly interviewer: string; readonly mean: number };
}

export function splitPanelWhy({ dimension, higher, lower }: SplitPanelWords): string {
  const means = `${higher.interviewer} gave ${onScale(higher.mean)} on average and ${lower.interviewer} ${onScale(lower.mean)}`;
  return `On ${dimension} the panel is split: ${means}.`;
}

export interface ThinEvidenceWords {
  readonly dimension: string;
  readonly interviewers: number;
  readonly interviewersNeeded: number;
  readonly rated: number;
  readonly criteria: number;
  readonly ratedNeeded: number;
}

export function thinEvidenceWhy(words: ThinEvidenceWords): string {
  const { dimension, interviewers, interviewersNeeded, rated, criteria, ratedNeeded } = words;
  if (rated === 0) return `${dimension} is not observed: nobody rated it.`;
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
  return `${dimension} is not observed: ${lacks.join(', and ')}.`;
}

export function unprobedClaimsWhy(claimed: number, high: number): string {
  const share = claimed === high ? (high === 1 ? 'The only' : `All ${high}`) : `${claimed} of ${high}`;
  const what = `high rating${high === 1 ? '' : 's'} (4 or 5)`;
  return `${share} ${what} on what the seat requires ${claimed === 1 ? 'rests' : 'rest'} on the candidate’s word alone.`;
}

export interface HingeWords {
  readonly interviewer: string;
  /** The route in words, or null when it stays. */
  readonly route: string | null;
  /** What other dimensions would be, as "Leader would be borrowed". */
  readonly readings: readonly string[];
}

export function hingesOnOneWhy(hinges: readonly HingeWords[]): string {
  const each = hinges.map(({ interviewer, route, readings }) => {
    const turned = route === null ? [] : [`the route would be ${quoted(route)}`];
    return `without ${interviewer}’s scorecard ${listed([...readings, ...turned])}`;
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

export function flatScoringWhy({ interviewer, rating, criteria, dimensions }: FlatScoringWords): string {
  return `${interviewer} gave ${ratingInWords(rating)} to each of the ${criteria} criteria that they rated, across ${listed(dimensions)}.`;
}

export function lateCorrectionWhy(interviewer: string, ratings: number): string {
  return `${interviewer} changed ${counted(ratings, 'rating')} after another scorecard of this application could be read.`;
}
