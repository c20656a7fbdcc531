import { textField } from '../rendering/pages/field-view.js';
import { scorecardFields, type ScorecardFormState, type ScorecardSubject } from './scorecard.presenter.js';
import { FIELDS } from './view/scorecard-input.js';
import { seatWords } from './view/scorecard-words.js';

export interface AmendmentState extends ScorecardFormState {
  readonly reason: string;
  /** Whether the author could by now have read what others rated. */
  readonly sighted: boolean;
  /** What was typed came too late for the draft, because the scorecard was submitted elsewhere meanwhile. */
  readonly overtaken: boolean;
}

const OVERTAKEN =
  'This scorecard was submitted meanwhile, in another tab or on another device. What you typed is below and is not ' +
  'stored yet: it can be added as an amendment.';
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
      ...(state.overtaken ? [{ tone: 'problem', text: OVERTAKEN }] : []),
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
    fields: {
      ...fields,
      summary:
        items.length === 0
          ? null
          : { heading: items.length === 1 ? 'One thing to correct' : `${items.length} things to correct`, items },
    },
  };
}
