import { NotFound } from '../../common/errors.js';

export class AssessmentNotFound extends NotFound {
  constructor() {
    super('assessment-not-found', 'There is no such assessment.');
  }
}
