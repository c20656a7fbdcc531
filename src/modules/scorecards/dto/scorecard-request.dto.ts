import { NestedList, Nested, OneOf, Prose, RecordId, RubricId, RubricIds } from '../../../common/http/fields.js';
import { LIMITS } from '../../../common/limits.js';
import { RATINGS, RECOMMENDATIONS, VERIFICATIONS } from '../../../domain/index.js';
import type { RatingOrNotObserved, Recommendation, ScorecardContent, Verification } from '../../../domain/index.js';

/** One rating. `rating` is the integer 1 (Borrowed) to 5 (Earned), or the text `not-observed`, which is never a number. */
export class RatingDto {
  @RubricId({ description: 'The criterion, by its id in the rubric.', example: 'builder.owned-what-broke' })
  readonly criterion: string;

  @OneOf([...RATINGS, 'not-observed'], {
    description: '1 Borrowed · 2 Mostly borrowed · 3 Mixed · 4 Mostly earned · 5 Earned.',
    example: 4,
  })
  readonly rating: RatingOrNotObserved;

  @OneOf(VERIFICATIONS, {
    optional: true,
    nullable: true,
    description: 'How far the evidence was tested; `claimed` when left out. None for not-observed.',
    example: 'probed',
  })
  readonly verification?: Verification | null;

  @Prose({
    max: LIMITS.text,
    optional: true,
    nullable: true,
    description: 'What the candidate said or showed. Needed for every rating 1–5 before the scorecard is submitted.',
    example: 'Walked through the outage of March: what paged first, what they ruled out, what they changed.',
  })
  readonly evidence?: string | null;
}

/** What an interviewer writes. */
export class ScorecardContentDto {
  @OneOf(RECOMMENDATIONS, { optional: true, nullable: true, description: 'Shown, never scored.', example: 'yes' })
  readonly recommendation?: Recommendation | null;

  @Prose({ max: LIMITS.text, optional: true, nullable: true, description: 'One or two sentences.' })
  readonly keyTakeaway?: string | null;

  @RubricIds({
    max: LIMITS.tells,
    optional: true,
    description: 'The tells that were seen, by their ids in the rubric.',
    example: ['cannot-name-own-part'],
  })
  readonly tells?: string[];

  @NestedList(() => RatingDto, { max: LIMITS.ratings, description: 'Each criterion at most once.' })
  readonly ratings: RatingDto[];
}

/** Whose scorecard it is. */
export class OpenScorecardDto {
  @RecordId({ description: 'The interviewer.' })
  readonly interviewerId: string;
}

/** A new revision of a submitted scorecard. */
export class AmendScorecardDto {
  @Prose({
    max: LIMITS.text,
    description: 'Why it is amended. Kept with what stood there before.',
    example: 'Mixed up two candidates’ notes.',
  })
  readonly reason: string;

  @Nested(() => ScorecardContentDto, { description: 'The whole scorecard as it should read.' })
  readonly content: ScorecardContentDto;
}

/** As the domain has it: null for what was left out, and `claimed` for a rating that does not say. */
export function contentOf(dto: ScorecardContentDto): ScorecardContent {
  return {
    recommendation: dto.recommendation ?? null,
    keyTakeaway: dto.keyTakeaway ?? null,
    tells: dto.tells ?? [],
    ratings: dto.ratings.map(({ criterion, rating, verification, evidence }) => ({
      criterion,
      rating,
      verification: verification ?? (rating === 'not-observed' ? null : 'claimed'),
      evidence: evidence ?? null,
    })),
  };
}
