import { Line } from '../../../common/http/fields.js';
import { HANDLE, LIMITS } from '../../../common/limits.js';

/** Somebody who rates. */
export class CreateInterviewerDto {
  @Line({
    max: LIMITS.handle,
    pattern: {
      rule: HANDLE,
      message: 'must begin with a letter or digit, and hold no slash, no colon and no space at its end',
    },
    description: 'How evaluation files name the person. Unique.',
    example: 'ana',
  })
  readonly handle: string;

  @Line({ max: LIMITS.line, description: 'As people call the person.', example: 'Ana Ferreira' })
  readonly name: string;

  @Line({
    max: LIMITS.email,
    optional: true,
    nullable: true,
    pattern: { rule: /^[^\s@]{1,64}@[^\s@]{1,189}$/, message: 'must be an e-mail address' },
    description: 'An e-mail address.',
    example: 'ana@example.com',
  })
  readonly email?: string | null;
}
