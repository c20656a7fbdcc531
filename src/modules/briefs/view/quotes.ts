import type { Rating, RatingValue, Verification } from '../../../domain/index.js';
import { ratingId, tellId } from '../../../domain/index.js';
import { clampEvidence, clampText, oneLine } from './clamp.js';
import type { ApplicationSource } from './source.js';
import { criterionOf, tellName } from './source.js';
import type { MarkedWord } from './marks.js';
import { named } from './prose.js';
import { listed, ratingWord, verificationWord } from './wording.js';

/** A piece of evidence as it is quoted. */
export interface QuoteView {
  readonly side: string;
  /** Isolated where its direction is another. */
  readonly interviewer: string;
  /** What the rating is of; null where the quotation stands under the criterion's own head. */
  readonly criterion: string | null;
  readonly rating: string;
  /** Small, beside the word; null for a ticked tell. */
  readonly ratingFigure: string | null;
  readonly verification: MarkedWord | null;
  readonly text: string;
}

/** A rating with who gave it, found by the id that an assessment refers to it by. */
export interface FoundRating {
  readonly id: string;
  readonly interviewer: string;
  readonly rating: Rating;
}

const STRENGTH = { claimed: 0, probed: 1, corroborated: 2 } as const satisfies Record<Verification, number>;

/** The ratings that these ids name, in the ids' order; ids of tells and of other applications are passed over. */
export function ratingsById({ application }: ApplicationSource, ids: readonly string[]): readonly FoundRating[] {
  const all = application.scorecards.flatMap(({ interviewer, ratings }) =>
    ratings.map((rating) => ({ id: ratingId(application.id, interviewer, rating.criterion), interviewer, rating })),
  );
  const byId = new Map(all.map((found) => [found.id, found]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The rating that carries most: the best verified, then the farthest from the middle, then the longest evidence, then by id. */
export function strongest(ratings: readonly FoundRating[]): FoundRating | null {
  const [first] = [...ratings].filter(({ rating }) => rating.evidence !== null).sort(byStrength);
  return first ?? null;
}

function byStrength(a: FoundRating, b: FoundRating): number {
  return (
    verified(b.rating) - verified(a.rating) ||
    extreme(b.rating) - extreme(a.rating) ||
    (b.rating.evidence?.length ?? 0) - (a.rating.evidence?.length ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

function verified({ verification }: Rating): number {
  return verification === null ? -1 : STRENGTH[verification];
}

function extreme({ rating }: Rating): number {
  return rating === 'not-observed' ? -1 : Math.abs(rating - 3);
}

/** A rating as a quotation, its evidence held to `width` average letters. */
export function quoteOf(
  source: ApplicationSource,
  found: FoundRating,
  options: { side: string; width: number },
): QuoteView {
  const { rating } = found;
  return {
    side: options.side,
    interviewer: named(found.interviewer),
    criterion: criterionOf(source.rubric, rating.criterion).name,
    rating: ratingWord(rating.rating),
    ratingFigure: rating.rating === 'not-observed' ? null : String(rating.rating satisfies RatingValue),
    verification: rating.verification === null ? null : verificationWord(rating.verification),
    text: clampEvidence(rating.evidence ?? '', options.width).text,
  };
}

/** The ticked tells among these ids as one quotation: who ticked what. Null when there is none. */
export function ticksOf(
  source: ApplicationSource,
  ids: readonly string[],
  options: { side: string; width: number },
): QuoteView | null {
  const wanted = new Set(ids);
  const ticked = source.rubric.tells
    .map(({ id }) => ({
      id,
      by: source.application.scorecards
        .filter(
          ({ interviewer, tells }) => tells.includes(id) && wanted.has(tellId(source.application.id, interviewer, id)),
        )
        .map(({ interviewer }) => interviewer),
    }))
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => b.by.length - a.by.length);
  const [most] = ticked;
  if (most === undefined) return null;
  return {
    side: options.side,
    interviewer: listed(most.by.map(named)),
    criterion: 'Ticked on the scorecard',
    rating: '',
    ratingFigure: null,
    verification: null,
    text: `“${clampText(oneLine(tellName(source.rubric, most.id)), options.width).text}”`,
  };
}
