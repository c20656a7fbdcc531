import { Conflict, NotFound } from '../../common/errors.js';

export class InterviewerNotFound extends NotFound {
  constructor() {
    super('interviewer-not-found', 'There is no such interviewer.');
  }
}

export class HandleTaken extends Conflict {
  constructor(readonly handle: string) {
    super('handle-taken', 'Another interviewer has this handle already.');
  }
}

export class PersonNotFound extends NotFound {
  constructor() {
    super('person-not-found', 'There is no such person.');
  }
}

export class EmailTaken extends Conflict {
  constructor() {
    super('email-taken', 'Somebody with this e-mail address is here already.');
  }
}

export class LastAdmin extends Conflict {
  constructor() {
    super('last-admin', 'Nobody else is an admin. Make somebody else one first.');
  }
}

/** The first admin is there: nobody else becomes one without them. */
export class SetUpAlready extends NotFound {
  constructor() {
    super('set-up-already', 'There is nothing at this address.');
  }
}
