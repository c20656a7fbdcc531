/** Which revisions of scorecards a calibration was fitted on: `[from, to]` of their positions, ascending. */
export type Members = readonly (readonly [number, number])[];

/** @param positions in any order, each once */
export function membersOf(positions: readonly number[]): Members {
  const ranges: [number, number][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges;
}

/** Whether the revision at this position was in it. */
export function holds(members: Members, position: number): boolean {
  let [low, high] = [0, members.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = members[middle] ?? [0, 0];
    if (position < from) high = middle - 1;
    else if (position > to) low = middle + 1;
    else return true;
  }
  return false;
}
