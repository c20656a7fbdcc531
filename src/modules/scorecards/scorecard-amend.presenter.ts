import { textField } from '../rendering/pages/field-view.js';
import { KEYS, scorecardFields, type ScorecardFormState, type ScorecardSubject } from './scorecard.presenter.js';
import type { Difference } from './view/scorecard-differences.js';
import { FIELDS } from './view/scorecard-input.js';
import { seatWords } from './view/scorecard-words.js';

export interface AmendmentState extends ScorecardFormState {
  readonly reason: string;
  /** Whether the author could by now have read what others rated. */
  readonly sighted: boolean;
  /** What was typed came too late: `submitted` for the draft, `amended` for the text that it was to amend. */
  readonly overtaken: 'submitted' | 'amended' | null;
  /** Between what was typed and what is stored; of interest when it came too late. */
  readonly differences: readonly Difference[];
}

const OVERTAKEN = {
  submitted:
    'This scorecard was submitted meanwhile, in another tab or on another device. What you typed is below and is not ' +
    'stored yet: it can be added as an amendment.',
  amended:
    'This scorecard was amended meanwhile, in another tab or on another device. What you typed is below and is not ' +
    'stored yet: compare, and amend again.',
};
const SIGHTED = 'You could by now read the others’; the amendment will be marked so.';

/** The whole of a submitted scorecard once more, to be changed with a reason. */
export function amendmentView(subject: ScorecardSubject, state: AmendmentState) {
  const { id, candidate, rubric, seat } = subject;
  const reason = textField({
    name: FIELDS.reason,
    label: 'Reason',
    hint: 'Stays with the amendment, beside what stood there before.',
    value: state.reason,
    error: state.errors.get(FIELDS.reason) ?? null,
    maxLength: 20_000,
    rows: 3,
  });
  const fields = scorecardFields(subject, state);
  const wrong = reason.error === null ? [] : [{ href: `#${reason.id}`, text: reason.error }];
  const items = [...wrong, ...(fields.summary?.items ?? [])];
  return {
    heading: {
      above: { label: candidate, href: `/scorecards/${id}` },
      text: 'Amend your scorecard',
      lead: seatWords(seat, rubric),
      actions: [],
    },
    notices: [
      ...(state.overtaken === null ? [] : [{ tone: 'problem', text: OVERTAKEN[state.overtaken] }]),
      ...(state.sighted ? [{ tone: 'note', text: SIGHTED }] : []),
    ],
    form: {
      action: `/scorecards/${id}/amend`,
      scorecardId: id,
      personId: state.personId,
      version: state.version,
      saved: state.saved ? 'yes' : 'no',
    },
    reason,
    keys: KEYS,
    changed:
      state.overtaken === null
        ? null
        : {
            heading: 'Where the two texts differ',
            text: 'The form below has what you typed. Copy over what is to stay of the other.',
            items: state.differences.map(({ label, stored, mine }) => ({
              label,
              stored: stored || 'Nothing',
              mine: mine || 'Nothing',
            })),
          },
    fields: {
      ...fields,
      summary:
        items.length === 0
          ? null
          : { heading: items.length === 1 ? 'One thing to correct' : `${items.length} things to correct`, items },
    },
  };
}
