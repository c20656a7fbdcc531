import { Conflict, NotFound } from '../../common/errors.js';

export class ScorecardNotFound extends NotFound {
  constructor() {
    super('scorecard-not-found', 'There is no such scorecard.');
  }
}

export class ScorecardExists extends Conflict {
  constructor() {
    super('scorecard-exists', 'This interviewer has a scorecard for this application already.');
  }
}

export class ScorecardSubmitted extends Conflict {
  constructor() {
    super('scorecard-submitted', 'This scorecard is submitted. It can only be amended, with a reason.');
  }
}

export class ScorecardNotSubmitted extends Conflict {
  constructor() {
    super('scorecard-not-submitted', 'This scorecard is still a draft. Change the draft, or submit it first.');
  }
}
