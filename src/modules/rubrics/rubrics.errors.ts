import { printable } from '../../common/documents/path.js';
import { Conflict, NotFound } from '../../common/errors.js';

/** A rubric that nobody has installed. */
export class RubricNotFound extends NotFound {
  constructor(
    readonly reference: string,
    known: readonly string[],
  ) {
    super(
      'rubric-not-found',
      `There is no rubric "${printable(reference.slice(0, 100))}" here; known are ${known.join(', ')}.`,
    );
  }
}

/** Two different contents under one id and version: a version never changes once it is in use. */
export class RubricConflict extends Conflict {
  constructor(reference: string, files: readonly [string, string]) {
    super(
      'rubric-conflict',
      `Two different rubrics are called ${reference}: ${files[0]} and ${files[1]}. Raise the version of one of them.`,
    );
  }
}
