import type { CalibrationTrigger } from './calibration.entity.js';

/** Share of scorecards more than the newest version has, from which the next one is due: the design's. */
const MORE = 0.1;
/** Rated applications from which a rubric is calibrated without being asked. */
const FIRST_FROM = 10;
/** When the night's work is due, UTC. */
const NIGHT_HOUR = 2;

/** What has come in on a rubric, beside its newest version. */
export interface ComeInSince {
  /** Scorecards in the newest version; null while there is none. */
  readonly calibrated: number | null;
  readonly scorecards: number;
  /** Rated on the rubric; asked for while there is no version. */
  readonly applications: number;
  /** Something that came in before the last night is not in the newest version. */
  readonly beforeNight: boolean;
}

/** Why a rubric is to be calibrated now; null: it is not. */
export function dueTrigger({
  calibrated,
  scorecards,
  applications,
  beforeNight,
}: ComeInSince): CalibrationTrigger | null {
  if (calibrated === null) return applications >= FIRST_FROM && beforeNight ? 'nightly' : null;
  // A tenth of 30 is 3, and not 3.0000000000000004.
  if (scorecards > calibrated && scorecards - calibrated >= Math.ceil(calibrated * MORE - 1e-9))
    return 'more-scorecards';
  return beforeNight ? 'nightly' : null;
}

/** The last time that a night's work was due, at or before `now`; both ISO 8601, UTC. */
export function lastNight(now: string): string {
  const night = new Date(now);
  night.setUTCHours(NIGHT_HOUR, 0, 0, 0);
  if (night.getTime() > Date.parse(now)) night.setUTCDate(night.getUTCDate() - 1);
  return night.toISOString();
}
