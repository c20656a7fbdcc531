import { Conflict, Invalid, NotFound } from '../../common/errors.js';

/** It is not open. */
export class NoDebrief extends NotFound {
  constructor() {
    super('debrief-not-found', 'The debrief of this application is not open.');
  }
}

/** Nobody has rated anything yet. */
export class NothingToTalkAbout extends Conflict {
  constructor() {
    super('nothing-submitted', 'No scorecard is in yet, so there is nothing to talk about.');
  }
}

/** A debrief before all are in needs to say why. */
export class ScorecardsMissing extends Invalid {
  constructor(readonly names: readonly string[]) {
    const who = names.length === 1 ? `The scorecard of ${listed(names)} is` : `The scorecards of ${listed(names)} are`;
    super('scorecards-missing', [
      { path: 'reason', message: `${who} not in yet. Say why the debrief opens before, or wait.` },
    ]);
  }
}

export class DebriefExists extends Conflict {
  constructor() {
    super('debrief-exists', 'The debrief of this application is open already.');
  }
}

export class DebriefNotOpen extends Conflict {
  constructor(what: 'change' | 'decision') {
    super(
      'debrief-not-open',
      what === 'change'
        ? 'No debrief of this application is open. Amend the scorecard itself, with a reason.'
        : 'The panel has not talked yet. Open the debrief first; until then only hold, pass or withdrawn can be recorded.',
    );
  }
}

/** Somebody else has decided meanwhile. */
export class DecidedMeanwhile extends Conflict {
  constructor() {
    super(
      'decided-meanwhile',
      'Somebody recorded a decision on this application meanwhile. Read it, and decide again if yours is another.',
    );
  }
}

function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
