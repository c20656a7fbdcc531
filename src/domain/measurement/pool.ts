import { zeros } from './dense.js';
import type { Observation, WeightedCriterion } from './measurement.js';
import { patternOf, type Pattern } from './pattern.js';

/** One rating inside a block, by position. Blocks of one pool share those that are alike: a pool may have millions. */
export interface Cell {
  readonly slot: number;
  readonly criterion: number;
  readonly rating: number;
}

/** One application's ratings in one dimension, reduced to what the likelihood needs. */
export interface Block {
  readonly application: string;
  /** Interviewers by slot. */
  readonly interviewers: readonly string[];
  readonly pattern: Pattern;
  readonly cells: readonly Cell[];
  /** Z'y: the sum of all ratings, by criterion, by slot. */
  readonly totals: Float64Array;
  /** y'y. */
  readonly squares: number;
}

/** All ratings of one dimension, indexed. The order in which they came leaves no trace. */
export interface Pool {
  /** Criteria rated by somebody, sorted by id; what nobody rated is left out. */
  readonly criteria: readonly WeightedCriterion[];
  /** Sorted by id. */
  readonly interviewers: readonly string[];
  /** Sorted by application. */
  readonly blocks: readonly Block[];
  readonly ratings: number;
  /** Ratings by criterion, in the order of `criteria`. */
  readonly ratingsByCriterion: readonly number[];
}

/** Severities are estimated together, so the work grows with the cube of their number: with these a fit takes minutes. */
export const MOST_INTERVIEWERS = 2000;

/** Code-unit order: the same everywhere, whatever the locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order inside one application. */
function byStableId(a: Observation, b: Observation): number {
  return byCodeUnit(a.interviewer, b.interviewer) || byCodeUnit(a.criterion, b.criterion) || a.rating - b.rating;
}

/**
 * Sorts and indexes the ratings of one dimension. Ratings on criteria that are not listed are left out.
 *
 * @throws RangeError for a rating that is no finite number, a weight that is not above zero, or more than 2,000 interviewers.
 */
export function indexPool(criteria: readonly WeightedCriterion[], observations: readonly Observation[]): Pool {
  for (const { id, weight } of criteria)
    if (!(weight > 0 && Number.isFinite(weight)))
      throw new RangeError(`the weight of ${id} is ${weight}, not a number above zero`);
  const listed = new Set(criteria.map(({ id }) => id));
  const own: Observation[] = [];
  const counts = new Map<string, number>();
  const everybody = new Set<string>();
  for (const observation of observations) {
    const { criterion, interviewer } = observation;
    if (!listed.has(criterion)) continue;
    own.push(observation);
    counts.set(criterion, (counts.get(criterion) ?? 0) + 1);
    everybody.add(interviewer);
  }
  const interviewers = [...everybody].sort(byCodeUnit);
  if (interviewers.length > MOST_INTERVIEWERS)
    throw new RangeError(
      `${interviewers.length} interviewers rated in one dimension; at most ${MOST_INTERVIEWERS} can be told apart. ` +
        'Leave out those who met one application only: their severity cannot be told from it.',
    );
  const rated = criteria.filter(({ id }) => counts.has(id)).toSorted((a, b) => byCodeUnit(a.id, b.id));
  return {
    criteria: rated,
    interviewers,
    blocks: blocksOf(rated, own),
    ratings: own.length,
    ratingsByCriterion: rated.map(({ id }) => counts.get(id) ?? 0),
  };
}

/**
 * One block per application, sorted by application.
 *
 * @throws RangeError for a rating that is no finite number.
 */
export function blocksOf(
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
): readonly Block[] {
  // Grouping first keeps the sorting to a few ratings at a time: pools run to hundreds of thousands.
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const { application, interviewer, criterion, rating } = observation;
    if (!Number.isFinite(rating))
      throw new RangeError(`the rating of ${application} by ${interviewer} on ${criterion} is ${rating}, not a number`);
    const group = groups.get(application);
    if (group) group.push(observation);
    else groups.set(application, [observation]);
  }
  const index: BlockIndex = {
    position: new Map(criteria.map(({ id }, at) => [id, at])),
    patterns: new Map(),
    cells: [],
  };
  return [...groups.keys()]
    .sort(byCodeUnit)
    .map((application) => blockOf(index, groups.get(application)!.sort(byStableId)));
}

