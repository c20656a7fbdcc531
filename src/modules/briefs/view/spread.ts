import type { Rating, Rubric, ScorecardContent } from '../../../domain/index.js';
import { criteriaOf, dimensionName, dimensionsOf, requiredDimensions } from '../../../domain/index.js';

/** One interviewer's scorecard as a debrief reads it. */
export interface DebriefedCard {
  readonly interviewer: string;
  readonly content: ScorecardContent;
  /** What was changed in the debrief, oldest first. */
  readonly changes: readonly { readonly at: string; readonly reason: string; readonly before: ScorecardContent }[];
}

/** One interviewer's rating of a criterion: as they brought it, and as it stands now. */
export interface Heard {
  readonly interviewer: string;
  readonly first: Rating | null;
  readonly now: Rating;
  /** Why it was changed in the debrief, newest first. */
  readonly reasons: readonly string[];
}

export interface CriterionHeard {
  readonly criterion: string;
  readonly name: string;
  readonly dimension: string;
  readonly required: boolean;
  /** Lowest first rating first; what was not observed at the end. */
  readonly heard: readonly Heard[];
  /** How far the first ratings lay apart; null when fewer than two rated it. */
  readonly spread: number | null;
  readonly spreadNow: number | null;
}

/** Every criterion that somebody rated: those of dimensions that the seat needs first, the widest apart first. */
export function criteriaHeard(
  rubric: Rubric,
  seat: string,
  cards: readonly DebriefedCard[],
): readonly CriterionHeard[] {
  const required = requiredDimensions(rubric, seat);
  return dimensionsOf(rubric)
    .flatMap((dimension) =>
      criteriaOf(rubric, dimension).map(({ id, name }) => {
        const heard = cards.flatMap((card) => hear(card, id)).sort((a, b) => place(a) - place(b));
        return {
          criterion: id,
          name,
          dimension: dimensionName(rubric, dimension),
          required: required.includes(dimension),
          heard,
          spread: spreadOf(heard.map(({ first }) => first)),
          spreadNow: spreadOf(heard.map(({ now }) => now)),
        };
      }),
    )
    .filter(({ heard }) => heard.length > 0)
    .sort((a, b) => Number(b.required) - Number(a.required) || (b.spread ?? -1) - (a.spread ?? -1));
}

function hear({ interviewer, content, changes }: DebriefedCard, criterion: string): readonly Heard[] {
  const now = ratingIn(content, criterion);
  if (now === null) return [];
  const brought = changes[0]?.before ?? content;
  return [
    { interviewer, first: ratingIn(brought, criterion), now, reasons: reasonsOf({ content, changes }, criterion) },
  ];
}

function reasonsOf({ content, changes }: Pick<DebriefedCard, 'content' | 'changes'>, criterion: string): string[] {
  return changes
    .filter(({ before }, index) => {
      const after = changes[index + 1]?.before ?? content;
      return !isSame(ratingIn(before, criterion), ratingIn(after, criterion));
    })
    .map(({ reason }) => reason)
    .reverse();
}

/** Whether two ratings of a criterion say the same. */
export function isSame(a: Rating | null, b: Rating | null): boolean {
  return a?.rating === b?.rating && a?.verification === b?.verification && a?.evidence === b?.evidence;
}

function ratingIn({ ratings }: ScorecardContent, criterion: string): Rating | null {
  return ratings.find((rating) => rating.criterion === criterion) ?? null;
}

function place({ first, now }: Heard): number {
  const { rating } = first ?? now;
  return rating === 'not-observed' ? 6 : rating;
}

function spreadOf(ratings: readonly (Rating | null)[]): number | null {
  const numbers = ratings.flatMap((rating) =>
    rating === null || rating.rating === 'not-observed' ? [] : [rating.rating],
  );
  return numbers.length < 2 ? null : Math.max(...numbers) - Math.min(...numbers);
}
