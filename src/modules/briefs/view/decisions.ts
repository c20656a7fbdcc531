import type { Route, Rubric } from '../../../domain/index.js';
import { routeInWords } from '../../../domain/index.js';
import { utcMinute } from './rounding.js';
import { closed, sentenceCase } from './wording.js';

export type DecisionWord = 'hire' | 'promote' | 'grow' | 'pass' | 'hold' | 'withdrawn';

const WORDS: Readonly<Record<DecisionWord, string>> = {
  hire: 'Hire',
  promote: 'Promote',
  grow: 'Grow with a plan',
  hold: 'Hold',
  pass: 'Pass for this seat',
  withdrawn: 'Withdrawn',
};

const MEANINGS: Readonly<Record<DecisionWord, string>> = {
  hire: 'They take the seat from outside.',
  promote: 'They take the seat now.',
  grow: 'They take the seat with a plan for what is missing.',
  hold: 'Not decided: something must be known first.',
  pass: 'They do not take this seat.',
  withdrawn: 'They no longer want it.',
};

/** A person's decision in words. */
export function decisionWord(decision: DecisionWord): string {
  return WORDS[decision];
}

/** What a decision means, in one sentence. */
export function decisionMeaning(decision: DecisionWord): string {
  return MEANINGS[decision];
}

export interface DecisionToShow {
  readonly number: number;
  readonly createdAt: string;
  /** The name of whoever decided. */
  readonly by: string;
  readonly decision: DecisionWord;
  readonly reason: string;
  /** Null when there was none, or when the reader may not know it. */
  readonly advice: Route | null;
}

export interface DecisionView {
  readonly word: string;
  readonly at: string;
  readonly when: string;
  readonly by: string;
  readonly reason: string;
  /** "The advice beside it: buy with a plan."; null where there is none to show. */
  readonly advice: string | null;
}

/** A decision with the advice that lay beside it. */
export function decisionView(rubric: Rubric, shown: DecisionToShow): DecisionView {
  const { createdAt, by, decision, reason, advice } = shown;
  return {
    word: decisionWord(decision),
    at: createdAt,
    when: utcMinute(createdAt),
    by,
    reason,
    advice: advice === null ? null : closed(`The advice beside it: ${routeInWords(rubric, advice)}`),
  };
}

/** The advice of an assessment as a head: "Buy with a plan". */
export function adviceWord(rubric: Rubric, route: Route): string {
  return sentenceCase(routeInWords(rubric, route));
}
