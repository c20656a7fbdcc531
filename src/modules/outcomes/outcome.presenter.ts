import { dayWords } from '../../common/days.js';
import { AGAIN, CARRIES, WHEREABOUTS, type CheckMonths } from '../../domain/index.js';
import { errorSummary, radioField } from '../rendering/pages/field-view.js';
import type { OutcomeCheck } from './outcome-check.js';
import type { OutcomeErrors, OutcomeTyped } from './outcome.form.js';
import { AGAIN_WORDS, CARRIES_WORDS, DECISION_WORDS, WHEREABOUTS_WORDS } from './outcome-words.js';

/** One application's outcome check: three questions, and what was said before. */
export function outcomeView(
  check: OutcomeCheck,
  { typed, errors }: { readonly typed: OutcomeTyped; readonly errors: OutcomeErrors },
) {
  const { applicationId, candidate, requisition, decision, decidedAt, due, made } = check;
  const months = due ?? made.at(-1)?.months ?? null;
  const fields = formFields(typed, errors);
  return {
    heading: {
      above: { label: candidate, href: `/applications/${applicationId}` },
      text: 'Outcome check',
      lead:
        decision === null || decidedAt === null
          ? `Nobody decided to put ${candidate} into the seat, so there is nothing to ask.`
          : `${requisition}: ${DECISION_WORDS[decision]} on ${dayWords(decidedAt)}.`,
      actions: [],
    },
    summary: errorSummary(fields),
    form:
      decision === null || months === null
        ? null
        : {
            action: `/applications/${applicationId}/outcome`,
            months: String(months),
            title: due === null ? `Correct what was said after ${months} months` : `After ${months} months`,
            fields,
            submit: due === null ? 'Keep the correction' : 'Keep it',
          },
    wait: decision !== null && months === null ? 'The first check is due three months after the decision.' : null,
    table: made.length === 0 ? null : madeTable(made),
  };
}

function formFields(typed: OutcomeTyped, errors: OutcomeErrors) {
  return [
    radioField({
      name: 'whereabouts',
      label: 'Where are they now?',
      options: WHEREABOUTS.map((value) => ({ value, label: WHEREABOUTS_WORDS[value] })),
      chosen: [typed.whereabouts],
      error: errors.whereabouts ?? null,
    }),
    radioField({
      name: 'carries',
      label: 'How far do they carry the seat, or did while they had it?',
      hint: 'What the requisition asked of it, not how much you like working with them.',
      options: CARRIES.map((value) => ({ value: String(value), label: CARRIES_WORDS[value] })),
      chosen: [typed.carries],
      error: errors.carries ?? null,
    }),
    radioField({
      name: 'again',
      label: 'Knowing what you know now, would you decide the same again?',
      options: AGAIN.map((value) => ({ value, label: AGAIN_WORDS[value] })),
      chosen: [typed.again],
      error: errors.again ?? null,
    }),
  ];
}

const COLUMNS = ['Said on', 'After', 'Whereabouts', 'Carries the seat', 'The same again'];

function madeTable(made: OutcomeCheck['made']) {
  return {
    caption: 'What was said before, newest first; of one month the newest counts',
    columns: COLUMNS.map((label) => ({ label, numeric: false })),
    rows: made.toReversed().map(({ at, months, whereabouts, carries, again }) => ({
      head: { text: dayWords(at), href: null },
      cells: [monthWords(months), WHEREABOUTS_WORDS[whereabouts], CARRIES_WORDS[carries], AGAIN_WORDS[again]].map(
        (text, index) => ({ label: COLUMNS[index + 1] ?? '', text, numeric: false }),
      ),
    })),
  };
}

/** "3 months". */
export function monthWords(months: CheckMonths): string {
  return `${months} months`;
}
