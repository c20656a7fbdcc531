import type { Stall } from '../rubric/rubric.js';
import type { Route } from './assessment.js';
import type { Source } from './panel.js';
import type { Standing } from './readings.js';

/** What the route table looks at, and nothing else. */
export interface Situation {
  /** Whether the seat is of the rubric's lowest career stage (then it has no foundations). */
  readonly lowestSeat: boolean;
  /** What losing closeness is called at the seat's stage; null where it needs none. */
  readonly stall: Stall | null;
  readonly foundations: readonly Standing[];
  readonly seatStage: Standing;
  /** Null where the seat does not require closeness. */
  readonly closeness: Standing | null;
  /** Lowest estimate of the rated criteria that signal wanting the next stage; null when none is rated. */
  readonly wantsNextStage: number | null;
}

/** Below this estimate a criterion says that the person does not want the next stage. */
const WANTS_NEXT_STAGE_FROM = 3;

export type RouteRowNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

interface RouteRow {
  readonly row: RouteRowNumber;
  readonly fits: (situation: Situation) => boolean;
  readonly internal: Route;
  readonly external: Route;
}

/**
 * The route table, in its order: the first row that fits. "Only X is missing" means that every other required
 * dimension is held or open. While one is unseen nobody can say that only X is missing, so an unseen dimension
 * keeps rows 4 to 8 from fitting, and row 9 asks for it.
 */
const ROUTE_TABLE: readonly RouteRow[] = [
  { row: 1, fits: allHeld, internal: 'promote', external: 'buy' },
  { row: 2, fits: foundationMissing, internal: 'shore-up-first', external: 'pass' },
  { row: 3, fits: seatAndClosenessMissing, internal: 'shore-up-first', external: 'pass' },
  { row: 4, fits: (s) => onlySeatMissing(s) && s.lowestSeat, internal: 'grow-with-plan', external: 'pass' },
  { row: 5, fits: (s) => onlySeatMissing(s) && wantsToStay(s), internal: 'deepen-builder-line', external: 'pass' },
  { row: 6, fits: onlySeatMissing, internal: 'grow-with-plan', external: 'pass' },
  {
    row: 7,
    fits: (s) => onlyClosenessMissing(s) && s.stall === 'drifted',
    internal: 'grow-with-plan',
    external: 'buy-with-plan',
  },
  {
    row: 8,
    fits: (s) => onlyClosenessMissing(s) && s.stall === 'calcified',
    internal: 'shore-up-first',
    external: 'pass',
  },
  { row: 9, fits: () => true, internal: 'gather-evidence', external: 'gather-evidence' },
];

export interface RoutedRow {
  readonly row: RouteRowNumber;
  readonly route: Route;
}

/** The first row of the table that fits, and its route for this source. Every situation has one. */
export function routeOf(situation: Situation, source: Source): RoutedRow {
  for (const { row, fits, internal, external } of ROUTE_TABLE) {
    if (fits(situation)) return { row, route: source === 'internal' ? internal : external };
  }
  throw new Error('unreachable: the last row fits every situation');
}

function allHeld({ foundations, seatStage, closeness }: Situation): boolean {
  return foundations.every(isHeld) && isHeld(seatStage) && (closeness === null || isHeld(closeness));
}

function foundationMissing({ foundations }: Situation): boolean {
  return foundations.includes('missing');
}

function seatAndClosenessMissing({ seatStage, closeness }: Situation): boolean {
  return seatStage === 'missing' && closeness === 'missing';
}

function onlySeatMissing({ foundations, seatStage, closeness }: Situation): boolean {
  return seatStage === 'missing' && foundations.every(isHeldOrOpen) && (closeness === null || isHeldOrOpen(closeness));
}

function onlyClosenessMissing({ foundations, seatStage, closeness }: Situation): boolean {
  return closeness === 'missing' && isHeldOrOpen(seatStage) && foundations.every(isHeldOrOpen);
}

function wantsToStay({ wantsNextStage }: Situation): boolean {
  return wantsNextStage !== null && wantsNextStage < WANTS_NEXT_STAGE_FROM;
}

function isHeld(standing: Standing): boolean {
  return standing === 'held';
}

function isHeldOrOpen(standing: Standing): boolean {
  return standing === 'held' || standing === 'open';
}
