import { Conflict } from '../../common/errors.js';

/** The same requisition is here, and says something else. */
export class ImportDiffers extends Conflict {
  constructor(
    readonly requisition: string,
    readonly differences: readonly string[],
  ) {
    super(
      'import-differs',
      `The requisition "${requisition}" is here already and does not say the same; it differs at ${differences.join(', ')}. ` +
        'Nothing was imported. Change what is here (a submitted scorecard by an amendment), or give the file another requisition id.',
    );
  }
}

/** The same words whatever the file says: a stranger learns no more than that the id is taken. */
export class ImportElsewhere extends Conflict {
  constructor() {
    super(
      'import-elsewhere',
      'The id of this requisition is in use here. Ask its recruiter, or give the file another id.',
    );
  }
}

/** Every one of them, so that the file can be mended at once. */
export class InterviewersHaveAccounts extends Conflict {
  constructor(handles: readonly string[]) {
    super(
      'interviewers-have-accounts',
      `The file holds scorecards of ${handles.join(', ')}, who sign in here and write their own. Give them other handles in the file, or import it on the command line of the server.`,
    );
  }
}
