import { Invalid, NotFound } from '../../common/errors.js';

export class BriefNotFound extends NotFound {
  constructor() {
    super('brief-not-found', 'There is no such brief.');
  }
}

export class NotInAssessment extends Invalid {
  constructor() {
    super('not-in-assessment', [{ path: 'applicationId', message: 'is the id of no application in this assessment' }]);
  }
}
