import { eachCsvRow } from '../../common/documents/csv-rows.js';
import { DocumentError, type Problem } from '../../common/documents/problem.js';
import { blankProblem, lineProblem } from '../../common/documents/text.js';
import { nearest, show } from '../../common/documents/words.js';
import { LIMITS } from '../../common/limits.js';

const NAMES = ['candidate', 'interviewer', 'criterion'] as const;
const COLUMNS = [...NAMES, 'rating'] as const;
type Column = (typeof COLUMNS)[number];

/** Stands for the criterion where a file has no such column. */
export const THE_ONE_CRITERION = 'rating';

const HEADER = 'candidate,interviewer,criterion,rating';
const NUMBER = /^[+-]?\d{1,7}(\.\d{1,9})?$/;
/** The house's word for "asked, and could not say": no rating. */
const NOT_OBSERVED = 'not-observed';

export interface RatingRow {
  readonly application: string;
  readonly interviewer: string;
  readonly criterion: string;
  readonly rating: number;
}

export interface RatingTable {
  readonly ratings: readonly RatingRow[];
  readonly hasCriterion: boolean;
  /** Rows that say "not-observed": no rating, never 0 and never the middle. */
  readonly notObserved: number;
  /** Columns that mean nothing here, as written. */
  readonly unused: readonly string[];
}

export interface RatingBounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Ratings in long form from CSV: the columns candidate, interviewer, criterion and rating in any order, among others.
 * The criterion may be left out; then an interviewer may rate a candidate more than once. Names come back in Unicode
 * normalisation form C, without white space around them.
 *
 * @param file as named to its author
 * @param bounds ratings outside them are refused
 * @throws DocumentError with everything that is wrong with it.
 */
export function readRatings(bytes: Uint8Array, file: string, bounds: RatingBounds | null = null): RatingTable {
  const problems: Problem[] = [];
  let header: Header | null = null;
  let rows: Rows | null = null;
  const broken = eachCsvRow(bytes, file, (fields, line) => {
    if (header === null) {
      header = headerOf(fields, line);
      problems.push(...header.problems);
      rows = rowsUnder(header, bounds, (one) => problems.push(one));
    } else rows?.add(fields, line);
  });
  const found = finish(header, rows);
  // What a broken row ends cannot be called too short.
  problems.push(...(broken === null ? found.short : [broken]), ...found.repeated);
  if (problems.length > 0) throw new DocumentError(file, problems);
  return found.table;
}

interface Header {
  readonly width: number;
  readonly line: number;
  readonly at: ReadonlyMap<Column, number>;
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
}

function headerOf(fields: readonly string[], line: number): Header {
  const names = fields.map((field) => field.trim().toLowerCase());
  const at = new Map<Column, number>();
  const problems: Problem[] = [];
  const say = (message: string): void => void problems.push(problem(line, '', message));
  for (const column of COLUMNS) {
    const places = names.flatMap((name, index) => (name === column ? [index] : []));
    if (places.length > 1) say(`the column ${column} stands ${places.length} times; keep one`);
    if (places[0] !== undefined) at.set(column, places[0]);
  }
  const missing = COLUMNS.filter((column) => !at.has(column));
  const unused = fields.filter((_, index) => !COLUMNS.some((column) => column === names[index]));
  const meant = new Map(
    missing.map((column) => [column, unused.find((name) => nearest(name.trim(), [column]) !== null)]),
  );
  for (const column of missing) {
    const near = meant.get(column);
    if (near !== undefined) say(`there is no column ${column}; is ${show(near)} meant? Name it ${column}`);
    else if (column !== 'criterion') say(`there is no column ${column}; the first line names the columns: ${HEADER}`);
  }
  return { width: fields.length, line, at, unused, problems };
}

interface Rows {
  add(fields: readonly string[], line: number): void;
  readonly ratings: RatingRow[];
  readonly lines: number[];
  readonly notObserved: () => number;
  readonly count: () => number;
  readonly hasCriterion: boolean;
}

