import type { Application, Evaluation, Rating, RatingValue, Scorecard, Verification } from '../domain/index.js';
import { NO_ECONOMICS, RATINGS } from '../domain/index.js';
import { PAST_NOTES } from './past-notes.js';

/** A seat that was filled this summer, so that there is a past to calibrate interviewers on. Everybody in it is made up. */
export const PAST_SEAT = 'demo-engineering-manager-checkout';

/** How somebody rates, in rating points and shares: what their page about calibration is to find. */
interface Habit {
  readonly interviewer: string;
  /** Below the others. */
  readonly severity: number;
  /** Beyond that, on one criterion. */
  readonly on?: readonly [criterion: string, below: number];
  /** 1: one impression for all criteria of a candidate. */
  readonly halo: number;
  /** Of ratings whose evidence nobody probed. */
  readonly claimed: number;
}

/** Ines is strict, most of all on priorities; Hugo takes people at their word; Kwame has one impression for everything. */
const HABITS: readonly Habit[] = [
  { interviewer: 'Ines Okafor', severity: 0.6, on: ['leader.clarity-and-priorities', 1.1], halo: 0, claimed: 0.1 },
  { interviewer: 'Hugo Ferreira', severity: -0.4, halo: 0.2, claimed: 0.6 },
  { interviewer: 'Teodora Vasile', severity: 0, halo: 0, claimed: 0.1 },
  { interviewer: 'Kwame Boateng', severity: 0.1, halo: 1, claimed: 0.25 },
  { interviewer: 'Lotte Smit', severity: -0.1, halo: 0, claimed: 0.05 },
];

/** By dimension: where the candidate stands. Six in the first quarter, six in the second. */
const STANDINGS: readonly (readonly [name: string, builder: number, leader: number, closeness: number])[] = [
  ['Adaeze Obi', 4.3, 2.4, 3.6],
  ['Björn Halvorsen', 3.1, 3.4, 2.2],
  ['Chitra Raman', 4.0, 3.9, 4.1],
  ['Dmytro Kovalenko', 2.3, 2.9, 2.8],
  ['Elif Aydın', 3.7, 4.2, 3.9],
  ['Fionn Gallagher', 3.4, 2.2, 3.0],
  ['Giulia Moretti', 4.4, 3.1, 4.2],
  ['Hamid Rezaei', 2.7, 3.6, 2.1],
  ['Ivana Petrović', 3.9, 3.5, 3.4],
  ['Jorge Salinas', 3.2, 4.0, 3.1],
  ['Keiko Tanaka', 4.1, 2.8, 3.8],
  ['Lwazi Dlamini', 2.9, 3.2, 3.3],
];

/** Draws that are the same on every machine: 0 to 1, by the place they are drawn for. */
function drawFor(...places: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const place of places) {
    state = Math.imul(state ^ (place + 1), 0x85ebca6b);
    state ^= state >>> 13;
  }
  state = Math.imul(state, 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

/** The evaluation file of that seat. Three of five rate each criterion. */
export function pastEvaluation(): Evaluation {
  return {
    schema: 'arcbrief.evaluation/1',
    rubric: 'engineering-arc@1',
    requisition: {
      id: PAST_SEAT,
      title: 'Engineering Manager, Checkout',
      organisation: 'Tidewell Pay',
      stage: 'leader',
      transitionPlan: null,
      economics: NO_ECONOMICS,
    },
    applications: STANDINGS.map(([name], index) => ({
      id: `${PAST_SEAT}-${index + 1}`,
      candidate: { name },
      source: index % 4 === 2 ? 'internal' : 'external',
      history: [],
      scorecards: HABITS.map((habit, who) => scorecardOf(habit, { who, index })),
    })) satisfies readonly Application[],
  };
}

function scorecardOf(habit: Habit, place: { readonly who: number; readonly index: number }): Scorecard {
  const ratings = Object.keys(PAST_NOTES).flatMap((criterion, what): readonly Rating[] =>
    (what + place.who) % 5 < 3 ? [ratingOf(habit, criterion, { ...place, what })] : [],
  );
  const month = place.index < 6 ? '03' : '06';
  const day = String(3 + (place.index % 6) * 4).padStart(2, '0');
  return {
    interviewer: habit.interviewer,
    submittedAt: `2026-${month}-${day}T${10 + place.who}:20:00Z`,
    recommendation: null,
    keyTakeaway: null,
    tells: [],
    ratings,
    amendments: [],
  };
}

function ratingOf(
  { severity, on, halo, claimed }: Habit,
  criterion: string,
  { who, index, what }: { readonly who: number; readonly index: number; readonly what: number },
): Rating {
  const [, builder, leader, closeness] = STANDINGS[index] ?? ['', 3, 3, 3];
  const own = criterion.startsWith('builder.') ? builder : criterion.startsWith('leader.') ? leader : closeness;
  const impression = (builder + leader + closeness) / 3;
  const profile = drawFor(index, what) - 0.5;
  const chance = (1 - halo) * 1.6 * (drawFor(index, what, who) - 0.5);
  const level = own + (impression - own) * halo + (1 - halo) * profile + chance;
  const below = severity + (on?.[0] === criterion ? on[1] : 0);
  const rating = Math.min(5, Math.max(1, Math.round(level - below))) as RatingValue;
  return {
    criterion,
    rating,
    verification: verificationOf(claimed, drawFor(what, who, index)),
    evidence: PAST_NOTES[criterion]?.[rating <= 2 ? 0 : rating >= RATINGS.length - 1 ? 2 : 1] ?? '',
  };
}

function verificationOf(claimed: number, draw: number): Verification {
  if (draw < claimed) return 'claimed';
  return draw < claimed + (1 - claimed) * 0.75 ? 'probed' : 'corroborated';
}
