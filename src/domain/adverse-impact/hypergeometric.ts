import type { Selection } from './selection.js';

/** How likely each number of selected in the first group is, when both groups are selected from alike. */
export interface Hypergeometric {
  /** The smallest number that there can be. */
  readonly least: number;
  /** From `least` on, one more each; they add up to 1. */
  readonly probabilities: Float64Array;
}

/**
 * The number of selected in `group`, given how many there are in each group and how many are selected in all. Exact
 * log-factorials, so that it holds for any size.
 *
 * Source: Fisher 1935, Journal of the Royal Statistical Society 98, 39–82.
 */
export function hypergeometric(group: Selection, other: Selection): Hypergeometric {
  const [n, m, k] = [group.applicants, other.applicants, group.selected + other.selected];
  const log = logFactorials(n + m);
  const choose = (all: number, some: number): number => log[all]! - log[some]! - log[all - some]!;
  const [least, most] = [Math.max(0, k - m), Math.min(n, k)];
  const probabilities = Float64Array.from({ length: most - least + 1 }, (_, step) =>
    Math.exp(choose(n, least + step) + choose(m, k - least - step) - choose(n + m, k)),
  );
  return { least, probabilities };
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n += 1) logs[n] = logs[n - 1]! + Math.log(n);
  return logs;
}
