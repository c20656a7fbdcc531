import type { FormFields } from '../../common/http/form-fields.js';
import {
  RATINGS,
  VERIFICATIONS,
  type Rating,
  type RatingOrNotObserved,
  type Verification,
} from '../../domain/index.js';
import type { ScorecardRecord } from '../scorecards/scorecards.service.js';
import { DECISIONS, type Decided } from './decision.rules.js';

/** What was wrong, as whole sentences, by field. */
export type FormErrors = Readonly<Record<string, string>>;

export interface ChangeTyped {
  /** "<scorecard id>:<version>:<criterion>". */
  readonly target: string;
  readonly rating: string;
  readonly verification: string;
  readonly evidence: string;
  readonly why: string;
}

export interface DecisionTyped {
  readonly decision: string;
  readonly reason: string;
}

export const NO_CHANGE: ChangeTyped = { target: '', rating: '', verification: '', evidence: '', why: '' };
export const NO_DECISION: DecisionTyped = { decision: '', reason: '' };

export interface ChangeCommand {
  readonly scorecardId: string;
  readonly expectedVersion: number;
  readonly rating: Rating;
  readonly reason: string;
}

/** A change of one rating, or all that is wrong with it. What is left empty stays as it was. */
export function readChange(
  form: FormFields,
  cards: readonly ScorecardRecord[],
): { readonly typed: ChangeTyped; readonly command: ChangeCommand | null; readonly errors: FormErrors } {
  const typed = {
    target: form.text('target'),
    rating: form.text('rating'),
    verification: form.text('verification'),
    evidence: form.text('evidence'),
    why: form.text('why'),
  };
  const [scorecardId = '', version = '', criterion = ''] = typed.target.split(':');
  const card = cards.find(({ id }) => id === scorecardId);
  const before = card?.content.ratings.find((rating) => rating.criterion === criterion);
  const errors: Record<string, string> = {};
  if (before === undefined) errors['target'] = 'Choose the rating that changes.';
  const rating = ratingOf(typed.rating);
  if (rating === null) errors['rating'] = 'Choose what the rating becomes.';
  const verification = verificationOf(typed.verification) ?? before?.verification ?? null;
  const evidence = typed.evidence.trim() === '' ? (before?.evidence ?? null) : typed.evidence;
  if (rating !== null && rating !== 'not-observed') {
    if (verification === null) errors['verification'] = 'Say how far the evidence was tested.';
    if (evidence === null) errors['evidence'] = 'Write what the candidate said or showed.';
  }
  if (typed.why.trim() === '') errors['why'] = 'Say why the rating changes.';
  if (before === undefined || rating === null || Object.keys(errors).length > 0)
    return { typed, command: null, errors };
  return {
    typed,
    errors,
    command: {
      scorecardId,
      expectedVersion: Number(version),
      rating: { criterion, rating, evidence, verification: rating === 'not-observed' ? null : verification },
      reason: typed.why,
    },
  };
}

/** A decision, or all that is wrong with it. */
export function readDecision(form: FormFields): {
  readonly typed: DecisionTyped;
  readonly command: {
    readonly decision: Decided;
    readonly reason: string;
    readonly assessmentId: string | null;
    readonly expectedNumber: number;
  } | null;
  readonly errors: FormErrors;
} {
  const typed = { decision: form.text('decision'), reason: form.text('reason') };
  const decision = DECISIONS.find((one) => one === typed.decision);
  const errors: Record<string, string> = {};
  if (decision === undefined) errors['decision'] = 'Choose what you decide.';
  if (typed.reason.trim() === '') errors['reason'] = 'Give the reason: it stands beside the advice.';
  if (decision === undefined || Object.keys(errors).length > 0) return { typed, command: null, errors };
  const assessment = form.text('assessment');
  return {
    typed,
    errors,
    command: {
      decision,
      reason: typed.reason,
      assessmentId: assessment === '' ? null : assessment,
      expectedNumber: Number(form.text('number')),
    },
  };
}

function ratingOf(text: string): RatingOrNotObserved | null {
  if (text === 'not-observed') return text;
  return RATINGS.find((rating) => String(rating) === text) ?? null;
}

function verificationOf(text: string): Verification | null {
  return VERIFICATIONS.find((one) => one === text) ?? null;
}
