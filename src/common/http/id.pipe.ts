import type { PipeTransform } from '@nestjs/common';
import { RECORD_ID, RUBRIC_REFERENCE } from '../limits.js';
import { HttpProblem } from './problem.js';

/** An id in a path. One that no record can have is answered like one that no record has. */
export class IdPipe implements PipeTransform<unknown, string> {
  constructor(private readonly pattern: RegExp = RECORD_ID) {}

  transform(value: unknown): string {
    if (typeof value === 'string' && this.pattern.test(value)) return value;
    throw new HttpProblem('not-found', 'There is no record with this id.');
  }
}

/** `id@version` in a path. */
export class RubricReferencePipe extends IdPipe {
  constructor() {
    super(RUBRIC_REFERENCE);
  }
}