/** What the blocks of one pool have in common. */
interface BlockIndex {
  /** Of each criterion, by id. */
  readonly position: ReadonlyMap<string, number>;
  /** By key: panels that rated alike share one. */
  readonly patterns: Map<string, Pattern>;
  /** By slot and criterion, then by rating. */
  readonly cells: Map<number, Cell>[];
}

/** The one of the pool that is like it. */
function sharedCell({ position, cells }: BlockIndex, cell: Cell): Cell {
  const place = cell.slot * position.size + cell.criterion;
  const byRating = (cells[place] ??= new Map());
  const known = byRating.get(cell.rating);
  if (known) return known;
  byRating.set(cell.rating, cell);
  return cell;
}

/** @param observations of one application, sorted, one or more */
function blockOf(index: BlockIndex, observations: readonly Observation[]): Block {
  const { position, patterns } = index;
  const criteria = position.size;
  const rows = new Map<string, number[]>();
  for (const { interviewer, criterion } of observations) {
    const row = rows.get(interviewer) ?? new Array<number>(criteria).fill(0);
    row[position.get(criterion)!]! += 1;
    rows.set(interviewer, row);
  }
  // Slots are ordered by what was rated, so that two panels that rated alike share one pattern.
  const slots = [...rows].map(([interviewer, row]) => ({ interviewer, row, key: row.join() }));
  slots.sort((a, b) => byCodeUnit(a.key, b.key) || byCodeUnit(a.interviewer, b.interviewer));
  const key = slots.map((slot) => slot.key).join('|');
  const known = patterns.get(key);
  const pattern =
    known ??
    patternOf(
      slots.map(({ row }) => row),
      criteria,
      key,
    );
  if (!known) patterns.set(key, pattern);
  const slotOf = new Map(slots.map(({ interviewer }, slot) => [interviewer, slot]));
  const cells = observations.map(({ interviewer, criterion, rating }) =>
    sharedCell(index, { slot: slotOf.get(interviewer)!, criterion: position.get(criterion)!, rating }),
  );
  const totals = zeros(pattern.size);
  let squares = 0;
  for (const { slot, criterion, rating } of cells) {
    totals[0]! += rating;
    totals[1 + criterion]! += rating;
    totals[1 + criteria + slot]! += rating;
    squares += rating * rating;
  }
  return {
    application: observations[0]!.application,
    interviewers: slots.map(({ interviewer }) => interviewer),
    pattern,
    cells,
    totals,
    squares,
  };
}

/** Whether two blocks of one application hold the same ratings. */
export function alike(one: Block, other: Block): boolean {
  return (
    one.cells.length === other.cells.length &&
    one.interviewers.every((id, slot) => id === other.interviewers[slot]) &&
    one.cells.every(({ slot, criterion, rating }, index) => {
      const cell = other.cells[index]!;
      return slot === cell.slot && criterion === cell.criterion && rating === cell.rating;
    })
  );
}

/** An application without a rating. */
export function emptyBlock(application: string, criteria: number): Block {
  const pattern = patternOf([], criteria, '');
  return { application, interviewers: [], pattern, cells: [], totals: new Float64Array(pattern.size), squares: 0 };
}

/**
 * Shares that sum to one. Divided by the largest first: the sum of weights may be more than a number can hold.
 *
 * @param weights zero or above, one of them above
 */
export function sharesOf(weights: readonly number[]): Float64Array {
  const largest = Math.max(...weights);
  const scaled = Float64Array.from(weights, (weight) => weight / largest);
  const total = scaled.reduce((sum, weight) => sum + weight, 0);
  return scaled.map((weight) => weight / total);
}
