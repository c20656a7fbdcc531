import { Conflict, Invalid, NotFound } from '../../common/errors.js';
import { LIMITS } from '../../common/limits.js';

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

/** No evaluation file takes more, so the requisition could be exported and never read again. */
export class TooManyApplications extends Conflict {
  constructor() {
    super('too-many-applications', `A requisition has at most ${LIMITS.applications} applications.`);
  }
}

export class ApplicationExists extends Conflict {
  constructor() {
    super('application-exists', 'This candidate has an application for this requisition already.');
  }
}

/** Says no more than that: where else they applied is not this caller's to know. */
export class CandidateOfOthers extends Conflict {
  constructor() {
    super(
      'candidate-of-others',
      'The name and the address of this candidate are not yours alone to change. Ask an admin who else can.',
    );
  }
}
