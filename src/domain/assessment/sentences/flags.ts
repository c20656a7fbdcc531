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
  const basis = someUnobserved ? 'on what was observed alone ' : '';
  const carried = one || carriedBy.length === 0 ? '' : `, carried by ${listed(carriedBy)}`;
  return `${seat} stands on ${listed(foundations)}, and ${basis}the chance that ${subject} is ${percent(probability)}${carried}.`;
}

export function borrowedStageWhy(stage: string, bar: number, probability: number): string {
  return `${stage} reads borrowed: the chance that it reaches the bar of ${bar} is ${percent(probability)}.`;
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
  return `${lowest} is earned, but ${closeness} is lost; it can be won back in the ${seat} seat.`;
}

export function calcifiedWhy({ lowest, closeness, seat }: StalledWords): string {
  return `${lowest} is earned, but ${closeness} is lost; it cannot be won back from the ${seat} seat.`;
}

export interface BottleneckWords {
  /** Name and estimate of each criterion that reads at or below the limit. */
  readonly criteria: readonly { readonly name: string; readonly estimate: number }[];
  readonly limit: number;
}

export function bottleneckWhy({ criteria, limit }: BottleneckWords): string {
  const each = criteria.map(({ name, estimate }) => `${quoted(name)} reads ${onScale(estimate)}`);
  return `${listed(each)}, at or below ${limit}: decisions may wait for this person.`;
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
  const means = `${higher.interviewer} rates ${onScale(higher.mean)} on average and ${lower.interviewer} ${onScale(lower.mean)}`;
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
  const share = `${claimed} of ${counted(high, 'high rating')} (4 or 5)`;
  return `${share} on what the seat requires ${claimed === 1 ? 'rests' : 'rest'} on the candidate’s word alone.`;
}

export interface HingeWords {
  readonly interviewer: string;
  /** The route in words, or null when it stays. */
  readonly route: string | null;
  /** Names of the dimensions that would read otherwise. */
  readonly dimensions: readonly string[];
}

export function hingesOnOneWhy(hinges: readonly HingeWords[]): string {
  const each = hinges.map(({ interviewer, route, dimensions }) => {
    const turned = route === null ? [] : [`the route would be ${quoted(route)}`];
    const changed = dimensions.length === 0 ? [] : [`${listed(dimensions)} would read otherwise`];
    return `without ${interviewer}’s scorecard ${listed([...turned, ...changed])}`;
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
  return `${interviewer} gave ${ratingInWords(rating)} to all ${criteria} criteria rated, across ${listed(dimensions)}.`;
}

export function lateCorrectionWhy(interviewer: string, ratings: number): string {
  return `${interviewer} changed ${counted(ratings, 'rating')} after another scorecard of this application could be read.`;
}
