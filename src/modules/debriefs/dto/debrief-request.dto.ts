import { Amount, OneOf, Prose, RecordId } from '../../../common/http/fields.js';
import { LIMITS } from '../../../common/limits.js';
import { DECISIONS, type Decided } from '../decision.rules.js';

/** How a debrief is opened. */
export class OpenDebriefDto {
  @Prose({
    max: LIMITS.text,
    nullable: true,
    optional: true,
    description: 'Why it opens although not all scorecards are in; not kept when all are.',
    example: 'One of the panel is ill until December.',
  })
  readonly reason?: string | null;
}

/** What a person decided. */
export class DecideDto {
  @OneOf(DECISIONS, {
    description: 'hire for somebody from outside; promote or grow for somebody from inside; the others for both.',
  })
  readonly decision: Decided;

  @Prose({ max: LIMITS.text, description: 'Why; it stands beside the advice.' })
  readonly reason: string;

  @RecordId({ nullable: true, description: 'The assessment that lay on the table; null for none.' })
  readonly assessmentId: string | null;

  @Amount({
    min: 0,
    max: 1_000_000,
    whole: true,
    description: 'The number of the newest decision as it was read, 0 for none: 409 when there is a newer one.',
    example: 0,
  })
  readonly expectedNumber: number;
}
