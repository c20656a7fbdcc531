import type { Problem } from './problem.js';
import { formatPath } from './path.js';
import type { Segments } from './path.js';

/** A problem before it is known in which line it stands. */
export interface Issue {
  readonly segments: Segments;
  readonly message: string;
  /** Where it stands in the text, when the place alone does not say it. */
  readonly offset?: number | null;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a place of a document stands in its text; null for a document that had none. */
export type Locate = (issue: Pick<Issue, 'segments' | 'offset'>) => Position | null;

/** Issues with their places. */
export function locateIssues(issues: readonly Issue[], locate: Locate): readonly Problem[] {
  return issues.map((issue) => {
    const position = locate(issue);
    const path = formatPath(issue.segments);
    return { path, line: position?.line ?? null, column: position?.column ?? null, message: issue.message };
  });
}

/** Later issues without those at or inside a place that an earlier one already complains about: they would be echoes. */
export function withoutEchoes(earlier: readonly Issue[], later: readonly Issue[]): readonly Issue[] {
  // A key that stands twice says nothing about what it holds.
  const refused = new Set(
    earlier.filter(({ offset }) => offset === undefined).map(({ segments }) => JSON.stringify(segments)),
  );
  if (refused.size === 0) return later;
  return later.filter(({ segments }) => {
    for (let length = 0; length <= segments.length; length += 1) {
      if (refused.has(JSON.stringify(segments.slice(0, length)))) return false;
    }
    return true;
  });
}
