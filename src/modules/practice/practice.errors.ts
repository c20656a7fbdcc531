import { Conflict, NotFound } from '../../common/errors.js';

/** No such practice candidate, or none of this rubric. */
export class VignetteNotFound extends NotFound {
  constructor() {
    super('vignette-not-found', 'There is no such practice candidate.');
  }
}

/** Two files with practice candidates of one rubric: which of them counts is not ours to guess. */
export class PracticeConflict extends Conflict {
  constructor(rubric: string, files: readonly [string, string]) {
    super('practice-conflict', `Two files hold practice candidates of ${rubric}: ${files[0]} and ${files[1]}.`);
  }
}
