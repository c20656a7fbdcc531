import type { FormFields } from '../../../common/http/form-fields.js';
import { lineProblem } from '../../../common/documents/text.js';
import { isAfter, partialDateProblem } from '../../../common/documents/timestamp.js';
import { LIMITS } from '../../../common/limits.js';
import { SOURCES, type HistoryEntry, type Source } from '../../../domain/index.js';
import type { FormErrors } from './requisition.form.js';

export interface HistoryTyped {
  readonly title: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
}

/** What stands in the form, as it was typed. */
export interface ApplicationTyped {
  readonly name: string;
  readonly email: string;
  readonly source: string;
  /** Id of a colleague's account; '' for none. */
  readonly colleague: string;
  readonly history: readonly HistoryTyped[];
}

export interface ApplicationCommand {
  readonly candidate: { readonly name: string; readonly email: string | null; readonly personId: string | null };
  readonly source: Source;
  readonly history: readonly HistoryEntry[];
}

const PARTS = ['title', 'organisation', 'from', 'to'] as const;
/** How many empty rows a form begins with, and how many more it gives. */
export const ROWS = 3;

const EMPTY_ROW: HistoryTyped = { title: '', organisation: '', from: '', to: '' };

export const NO_APPLICATION: ApplicationTyped = {
  name: '',
  email: '',
  source: '',
  colleague: '',
  history: [EMPTY_ROW, EMPTY_ROW, EMPTY_ROW],
};

export function historyField(row: number, part: (typeof PARTS)[number]): string {
  return `history.${row}.${part}`;
}

export function readApplication(fields: FormFields): ApplicationTyped {
  const rows = fields.names().filter((name) => /^history\.\d{1,3}\.title$/.test(name)).length;
  const row = (index: number): HistoryTyped => ({
    title: fields.text(historyField(index, 'title')),
    organisation: fields.text(historyField(index, 'organisation')),
    from: fields.text(historyField(index, 'from')),
    to: fields.text(historyField(index, 'to')),
  });
  return {
    name: fields.text('name'),
    email: fields.text('email'),
    source: fields.text('source'),
    colleague: fields.text('colleague'),
    history: Array.from({ length: Math.min(rows, LIMITS.history) }, (_, index) => row(index)),
  };
}

/** The same with room for more positions. */
export function withMoreRows(typed: ApplicationTyped): ApplicationTyped {
  const room = Math.min(ROWS, LIMITS.history - typed.history.length);
  return { ...typed, history: [...typed.history, ...Array.from({ length: room }, () => EMPTY_ROW)] };
}

/**
 * The command, or everything that is wrong at once.
 *
 * @param colleagues ids of the accounts that may be chosen
 */
export function parseApplication(
  typed: ApplicationTyped,
  colleagues: readonly string[],
): { readonly command: ApplicationCommand | null; readonly errors: FormErrors } {
  const errors: Record<string, string> = {};
  if (typed.name.trim() === '') errors['name'] = 'Write the candidate’s name.';
  const source = SOURCES.find((one) => one === typed.source);
  if (source === undefined) errors['source'] = 'Choose where the candidate comes from.';
  const personId = typed.colleague === '' ? null : typed.colleague;
  if (personId !== null && !colleagues.includes(personId)) errors['colleague'] = 'Choose an account of the list.';
  else if (personId !== null && source === 'external')
    errors['colleague'] = 'Somebody with an account here comes from inside.';
  const history = typed.history.flatMap((row, index) => {
    if (PARTS.every((part) => row[part].trim() === '')) return [];
    Object.assign(errors, rowErrors(row, index));
    const to = row.to.trim();
    return [
      {
        title: row.title.trim(),
        organisation: row.organisation.trim(),
        from: row.from.trim(),
        to: to === '' ? null : to,
      },
    ];
  });
  if (source === undefined || Object.keys(errors).length > 0) return { command: null, errors };
  const email = typed.email.trim() === '' ? null : typed.email.trim();
  return { command: { candidate: { name: typed.name.trim(), email, personId }, source, history }, errors };
}

function rowErrors(row: HistoryTyped, index: number): FormErrors {
  const errors: Record<string, string> = {};
  const number = index + 1;
  const [from, to] = [row.from.trim(), row.to.trim()];
  if (isNoLine(row.title)) errors[historyField(index, 'title')] = `Write the title of position ${number} on one line.`;
  if (isNoLine(row.organisation))
    errors[historyField(index, 'organisation')] = `Write where position ${number} was, on one line.`;
  const begins = partialDateProblem(from) === null;
  const ends = to === '' || partialDateProblem(to) === null;
  if (!begins) errors[historyField(index, 'from')] = `Write when position ${number} began, such as 2014 or 2014-03.`;
  if (!ends)
    errors[historyField(index, 'to')] = `Write when position ${number} ended, such as 2021-06, or leave it empty.`;
  if (begins && ends && to !== '' && isAfter(from, to))
    errors[historyField(index, 'to')] = `Position ${number} ends before it begins.`;
  return errors;
}

/** The service would say the same; here its place in the form is known. */
function isNoLine(text: string): boolean {
  return text.trim() === '' || lineProblem(text) !== null || [...text].length > LIMITS.line;
}
