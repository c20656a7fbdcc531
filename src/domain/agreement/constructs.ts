import type { Application, Scorecard } from '../assessment/panel.js';
import { byCodeUnit } from '../assessment/pool.js';
import { criteriaOf, dimensionsOf } from '../rubric/rubric-order.js';
import type { Rubric } from '../rubric/rubric.js';
import { AGREEMENT_FROM, agreementDisplay, type AgreementDisplay } from './display.js';
import { bootstrapAlphaInterval } from './bootstrap-alpha.js';
import { agreementOf } from './agreement-of.js';

/** How far interviewers agree on a yes or no, behind the gates that keep it from saying more than it can. */
export interface ConstructAgreement {
  /** Applications that two or more interviewers gave a yes or no: the gates count these. */
  readonly applications: number;
  /** Interviewers who gave a yes or no on any application. */
  readonly interviewers: number;
  /** Share of the answers that are yes, 0–1; null without an answer. Where it is near 0 or 1, alpha is low by nature and AC1 is the fairer figure. */
  readonly yes: number | null;
  /** Share of equal pairs, 0–1. Null when hidden or undefined, as are the figures below. */
  readonly percent: number | null;
  /** Krippendorff's alpha, nominal. */
  readonly alpha: number | null;
  /** Bootstrap over applications. */
  readonly alphaInterval95: readonly [number, number] | null;
  /** Gwet's AC1. */
  readonly ac1: number | null;
  /** Over applications. Null also for several questions together: answers on one application are no independent looks. */
  readonly ac1Interval95: readonly [number, number] | null;
  readonly display: AgreementDisplay;
  /** Why there is no agreement to show, a sentence; null when there is. */
  readonly reason: string | null;
}

export interface ConstructsAgreement {
  /** The tells: ticked or not, by each interviewer. */
  readonly tells: {
    readonly together: ConstructAgreement;
    /** In the rubric's order. */
    readonly byTell: readonly (ConstructAgreement & { readonly tell: string })[];
  };
  /** Earned or borrowed: each interviewer's own verdict. */
  readonly earned: {
    readonly together: ConstructAgreement;
    /** In the rubric's order. */
    readonly byDimension: readonly (ConstructAgreement & { readonly dimension: string })[];
  };
}

/**
 * Agreement on what Arcbrief is about, beside agreement on single ratings: whether a tell was seen, and whether a
 * dimension is earned. An interviewer's own verdict on a dimension is "earned" when the mean of the ratings they gave in
 * it, weighted as the rubric weighs the criteria, is at the rubric's bar or above; without a rating there they have none.
 * Answers on one application are no independent looks: the bootstrap draws applications whole.
 *
 * @param applications with submitted scorecards; ids are unique
 * @param seed any integer; the same seed gives the same intervals. Derive it from the input's hash.
 */
export function constructAgreement(
  rubric: Rubric,
  applications: readonly Application[],
  seed: number,
): ConstructsAgreement {
  const sorted = [...applications].sort((a, b) => byCodeUnit(a.id, b.id));
  const over = (questions: readonly Question[]): ConstructAgreement => agreementOn(sorted, questions, seed);
  const tells = rubric.tells.map(({ id }) => ({ id, ask: (card: Scorecard) => card.tells.includes(id) }));
  const earned = dimensionsOf(rubric).map((id) => ({ id, ask: (card: Scorecard) => ownVerdict(rubric, id, card) }));
  return {
    tells: {
      together: over(tells.map(({ ask }) => ask)),
      byTell: tells.map(({ id, ask }) => ({ tell: id, ...over([ask]) })),
    },
    earned: {
      together: over(earned.map(({ ask }) => ask)),
      byDimension: earned.map(({ id, ask }) => ({ dimension: id, ...over([ask]) })),
    },
  };
}

const ROUNDING = 1e-9;

/** Yes, no, or no answer. */
type Question = (scorecard: Scorecard) => boolean | null;

/** Whether one interviewer's own ratings call a dimension earned; null when they rated nothing in it. */
export function ownVerdict(rubric: Rubric, dimension: string, { ratings }: Scorecard): boolean | null {
  const given = criteriaOf(rubric, dimension).flatMap(({ id, weight }) => {
    const rating = ratings.find(({ criterion }) => criterion === id)?.rating;
    return typeof rating === 'number' ? [{ rating, weight }] : [];
  });
  if (given.length === 0) return null;
  const above = given.reduce((sum, { rating, weight }) => sum + weight * (rating - rubric.thresholds.bar), 0);
  // A mean exactly at the bar is there, also where a weight such as 0.1 does not add up to the last bit.
  return above >= -ROUNDING;
}

function agreementOn(
  applications: readonly Application[],
  questions: readonly Question[],
  seed: number,
): ConstructAgreement {
  const { table, clusters } = answers(applications, questions);
  const compared = new Set(clusters.filter((_, unit) => table.filter((row) => row[unit] !== null).length >= 2)).size;
  const figures = agreementOf(table);
  const given = table.flat().filter((answer) => answer !== null);
  const display = agreementDisplay(compared);
  const counts = {
    applications: compared,
    interviewers: figures.observers,
    yes: given.length === 0 ? null : given.reduce((sum, answer) => sum + answer, 0) / given.length,
  };
  if (display === 'hidden') {
    const none = { percent: null, alpha: null, alphaInterval95: null, ac1: null, ac1Interval95: null };
    return { ...counts, ...none, display, reason: tooFew(compared) };
  }
  return {
    ...counts,
    percent: figures.percent,
    alpha: figures.alpha.nominal,
    alphaInterval95: bootstrapAlphaInterval(table, { metric: 'nominal', level: 0.95, seed, clusters }),
    ac1: figures.ac1?.coefficient ?? null,
    ac1Interval95: questions.length > 1 ? null : (figures.ac1?.interval95 ?? null),
    display,
    reason: figures.alpha.nominal === null ? 'Agreement is undefined: every answer is the same.' : null,
  };
}

/** Interviewers × (application and question), 1 for yes and 0 for no; by unit, its application. */
function answers(
  applications: readonly Application[],
  questions: readonly Question[],
): { readonly table: readonly (readonly (number | null)[])[]; readonly clusters: readonly number[] } {
  const clusters = applications.flatMap((_, application) => questions.map(() => application));
  const rows = new Map<string, (number | null)[]>();
  applications.forEach(({ scorecards }, application) => {
    for (const scorecard of scorecards) {
      const row = rows.get(scorecard.interviewer) ?? new Array<number | null>(clusters.length).fill(null);
      rows.set(scorecard.interviewer, row);
      questions.forEach((ask, question) => {
        const answer = ask(scorecard);
        row[application * questions.length + question] = answer === null ? null : Number(answer);
      });
    }
  });
  return { table: [...rows.values()], clusters };
}

function tooFew(applications: number): string {
  const there = applications === 1 ? 'there is 1' : `there are ${applications}`;
  return `Agreement is shown from ${AGREEMENT_FROM} applications seen by two interviewers on; ${there}.`;
}
