import { Invalid } from '../errors.js';

/** One thing that is wrong with a document, said so that its author can mend it. */
export interface Problem {
  /** "applications[0].scorecards[2].ratings[4].rating"; "" for the whole document. */
  readonly path: string;
  /** 1-based; null where the document had no text (a value handed over in memory). */
  readonly line: number | null;
  /** 1-based; null where the document had no text. */
  readonly column: number | null;
  /** One sentence without its full stop: "7 is not one of 1–5 or not-observed". */
  readonly message: string;
}

/** Nobody mends more in one go, and an answer of ten thousand lines is an attack. */
const MOST = 1000;

/** `file:line: path: message`, leaving out what is not there. */
function problemLine(file: string, problem: Problem): string {
  const place = problem.line === null ? file : `${file}:${problem.line}`;
  return problem.path === '' ? `${place}: ${problem.message}` : `${place}: ${problem.path}: ${problem.message}`;
}

/** A document that was refused, with everything that is wrong with it. */
export class DocumentError extends Invalid {
  declare readonly problems: readonly Problem[];

  /** @param problems at least one; sorted by place, each kept once, at most the first 1,000. */
  constructor(
    readonly file: string,
    problems: readonly Problem[],
  ) {
    const kept = firstOf(sortProblems(problems));
    super('invalid-document', kept);
    this.message = kept.map((problem) => problemLine(file, problem)).join('\n');
  }
}

/** By line, column and path; a problem that stands twice is kept once. */
function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(
    problems.map((problem) => [JSON.stringify([problem.line, problem.path, problem.message]), problem]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.path, b.path) ||
      compare(a.message, b.message),
  );
}

function firstOf(sorted: readonly Problem[]): readonly Problem[] {
  if (sorted.length <= MOST) return sorted;
  const message = `and ${sorted.length - MOST} more problems; mend these first`;
  return [...sorted.slice(0, MOST), { path: '', line: null, column: null, message }];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
