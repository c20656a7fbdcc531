import type { Evaluation, Scorecard, ScorecardContent } from '../../domain/index.js';

/** How many places are named. */
const MOST = 5;

/** The places at which two evaluations differ, by the ids of what stands there; the order of a list says nothing. Empty when they say the same. */
export function evaluationDifferences(a: Evaluation, b: Evaluation): readonly string[] {
  const found: string[] = [];
  compare(keyed(a), keyed(b), { path: '', found });
  return found;
}

function keyed(evaluation: Evaluation): unknown {
  return {
    ...evaluation,
    applications: by(
      evaluation.applications,
      ({ id }) => id,
      (application) => ({
        ...application,
        scorecards: by(application.scorecards, ({ interviewer }) => interviewer, scorecardOf),
      }),
    ),
  };
}

function scorecardOf(scorecard: Scorecard): unknown {
  const amendments = scorecard.amendments.map((amendment) => ({ ...amendment, before: contentOf(amendment.before) }));
  return { ...scorecard, ...contentOf(scorecard), amendments };
}

function contentOf({ recommendation, keyTakeaway, tells, ratings }: ScorecardContent): object {
  return {
    recommendation,
    keyTakeaway,
    tells: by(
      tells,
      (tell) => tell,
      () => true,
    ),
    ratings: by(
      ratings,
      ({ criterion }) => criterion,
      (rating) => rating,
    ),
  };
}

function by<T>(
  entries: readonly T[],
  key: (entry: T) => string,
  value: (entry: T) => unknown,
): ReadonlyMap<string, unknown> {
  return new Map(entries.map((entry) => [key(entry), value(entry)]));
}

function compare(a: unknown, b: unknown, { path, found }: { readonly path: string; readonly found: string[] }): void {
  if (found.length >= MOST || Object.is(a, b)) return;
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left === null || right === null) {
    found.push(path === '' ? 'the whole' : path);
    return;
  }
  const listed = a instanceof Map || Array.isArray(a);
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    compare(left.get(key), right.get(key), {
      path: listed ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      found,
    });
  }
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value instanceof Map) return value as ReadonlyMap<string, unknown>;
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}
