import { Conflict, Invalid, NotFound } from '../../common/errors.js';

export class ApplicationNotFound extends NotFound {
  constructor() {
    super('application-not-found', 'There is no such application.');
  }
}

export class CandidateNotFound extends Invalid {
  constructor() {
    super('candidate-not-found', [{ path: 'candidateId', message: 'is the id of no candidate' }]);
  }
}

export class ApplicationExists extends Conflict {
  constructor() {
    super('application-exists', 'This candidate has an application for this requisition already.');
  }
}