/** Null when the header cannot be used: no row can be judged by it. */
function rowsUnder(header: Header, bounds: RatingBounds | null, report: (problem: Problem) => void): Rows | null {
  if (header.problems.length > 0) return null;
  const ratings: RatingRow[] = [];
  const lines: number[] = [];
  const known = new Map<string, string>();
  let [notObserved, count] = [0, 0];
  /** A name as it is kept, each distinct one once in memory; null after reporting what is wrong with it. */
  const nameIn = (fields: readonly string[], column: (typeof NAMES)[number], line: number): string | null => {
    const index = header.at.get(column);
    if (index === undefined) return THE_ONE_CRITERION;
    const field = fields[index] ?? '';
    const before = known.get(field);
    if (before !== undefined) return before;
    const name = field.trim().normalize('NFC');
    const wrong = nameProblem(name);
    if (wrong !== null) {
      report(problem(line, column, wrong));
      return null;
    }
    known.set(field, name);
    return name;
  };
  const ratingIn = (fields: readonly string[], line: number): number | null => {
    const field = (fields[header.at.get('rating')!] ?? '').trim();
    if (field === NOT_OBSERVED) {
      notObserved += 1;
      return null;
    }
    const wrong = ratingProblem(field, bounds);
    if (wrong === null) return Number(field);
    report(problem(line, 'rating', wrong));
    return null;
  };
  return {
    ratings,
    lines,
    hasCriterion: header.at.has('criterion'),
    notObserved: () => notObserved,
    count: () => count,
    add(fields, line) {
      if (fields.every((field) => field.trim() === '')) return;
      count += 1;
      if (fields.length !== header.width) {
        const width = fields.length === 1 ? '1 field' : `${fields.length} fields`;
        report(problem(line, '', `this row has ${width}, and the header has ${header.width}`));
        return;
      }
      const [application, interviewer, criterion] = NAMES.map((column) => nameIn(fields, column, line));
      const rating = ratingIn(fields, line);
      if (!application || !interviewer || !criterion || rating === null) return;
      ratings.push({ application, interviewer, criterion, rating });
      lines.push(line);
    },
  };
}

function nameProblem(name: string): string | null {
  if ([...name].length > LIMITS.line) return `is longer than ${LIMITS.line} characters`;
  return blankProblem(name) ?? lineProblem(name);
}

function ratingProblem(field: string, bounds: RatingBounds | null): string | null {
  if (field === '') return `is empty; write a number, or ${NOT_OBSERVED} where nothing was rated`;
  if (!NUMBER.test(field)) {
    const comma = /^\d+,\d+$/.test(field) ? '; write the decimals after a point' : '';
    return `${show(field)} is not a number${comma}`;
  }
  const rating = Number(field);
  if (bounds && (rating < bounds.low || rating > bounds.high))
    return `${field} is outside the scale ${bounds.low}–${bounds.high}`;
  return null;
}

interface Finished {
  readonly table: RatingTable;
  /** That there is nothing to read. */
  readonly short: readonly Problem[];
  readonly repeated: readonly Problem[];
}

function finish(header: Header | null, rows: Rows | null): Finished {
  const table = {
    ratings: rows?.ratings ?? [],
    hasCriterion: rows?.hasCriterion ?? false,
    notObserved: rows?.notObserved() ?? 0,
    unused: header?.unused ?? [],
  };
  const empty = header === null ? [problem(1, '', `is empty; the first line names the columns: ${HEADER}`)] : [];
  const bare = header && rows?.count() === 0 ? [problem(header.line, '', 'there is no rating below the header')] : [];
  return { table, short: [...empty, ...bare], repeated: rows?.hasCriterion ? repeated(rows) : [] };
}

/** A rating that stands twice would count twice. */
function repeated({ ratings, lines }: Rows): readonly Problem[] {
  const numbers = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const number = (index: 0 | 1 | 2, name: string): number => {
    const known = numbers[index];
    const at = known.get(name) ?? known.size;
    known.set(name, at);
    return at;
  };
  const places = ratings.map(
    ({ application, interviewer, criterion }) =>
      [number(0, application), number(1, interviewer), number(2, criterion)] as const,
  );
  const first = new Map<number, number>();
  const problems: Problem[] = [];
  places.forEach(([candidate, interviewer, criterion], index) => {
    const key = (candidate * numbers[1].size + interviewer) * numbers[2].size + criterion;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, lines[index]!);
      return;
    }
    const { application, interviewer: by, criterion: on } = ratings[index]!;
    const what = `${show(by)} rated ${show(application)} on ${show(on)}`;
    problems.push(problem(lines[index]!, '', `${what} on line ${before} already; keep one of the two`));
  });
  return problems;
}

function problem(line: number, path: string, message: string): Problem {
  return { path, line, column: null, message };
}
