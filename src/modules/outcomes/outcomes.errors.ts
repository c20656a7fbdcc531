import { Conflict } from '../../common/errors.js';

/** Nobody was put into a seat, or it is too early, or it was said already. */
export class NoCheckDue extends Conflict {
  constructor() {
    super('no-check-due', 'No outcome check of this application is due.');
  }
}
