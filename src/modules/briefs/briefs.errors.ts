import { Gone, Invalid, NotFound } from '../../common/errors.js';

/** No brief has this id. */
export class BriefNotFound extends NotFound {
  constructor() {
    super('brief-not-found', 'There is no such brief.');
  }
}

/** A hiring brief was asked for of somebody whom the assessment does not hold. */
export class NotInAssessment extends Invalid {
  constructor() {
    super('not-in-assessment', [{ path: 'applicationId', message: 'is the id of no application in this assessment' }]);
  }
}

/** It spoke of a candidate who was erased since. */
export class BriefErased extends Gone {
  constructor(number: string) {
    super('brief-erased', `Brief ${number} was withdrawn: its candidate was erased.`);
  }
}
