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

/** A rubric that somebody adds under a name that is taken; another content or the same, nothing is overwritten. */
export class RubricExists extends Conflict {
  constructor(readonly reference: string) {
    super(
      'rubric-exists',
      `There is a rubric ${reference} here already, and a version never changes. Raise the version.`,
    );
  }
}
