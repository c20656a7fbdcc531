import { Line, Nested, Prose, RubricId } from '../../../common/http/fields.js';
import { LIMITS, RUBRIC_REFERENCE } from '../../../common/limits.js';
import { EconomicsDto } from './economics.dto.js';

const REFERENCE = { rule: RUBRIC_REFERENCE, message: 'must name a rubric and its version, like engineering-arc@1' };

/** A new opening. */
export class CreateRequisitionDto {
  @Line({
    max: LIMITS.reference,
    pattern: REFERENCE,
    description: 'The rubric that the panel rates on, `id@version`.',
    example: 'engineering-arc@1',
  })
  readonly rubric: string;

  @Line({ max: LIMITS.line, description: 'The seat.', example: 'Engineering Manager, Payments' })
  readonly title: string;

  @Line({
    max: LIMITS.line,
    optional: true,
    nullable: true,
    description: 'Shown on the brief.',
    example: 'Example Bank',
  })
  readonly organisation?: string | null;

  @RubricId({ description: 'The career stage that the seat needs, by its id in the rubric.', example: 'leader' })
  readonly stage: string;

  @Prose({
    max: LIMITS.text,
    optional: true,
    nullable: true,
    description: 'How somebody from inside would be helped into the seat.',
  })
  readonly transitionPlan?: string | null;

  @Nested(() => EconomicsDto, { optional: true, nullable: true, description: 'For the grow-or-buy comparison.' })
  readonly economics?: EconomicsDto | null;
}

/** What is to change; what is left out stays. Rubric and career stage stand once a scorecard has been submitted. */
export class UpdateRequisitionDto {
  @Line({
    max: LIMITS.reference,
    pattern: REFERENCE,
    optional: true,
    description: 'The rubric, `id@version`.',
    example: 'engineering-arc@1',
  })
  readonly rubric?: string;

  @Line({ max: LIMITS.line, optional: true, description: 'The seat.', example: 'Engineering Manager, Payments' })
  readonly title?: string;

  @Line({ max: LIMITS.line, optional: true, nullable: true, description: 'Shown on the brief; null clears it.' })
  readonly organisation?: string | null;

  @RubricId({ optional: true, description: 'The career stage that the seat needs.', example: 'leader' })
  readonly stage?: string;

  @Prose({
    max: LIMITS.text,
    optional: true,
    nullable: true,
    description: 'How somebody from inside would be helped into the seat; null clears it.',
  })
  readonly transitionPlan?: string | null;

  @Nested(() => EconomicsDto, {
    optional: true,
    nullable: true,
    description: 'Takes the place of what stood there; null clears it.',
  })
  readonly economics?: EconomicsDto | null;
}
