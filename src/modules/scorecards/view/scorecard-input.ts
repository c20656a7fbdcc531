import { isBlank } from '../../../common/documents/text.js';
import type { Rating, RatingOrNotObserved, Recommendation, Rubric, ScorecardContent } from '../../../domain/index.js';
import type { Verification } from '../../../domain/index.js';

/** What stands at one criterion of the form, finished or not. */
export interface CriterionInput {
  readonly rating: RatingOrNotObserved | null;
  /** Always one of them: a claim is only claimed until somebody says more. */
  readonly verification: Verification;
  readonly evidence: string;
}

/** A scorecard as it stands in the form: everything that was typed, and nothing that was not. */
export interface ScorecardInput {
  /** By id: the rubric's criteria in its order, then those that it has no more and of which something was written. */
  readonly criteria: ReadonlyMap<string, CriterionInput>;
  readonly tells: readonly string[];
  readonly recommendation: Recommendation | null;
  readonly keyTakeaway: string;
}

/** What was written of a criterion that is not rated yet. */
interface Note {
  readonly criterion: string;
  readonly verification: Verification | null;
  readonly evidence: string | null;
}

export interface ScorecardDraft {
  readonly content: ScorecardContent;
  readonly notes: readonly Note[];
}

export const UNTOUCHED: CriterionInput = { rating: null, verification: 'claimed', evidence: '' };

/** How the fields of the form are called. */
export const FIELDS = {
  rating: (criterion: string) => `rating.${criterion}`,
  verification: (criterion: string) => `verification.${criterion}`,
  evidence: (criterion: string) => `evidence.${criterion}`,
  tells: 'tells',
  recommendation: 'recommendation',
  keyTakeaway: 'keyTakeaway',
  reason: 'reason',
} as const;

/** What is stored, as the form shows it. */
export function inputOf({ content, notes }: ScorecardDraft, rubric: Rubric): ScorecardInput {
  const criteria = new Map<string, CriterionInput>(rubric.criteria.map(({ id }) => [id, UNTOUCHED]));
  for (const { criterion, rating, verification, evidence } of content.ratings)
    criteria.set(criterion, {
      // A rating on a criterion that is gone cannot be kept; what was written there can.
      rating: criteria.has(criterion) ? rating : null,
      verification: verification ?? 'claimed',
      evidence: evidence ?? '',
    });
  for (const { criterion, verification, evidence } of notes)
    criteria.set(criterion, { rating: null, verification: verification ?? 'claimed', evidence: evidence ?? '' });
  const { tells, recommendation, keyTakeaway } = content;
  return { criteria, tells, recommendation, keyTakeaway: keyTakeaway ?? '' };
}

/** What the form says, as it is stored. */
export function draftOf({ criteria, tells, recommendation, keyTakeaway }: ScorecardInput): ScorecardDraft {
  const ratings: Rating[] = [];
  const notes: Note[] = [];
  for (const [criterion, { rating, verification, evidence }] of criteria) {
    const text = textOrNull(evidence);
    if (rating === 'not-observed') ratings.push({ criterion, rating, verification: null, evidence: text });
    else if (rating !== null) ratings.push({ criterion, rating, verification, evidence: text });
    else if (text !== null || verification !== 'claimed') notes.push({ criterion, verification, evidence: text });
  }
  return { content: { recommendation, keyTakeaway: textOrNull(keyTakeaway), tells, ratings }, notes };
}

/** Criteria that the rubric has no more, and of which something is written. */
export function orphansOf({ criteria }: ScorecardInput, rubric: Rubric): readonly string[] {
  const known = new Set(rubric.criteria.map(({ id }) => id));
  return [...criteria].filter(([id, { evidence }]) => !known.has(id) && !isBlank(evidence)).map(([id]) => id);
}

function textOrNull(text: string): string | null {
  return isBlank(text) ? null : text;
}

/** Every criterion of a kit that is still open, as not observed; what is written of one stays and is to be rated. */
export function withRest(input: ScorecardInput, kit: readonly string[]): ScorecardInput {
  const criteria = [...input.criteria].map(([id, at]) => {
    const isOpen = at.rating === null && isBlank(at.evidence) && kit.includes(id);
    return [id, isOpen ? { ...at, rating: 'not-observed' as const } : at] as const;
  });
  return { ...input, criteria: new Map(criteria) };
}
