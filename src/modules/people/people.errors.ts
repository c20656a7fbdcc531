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
