import { ArcbriefError, Invalid, NotFound } from '../../common/errors.js';

export class CalibrationNotFound extends NotFound {
  constructor() {
    super('calibration-not-found', 'There is no such calibration.');
  }
}

export class CalibrationJobNotFound extends NotFound {
  constructor() {
    super(
      'calibration-job-not-found',
      'There is no such calibration on its way here. The server that began it knows of it until it ends; the list of calibrations has what came of it.',
    );
  }
}

/** Where a calibration would tell the caller what they may not know yet. */
export class CalibrationClosed extends ArcbriefError {
  readonly kind = 'forbidden';

  constructor() {
    super(
      'own-scorecard-missing',
      'You still owe a scorecard on this rubric. Submit it first: what a calibration makes of the others’ would tell of them.',
    );
  }
}

/** Two versions that were asked to be compared. */
export class CalibrationsOfTwoRubrics extends Invalid {
  constructor() {
    super('invalid-comparison', [{ path: 'since', message: 'is a calibration of another rubric' }]);
  }
}
