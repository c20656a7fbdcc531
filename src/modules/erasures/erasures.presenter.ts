import { minuteWords } from '../../common/days.js';
import { checkboxField, errorSummary, inputField } from '../rendering/pages/field-view.js';
import type { ErasurePlan, ErasureRecord } from './erasure-plan.js';

/** The form as it was sent, and what there is of the person whom it names. */
export interface ErasureForm {
  readonly name: string;
  readonly nameError: string | null;
  /** Null: nobody was looked for, or nobody found. */
  readonly plan: ErasurePlan | null;
  readonly confirmError: string | null;
}

export const BLANK_FORM: ErasureForm = { name: '', nameError: null, plan: null, confirmError: null };

const COLUMNS = ['Erased', 'By', 'Applications', 'Candidate'];

/** Whom to forget, what that takes away, and who was forgotten. */
export function erasuresView(done: readonly ErasureRecord[], form: ErasureForm) {
  const name = inputField({
    name: 'name',
    label: 'E-mail address, or id of the candidate or of an application',
    hint: 'As it stands on the application. The id is the last part of the application’s address.',
    value: form.name,
    error: form.nameError,
  });
  const confirm = checkboxField({
    name: 'confirm',
    label: 'To be sure',
    options: [{ value: 'yes', label: 'I know that nobody can bring this back' }],
    error: form.confirmError,
  });
  return {
    heading: {
      above: { href: '/people', label: 'People' },
      text: 'Erasure',
      lead: 'For a candidate who asks to be forgotten: name, address, history and every word about them go, for good.',
      actions: [],
    },
    summary: errorSummary([name, confirm]),
    name,
    plan: form.plan === null ? null : planView(form.plan, form.name, confirm),
    what: {
      items: [
        { term: 'goes', text: WHAT_GOES },
        { term: 'stays', text: WHAT_STAYS },
        { term: 'out of reach', text: OUT_OF_REACH },
      ],
    },
    table: done.length === 0 ? null : doneTable(done),
  };
}

const WHAT_GOES =
  'Name, e-mail address and history; evidence, takeaways, reasons and drafts; what they said of their groups; their hiring briefs, whose links say so from then on.';
const WHAT_STAYS =
  'Ratings, decisions and dates, as those of nobody: what was said of the other candidates rests on them. Other briefs show “Erased candidate”.';
const OUT_OF_REACH =
  'Files that people took out, mails, and what somebody wrote about them on another candidate. An older backup still holds them; when it is brought back, they are erased again at the start.';

function planView(plan: ErasurePlan, name: string, confirm: ReturnType<typeof checkboxField>) {
  const { candidateIds, applications, scorecards, briefs } = plan;
  return {
    name,
    candidates: candidateIds.join(' '),
    counts: { applications, scorecards, briefs },
    confirm,
    facts: {
      items: [
        {
          label: 'Applications',
          value: String(applications),
          note: candidateIds.length > 1 ? `of ${candidateIds.length} entries of this person` : null,
        },
        { label: 'Scorecards', value: String(scorecards), note: 'their words go; drafts go whole' },
        { label: 'Hiring briefs', value: String(briefs), note: 'withdrawn' },
      ],
    },
  };
}

function doneTable(done: readonly ErasureRecord[]) {
  return {
    caption: 'Who was erased, newest first',
    columns: COLUMNS.map((label, index) => ({ label, numeric: index === 2 })),
    rows: done.map(({ candidateId, at, by, applications }) => ({
      head: { text: minuteWords(at), href: null },
      cells: [by ?? 'Command line or ledger', String(applications), `…${candidateId.slice(-12)}`].map(
        (text, index) => ({
          label: COLUMNS[index + 1] ?? '',
          text,
          numeric: index === 1,
        }),
      ),
    })),
  };
}
