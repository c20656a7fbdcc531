/** One step from one sequence to another. */
export interface Step<T> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly item: T;
}

/** Beyond this the table of the search would be felt; such texts are shown whole. */
const MOST_CELLS = 250_000;

/**
 * The fewest items to take out and put in, in order (longest common subsequence); null for sequences that are too long
 * for it. What is taken out stands before what is put in at the same place.
 */
export function sequenceSteps<T>(from: readonly T[], to: readonly T[]): readonly Step<T>[] | null {
  const width = to.length + 1;
  if ((from.length + 1) * width > MOST_CELLS) return null;
  // common[i * width + j]: how much from.slice(i) and to.slice(j) have in common.
  const common = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      common[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      steps.push({ kind: 'same', item: from[i] as T });
      i += 1;
      j += 1;
    } else if (i < from.length && (j === to.length || at(i + 1, j) >= at(i, j + 1))) {
      steps.push({ kind: 'removed', item: from[i] as T });
      i += 1;
    } else {
      steps.push({ kind: 'added', item: to[j] as T });
      j += 1;
    }
  }
  return steps;
}
