import { normalisedEmail } from '../../common/checks.js';
import { eachCsvRow } from '../../common/documents/csv-rows.js';
import { DocumentError, type Problem } from '../../common/documents/problem.js';
import { blankProblem, lineProblem } from '../../common/documents/text.js';
import { show } from '../../common/documents/words.js';
import { RECORD_ID } from '../../common/limits.js';

export const CATEGORY_LENGTH = 60;
export const GROUP_LENGTH = 100;

const COLUMNS = ['applicant', 'category', 'group'] as const;
const HEADER = COLUMNS.join(',');
/** Those who would rather not say have said nothing. */
const NO_ANSWER = ['', 'prefer not to say', 'i prefer not to say'];

/** One answer as a file gives it. */
export interface GroupRow {
  readonly line: number;
  /** The id of an application, or an address in lower case. */
  readonly applicant: string;
  readonly category: string;
  /** Null: they gave none, or take it back. */
  readonly group: string | null;
}

/**
 * Answers from CSV: the columns applicant (an e-mail address, or the id of an application), category and group, in any
 * order. A group that is empty or says "prefer not to say" is no answer. Texts come back in Unicode normalisation form
 * C, without white space around them.
 *
 * @param file as named to its author
 * @throws DocumentError with everything that is wrong with it.
 */
export function readGroups(bytes: Uint8Array, file: string): readonly GroupRow[] {
  const problems: Problem[] = [];
  const rows: GroupRow[] = [];
  let at: readonly number[] | null = null;
  let width = 0;
  const broken = eachCsvRow(bytes, file, (fields, line) => {
    if (at === null) {
      at = columnsIn(fields);
      width = fields.length;
      if (at.includes(-1)) problems.push(problem(line, `the first line must name the columns: ${HEADER}`));
      return;
    }
    if (at.includes(-1)) return;
    if (fields.length !== width) {
      problems.push(
        problem(
          line,
          `${fields.length} fields, where the first line names ${width}; put a text with a comma in quotes`,
        ),
      );
      return;
    }
    const [applicant = '', category = '', group = ''] = at.map((column) =>
      (fields[column] ?? '').trim().normalize('NFC'),
    );
    const found = rowProblems(applicant, category, group);
    problems.push(...found.map((message) => problem(line, message)));
    if (found.length === 0)
      rows.push({
        line,
        applicant: normalisedEmail(applicant) ?? applicant,
        category,
        group: NO_ANSWER.includes(group.toLowerCase()) ? null : group,
      });
  });
  if (broken !== null) problems.push(broken);
  if (at === null) problems.push(problem(1, `there is nothing in it; the first line names the columns: ${HEADER}`));
  else if (rows.length === 0 && problems.length === 0)
    problems.push(problem(2, 'there is no answer below the names of the columns'));
  if (problems.length > 0) throw new DocumentError(file, problems);
  return rows;
}

/** A problem of one line. */
export function problem(line: number, message: string): Problem {
  return { path: '', line, column: null, message };
}

/** Whether a text may name an applicant: an address, or the id of an application. */
export function namesApplicant(text: string): boolean {
  return RECORD_ID.test(text) || /^[^\s@]+@[^\s@]+$/u.test(text);
}

function columnsIn(fields: readonly string[]): readonly number[] {
  const names = fields.map((field) => field.trim().toLowerCase());
  return COLUMNS.map((column) => names.indexOf(column));
}

function rowProblems(applicant: string, category: string, group: string): readonly string[] {
  const found: string[] = [];
  if (!namesApplicant(applicant))
    found.push(`applicant: ${show(applicant)} is neither an e-mail address nor the id of an application`);
  const wrong = blankProblem(category) ?? lineProblem(category) ?? lengthProblem(category, CATEGORY_LENGTH);
  if (wrong !== null) found.push(`category: ${wrong}`);
  const wrongGroup = lineProblem(group) ?? lengthProblem(group, GROUP_LENGTH);
  if (wrongGroup !== null) found.push(`group: ${wrongGroup}`);
  return found;
}

function lengthProblem(text: string, most: number): string | null {
  return [...text].length > most ? `is longer than ${most} characters` : null;
}
