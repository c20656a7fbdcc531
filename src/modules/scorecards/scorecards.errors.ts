import { Conflict, NotFound } from '../../common/errors.js';
import { LIMITS } from '../../common/limits.js';

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

/**
 * Says no more than that: whoever puts a panel together may be blind themselves, and must not learn from a refusal that
 * there is something to be read.
 */
export class MayNotRate extends Conflict {
  constructor() {
    super(
      'may-not-rate',
      'This person cannot be on this panel: nobody rates themselves, or what they have seen others’ ratings of.',
    );
  }
}

/** No evaluation file takes more, so the requisition could be exported and never read again. */
export class TooManyScorecards extends Conflict {
  constructor() {
    super('too-many-scorecards', `An application has at most ${LIMITS.scorecards} scorecards.`);
  }
}

/** As `TooManyScorecards`. */
export class TooManyAmendments extends Conflict {
  constructor() {
    super('too-many-amendments', `A scorecard is amended at most ${LIMITS.amendments} times.`);
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
