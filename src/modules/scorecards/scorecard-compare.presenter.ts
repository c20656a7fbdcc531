import type { Difference } from './view/scorecard-differences.js';
import { suggestedChoice } from './view/scorecard-differences.js';
import type { ScorecardSubject } from './scorecard.presenter.js';
import { draftOf, FIELDS, type ScorecardInput } from './view/scorecard-input.js';
import { seatWords } from './view/scorecard-words.js';

export interface Comparison {
  readonly mine: ScorecardInput;
  readonly differences: readonly Difference[];
  /** Of what is stored. */
  readonly version: number;
  readonly copy: string | null;
}

/** Two texts of one scorecard side by side, and for each field the choice between them; nothing is chosen silently. */
export function comparisonView(subject: ScorecardSubject, { mine, differences, version, copy }: Comparison) {
  const { id, candidate, rubric, seat } = subject;
  return {
    heading: {
      above: { label: candidate, href: `/scorecards/${id}` },
      text: 'Two texts of this scorecard',
      lead: seatWords(seat, rubric),
      actions: [],
    },
    notice: {
      tone: 'note',
      text:
        'What you typed here was begun before something else was stored, in another tab or on another device. ' +
        'Nothing has been overwritten: choose for each field, and save.',
    },
    action: `/scorecards/${id}`,
    version,
    copy,
    hidden: hiddenFields(mine),
    differences: differences.map((difference, index) => differenceView(difference, index + 1)),
  };
}

function differenceView(difference: Difference, index: number) {
  const { field, label, kind, mine, stored } = difference;
  const chosen = suggestedChoice(difference);
  const options = [
    { value: 'stored', label: 'Keep what is stored' },
    { value: 'mine', label: 'Keep what you typed here' },
    ...(kind === 'choice'
      ? []
      : [{ value: 'both', label: kind === 'text' ? 'Keep both, one below the other' : 'Keep both' }]),
  ];
  return {
    id: `difference-${index}`,
    name: `pick.${field}`,
    label,
    stored: stored === '' ? null : stored,
    mine: mine === '' ? null : mine,
    options: options.map(({ value, label: words }) => ({
      id: `difference-${index}-${value}`,
      value,
      label: words,
      chosen: value === chosen,
    })),
  };
}

/** All that was typed, so that it comes back with the choice. */
export function hiddenFields(input: ScorecardInput): readonly { readonly name: string; readonly value: string }[] {
  const { content } = draftOf(input);
  return [
    ...[...input.criteria].flatMap(([id, { rating, verification, evidence }]) => [
      ...(rating === null ? [] : [{ name: FIELDS.rating(id), value: String(rating) }]),
      { name: FIELDS.verification(id), value: verification },
      ...(evidence === '' ? [] : [{ name: FIELDS.evidence(id), value: evidence }]),
    ]),
    ...content.tells.map((value) => ({ name: FIELDS.tells, value })),
    ...(input.recommendation === null ? [] : [{ name: FIELDS.recommendation, value: input.recommendation }]),
    { name: FIELDS.keyTakeaway, value: input.keyTakeaway },
  ];
}
