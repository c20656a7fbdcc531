import { dayOf, dayWords } from '../../../common/days.js';
import { lowerFirst, andList } from '../../../common/documents/words.js';
import type { Rubric } from '../../../domain/index.js';
import { errorSummary, inputField } from '../../rendering/pages/field-view.js';
import { dueField, type FormErrors } from './kits.form.js';

export interface KitsInput {
  readonly application: { readonly id: string; readonly candidate: string };
  readonly requisition: { readonly id: string; readonly title: string; readonly closedAt: string | null };
  readonly rubric: Rubric;
  readonly isBlind: boolean;
  readonly unassigned: readonly {
    readonly interviewerId: string;
    readonly name: string;
    readonly criteria: readonly string[];
    readonly obstacle: 'own-file' | 'has-read-scores' | null;
  }[];
  readonly kits: readonly {
    readonly scorecardId: string;
    readonly name: string;
    readonly criteria: readonly string[];
    readonly dueAt: string | null;
    readonly status: 'draft' | 'submitted';
    readonly isLate: boolean;
    readonly isOwn: boolean;
    /** They have no account, and the reader may write down what they say. */
    readonly mayType: boolean;
  }[];
  /** Null for a form that nobody has sent yet. */
  readonly typed: { readonly chosen: readonly string[]; readonly due: string } | null;
  readonly typedDues: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly problem: string | null;
}

const OBSTACLES = {
  'own-file': 'Cannot be chosen: nobody rates themselves.',
  'has-read-scores': 'Cannot be chosen: has read what others rated this candidate.',
} as const;

const UTC = 'The whole day counts, until midnight UTC.';

/** Who interviews one candidate, about what and until when. */
export function kitsView(input: KitsInput): object {
  const { application, requisition, isBlind, kits, problem, errors } = input;
  const base = `/applications/${application.id}/kits`;
  const isOpen = requisition.closedAt === null;
  const maySet = isOpen && !isBlind;
  const assign = maySet ? assignView(input, base) : null;
  const rows = kits.map((kit) => rowOf(kit, input, maySet));
  const dues = rows.flatMap(({ due }) => (due === null ? [] : [due]));
  const fields = [...(assign === null ? [] : [assign.due]), ...dues];
  const summary = errorSummary([
    ...(errors['interviewer'] === undefined ? [] : [{ id: 'who', error: errors['interviewer'] }]),
    ...fields,
  ]);
  return {
    heading: {
      above: { label: requisition.title, href: `/requisitions/${requisition.id}` },
      text: `Interview kits for ${application.candidate}`,
      lead: 'A kit is what an interviewer takes to the interview: what to ask, and the scorecard to write on.',
      actions: [{ label: 'The candidate', href: `/applications/${application.id}`, primary: false }],
    },
    problem: problem === null ? null : { tone: 'problem', text: problem },
    note: noteOf(isOpen, isBlind),
    summary,
    assign,
    panelHref: maySet && assign === null ? `/requisitions/${requisition.id}/panel` : null,
    hasKits: rows.length > 0,
    rows,
    hasDues: dues.length > 0,
    duesAction: `${base}/due`,
    withdrawAction: `${base}/withdraw`,
    utc: UTC,
  };
}

function noteOf(isOpen: boolean, isBlind: boolean): object | null {
  if (!isOpen)
    return { tone: 'note', text: 'The requisition is closed: interview kits are neither assigned nor changed.' };
  if (!isBlind) return null;
  return {
    tone: 'note',
    text: 'Your own scorecard of this candidate is missing. Until it is in, you are not shown whose is, and another recruiter assigns and changes the kits of the others.',
  };
}

function assignView({ unassigned, rubric, typed, errors }: KitsInput, action: string) {
  if (unassigned.length === 0) return null;
  const boxes = unassigned.map(({ interviewerId, name, criteria, obstacle }) => {
    const id = `who-${interviewerId}`;
    return {
      id,
      value: interviewerId,
      label: name,
      hint: obstacle === null ? asksAbout(rubric, criteria) : OBSTACLES[obstacle],
      disabled: obstacle !== null,
      // Preselected: the panel is the plan.
      chosen: obstacle === null && (typed === null || typed.chosen.includes(interviewerId)),
    };
  });
  const due = inputField({
    name: 'due',
    label: 'Due',
    type: 'date',
    width: 'short',
    hint: `For all who are chosen. ${UTC}`,
    value: typed?.due ?? '',
    optional: true,
    error: errors['due'] ?? null,
  });
  return { action, boxes, due, error: errors['interviewer'] ?? null };
}

function rowOf(kit: KitsInput['kits'][number], { rubric, isBlind, typedDues, errors }: KitsInput, maySet: boolean) {
  const { scorecardId, name, criteria, dueAt, status, isLate, isOwn, mayType } = kit;
  const isDraft = status === 'draft';
  const field = dueField(scorecardId);
  // A blind reader sees the same row whether or not it is in.
  const due =
    maySet && isDraft
      ? inputField({
          name: field,
          label: 'Due',
          type: 'date',
          width: 'short',
          value: typedDues[field] ?? (dueAt === null ? '' : dayOf(dueAt)),
          optional: true,
          error: errors[field] ?? null,
        })
      : null;
  return {
    name,
    asksAbout: asksAbout(rubric, criteria),
    status: isBlind && !isOwn ? null : statusOf(status, isLate),
    due,
    dueWords: due === null ? (dueAt === null ? 'No date' : `Due ${dayWords(dueAt)}`) : null,
    typeHref: mayType ? `/scorecards/${scorecardId}` : null,
    withdraw: isDraft && (maySet || isOwn) ? { scorecardId } : null,
  };
}

function statusOf(status: 'draft' | 'submitted', isLate: boolean): object {
  if (status === 'submitted') return { mark: 'solid', tone: 'held', word: 'In' };
  return isLate
    ? { mark: 'triangle', tone: 'missing', word: 'Late' }
    : { mark: 'dotted', tone: 'unseen', word: 'Not in yet' };
}

function asksAbout(rubric: Rubric, criteria: readonly string[]): string {
  const covered = rubric.criteria.filter(({ id }) => criteria.includes(id));
  if (covered.length === 0 || covered.length === rubric.criteria.length) return 'Asks about everything.';
  return `Asks about: ${andList(covered.map(({ name }) => lowerFirst(name)))}.`;
}
