import type { Rating, Rubric } from '../../domain/index.js';
import { RATING_WORDS, RATINGS, VERIFICATIONS } from '../../domain/index.js';
import { decisionMeaning, decisionWord, type DecisionWord } from '../briefs/view/decisions.js';
import { listed, ratingWord, sentenceCase, verificationWord } from '../briefs/view/wording.js';
import { radioField, selectField, textField } from '../rendering/pages/field-view.js';

type Errors = Readonly<Record<string, string>>;

/** What was typed into the page's forms, with what is wrong with it. */
export interface DebriefForms {
  readonly open: { readonly reason: string };
  readonly change: {
    readonly target: string;
    readonly rating: string;
    readonly verification: string;
    readonly evidence: string;
    readonly why: string;
  };
  readonly decision: { readonly decision: string; readonly reason: string };
  readonly errors: Errors;
  /** Said above all, for what is wrong with no single field. */
  readonly problem: string | null;
}

/** What the forms of a debrief are made from. */
export interface DebriefFormsInput {
  readonly rubric: Rubric;
  /** Names of those whose scorecards are not in. */
  readonly missing: readonly string[];
  readonly submitted: number;
  readonly mayOpen: boolean;
  /** The scorecards that the reader may change. */
  readonly changeable: readonly {
    readonly id: string;
    readonly version: number;
    readonly interviewer: string;
    readonly own: boolean;
    readonly ratings: readonly Rating[];
  }[];
  /** What the reader may decide; empty for whoever may not. */
  readonly mayDecide: readonly DecisionWord[];
  readonly forms: DebriefForms;
}

/** To open it; null for whoever may not, and while nobody has brought anything. */
export function openForm({ mayOpen, missing, submitted, forms }: DebriefFormsInput) {
  if (!mayOpen || submitted === 0) return null;
  const reason =
    missing.length === 0
      ? null
      : textField({
          name: 'openReason',
          label: 'Why it opens before all are in',
          hint: `Until their own scorecards are in, ${listed(missing)} ${missing.length === 1 ? 'sees' : 'see'} nothing of this page.`,
          value: forms.open.reason,
          rows: 2,
          error: forms.errors['openReason'] ?? null,
        });
  return { title: 'Open the debrief', reason, fields: reason === null ? [] : [reason] };
}

/** To change one rating; null for whoever has none to change. */
export function changeForm({ rubric, changeable, forms: { change, errors } }: DebriefFormsInput) {
  if (changeable.length === 0) return null;
  const nameOf = (id: string) => rubric.criteria.find((criterion) => criterion.id === id)?.name ?? id;
  const error = (name: string) => errors[name] ?? null;
  const fields = [
    selectField({
      name: 'target',
      label: 'The rating that changes',
      chosen: [change.target],
      error: error('target'),
      options: [
        { value: '', label: 'Choose' },
        ...changeable.flatMap((card) =>
          card.ratings.map(({ criterion, rating }) => ({
            value: `${card.id}:${card.version}:${criterion}`,
            label: `${card.own ? '' : `${card.interviewer}: `}${nameOf(criterion)} (${inFigures(rating)})`,
          })),
        ),
      ],
    }),
    selectField({
      name: 'rating',
      label: 'What it becomes',
      chosen: [change.rating],
      error: error('rating'),
      options: [
        { value: '', label: 'Choose' },
        ...[...RATINGS].map((rating) => ({ value: String(rating), label: inFigures(rating) })),
        { value: 'not-observed', label: RATING_WORDS['not-observed'] },
      ],
    }),
    selectField({
      name: 'verification',
      label: 'How far the evidence was tested',
      chosen: [change.verification],
      error: error('verification'),
      optional: true,
      options: [
        { value: '', label: 'As before' },
        ...VERIFICATIONS.map((value) => ({ value, label: sentenceCase(verificationWord(value).word) })),
      ],
    }),
  ];
  const texts = [
    textField({
      name: 'evidence',
      label: 'Evidence',
      hint: 'Leave it empty to keep what you wrote.',
      value: change.evidence,
      optional: true,
      error: error('evidence'),
    }),
    textField({
      name: 'why',
      label: 'Why it changes',
      hint: 'What was said here that you had not known.',
      value: change.why,
      rows: 2,
      error: error('why'),
    }),
  ];
  return {
    title: changeable.every(({ own }) => own) ? 'Change one of my ratings' : 'Change a rating',
    lead: 'The first rating stays beside it, with the reason.',
    isOpen: Object.keys(errors).some((name) => [...fields, ...texts].some((field) => field.name === name)),
    selects: fields,
    texts,
    fields: [...fields, ...texts],
  };
}

function inFigures(rating: Rating['rating']): string {
  return rating === 'not-observed' ? ratingWord(rating) : `${ratingWord(rating)} ${rating}`;
}

/** To decide; null for whoever may not. */
export function decideForm({ mayDecide, forms: { decision, errors } }: DebriefFormsInput) {
  if (mayDecide.length === 0) return null;
  const choice = radioField({
    name: 'decision',
    label: 'What I decide',
    chosen: [decision.decision],
    error: errors['decision'] ?? null,
    options: mayDecide.map((value) => ({ value, label: decisionWord(value), hint: decisionMeaning(value) })),
  });
  const reason = textField({
    name: 'reason',
    label: 'Reason',
    hint: 'It is kept beside the advice, and can only be followed by another decision.',
    value: decision.reason,
    rows: 4,
    error: errors['reason'] ?? null,
  });
  return { choice, reason, fields: [choice, reason] };
}
