import { Conflict, NotFound } from '../../common/errors.js';

export class RequisitionNotFound extends NotFound {
  constructor() {
    super('requisition-not-found', 'There is no such requisition.');
  }
}

export class RequisitionRated extends Conflict {
  constructor() {
    super(
      'requisition-rated',
      'A scorecard of this requisition is submitted, so its rubric and its career stage stand. Open a new requisition for another seat.',
    );
  }
}

export class RequisitionExists extends Conflict {
  constructor(readonly externalId: string) {
    super('requisition-exists', 'There is a requisition with this id already.');
  }
}

/** Two contents under one id and version: whoever rated on the first would be read by the second. */
export class RubricChanged extends Conflict {
  constructor(readonly reference: string) {
    super(
      'rubric-changed',
      `The rubric ${reference} is in use here with another content. A rubric in use never changes: raise its version.`,
    );
  }
}

export class LastRecruiter extends Conflict {
  constructor() {
    super('last-recruiter', 'A requisition keeps at least one recruiter. Add another one first.');
  }
}

/** What is closed takes nothing new: who submits while it is being closed is either before that, or gets this. */
export class RequisitionClosed extends Conflict {
  constructor() {
    super(
      'requisition-closed',
      'This requisition is closed: it takes no new candidates, interview kits or scorecards. A recruiter of it can open it again.',
    );
  }
}

export class RequisitionOpen extends Conflict {
  constructor() {
    super('requisition-open', 'This requisition is open.');
  }
}
