import { endOfDay } from '../../../common/days.js';
import type { FormFields } from '../../../common/http/form-fields.js';

export type FormErrors = Readonly<Record<string, string>>;

/** The date field of one kit. */
export function dueField(scorecardId: string): string {
  return `due.${scorecardId}`;
}

export interface AssignTyped {
  /** Ids of interviewers. */
  readonly chosen: readonly string[];
  readonly due: string;
}

export function readAssign(fields: FormFields): AssignTyped {
  return { chosen: fields.list('interviewer'), due: fields.text('due') };
}

/** Whom to give a kit, all by the same day. */
export function parseAssign(
  { chosen, due }: AssignTyped,
  unassigned: readonly { readonly interviewerId: string; readonly criteria: readonly string[] }[],
): {
  readonly assignments: readonly { interviewerId: string; criteria: readonly string[]; dueAt: string | null }[];
  readonly errors: FormErrors;
} {
  const errors: Record<string, string> = {};
  const dueAt = due.trim() === '' ? null : endOfDay(due.trim());
  if (due.trim() !== '' && dueAt === null) errors['due'] = NO_DAY;
  const assignments = unassigned
    .filter(({ interviewerId }) => chosen.includes(interviewerId))
    .map(({ interviewerId, criteria }) => ({ interviewerId, criteria, dueAt }));
  if (assignments.length === 0) errors['interviewer'] = 'Choose who interviews this candidate.';
  return { assignments, errors };
}

/** Due days by scorecard, as they were typed; all that is no day at once. */
export function parseDues(
  fields: FormFields,
  scorecardIds: readonly string[],
): { readonly dues: ReadonlyMap<string, string | null>; readonly errors: FormErrors } {
  const errors: Record<string, string> = {};
  const dues = new Map<string, string | null>();
  for (const id of scorecardIds) {
    const name = dueField(id);
    if (!fields.has(name)) continue;
    const typed = fields.text(name).trim();
    const due = typed === '' ? null : endOfDay(typed);
    if (typed !== '' && due === null) errors[name] = NO_DAY;
    dues.set(id, due);
  }
  return { dues, errors };
}

const NO_DAY = 'Write a day, such as 2026-12-04, or leave it empty.';
