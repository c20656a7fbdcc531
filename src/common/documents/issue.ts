import type { Problem } from './problem.js';
import { formatPath } from './path.js';
import type { Segments } from './path.js';

/** A problem before it is known in which line it stands. */
export interface Issue {
  readonly segments: Segments;
  readonly message: string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a place of a document stands in its text; null for a document that had none. */
export type Locate = (segments: Segments) => Position | null;

/** Issues with their places. */
export function locateIssues(issues: readonly Issue[], locate: Locate): readonly Problem[] {
  return issues.map(({ segments, message }) => {
    const position = locate(segments);
    return { path: formatPath(segments), line: position?.line ?? null, column: position?.column ?? null, message };
  });
}

/** Later issues without those at or inside a place that an earlier one already complains about: they would be echoes. */
export function withoutEchoes(earlier: readonly Issue[], later: readonly Issue[]): readonly Issue[] {
  const refused = new Set(earlier.map(({ segments }) => JSON.stringify(segments)));
  if (refused.size === 0) return later;
  return later.filter(({ segments }) => {
    for (let length = 0; length <= segments.length; length += 1) {
      if (refused.has(JSON.stringify(segments.slice(0, length)))) return false;
    }
    return true;
  });
}
