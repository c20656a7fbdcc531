import { Invalid } from './errors.js';
import { RECORD_ID } from './limits.js';

/** The most records of one page. */
export const MAX_PAGE = 100;

/** A slice of a list, oldest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Pass it back for the next slice; null on the last one. */
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly cursor?: string | null;
  /** 1–100; 50 when left out. */
  readonly limit?: number;
}

/** What a repository reads for one page: the id after which it begins, and one row more than is shown. */
export interface PageQuery {
  readonly afterId: string | null;
  readonly limit: number;
}

/**
 * The cursor is the id of the last record shown; its place in the list is looked up, so a cursor tells nothing about
 * how many records there are.
 *
 * @throws Invalid for a limit outside 1–100 or a cursor that is none.
 */
export function pageQuery({ cursor = null, limit = 50 }: PageRequest): PageQuery {
  const problems = [];
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    problems.push({ path: 'limit', message: `is not a whole number from 1 to ${MAX_PAGE}` });
  }
  if (cursor !== null && !RECORD_ID.test(cursor))
    problems.push({ path: 'cursor', message: 'is not one that a list gave' });
  if (problems.length > 0) throw new Invalid('invalid-page', problems);
  return { afterId: cursor, limit };
}

/** The page out of up to `limit + 1` rows. */
export function pageOf<T extends { readonly id: string }>(rows: readonly T[], { limit }: PageQuery): Page<T> {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
