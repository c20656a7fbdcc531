import { probabilityAbove, type JointPosterior } from './joint-posterior.js';
import { normalDraws } from './normal-draws.js';

/** Where one of several stands among them; place 1 is the highest. */
export interface Rank {
  /** P(it stands highest), 0–1. */
  readonly best: number;
  /** Mean of its place, 1 to how many there are. */
  readonly expected: number;
  /** Places that it holds with at least 80 %, [highest, lowest], a tenth at most on either side. */
  readonly interval80: readonly [number, number];
}

const DRAWS = 4000;
const TAIL = 0.1;
/** Rating points; values nearer to each other are equal: their difference is noise of the arithmetic. */
const SAME = 1e-9;

/**
 * Ranks under a joint normal posterior. The expected place is exact, 1 + Σ P(other above), and so is P(best) of two;
 * everything else is counted over draws (Monte Carlo error of a probability: at most .008), μ + L z with LL' the
 * covariance. Equal values of one draw share their places in turn.
 *
 * @param seed any integer; the same seed gives the same ranks
 */
export function ranksOf(posterior: JointPosterior, seed: number): readonly Rank[] {
  const size = posterior.means.length;
  const expected = expectedPlaces(posterior);
  const counts = placeCounts(posterior, seed);
  return Array.from({ length: size }, (_, index) => {
    const places = counts.subarray(index * size, (index + 1) * size);
    return {
      best: size === 2 ? probabilityAbove(posterior, index, 1 - index) : places[0]! / DRAWS,
      expected: expected[index]!,
      interval80: [placeAt(places, TAIL), placeAt(places, 1 - TAIL)],
    };
  });
}

function expectedPlaces(posterior: JointPosterior): Float64Array {
  const size = posterior.means.length;
  const places = new Float64Array(size).fill(1);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) {
      const above = probabilityAbove(posterior, a, b);
      places[b]! += above;
      places[a]! += 1 - above;
    }
  return places;
}

/** First place by which this share of the draws is reached. */
function placeAt(places: Uint32Array, share: number): number {
  let seen = 0;
  for (let place = 1; place < places.length; place += 1) {
    seen += places[place - 1]!;
    if (seen >= share * DRAWS) return place;
  }
  return places.length;
}

/** How often each (row) had each place (column, from the first). */
function placeCounts({ means, covariance }: JointPosterior, seed: number): Uint32Array {
  const size = means.length;
  const factor = factorOf(covariance, size);
  const normal = normalDraws(seed);
  const counts = new Uint32Array(size * size);
  const noise = new Float64Array(size);
  const values = new Float64Array(size);
  const order = Array.from(means.keys()).sort((a, b) => means[b]! - means[a]!);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    for (let index = 0; index < size; index += 1) noise[index] = normal();
    for (let row = 0; row < size; row += 1) {
      let value = means[row]!;
      for (let k = 0; k <= row; k += 1) value += factor[row * size + k]! * noise[k]!;
      values[row] = Math.round(value / SAME) * SAME;
    }
    sortByValue(order, values);
    countPlaces(counts, { order, values, draw });
  }
  return counts;
}

/** From the highest value, by insertion: the order of the draw before is nearly that of this one. */
function sortByValue(order: number[], values: Float64Array): void {
  for (let next = 1; next < order.length; next += 1) {
    const moved = order[next]!;
    let place = next;
    for (; place > 0 && values[order[place - 1]!]! < values[moved]!; place -= 1) order[place] = order[place - 1]!;
    order[place] = moved;
  }
}

function countPlaces(
  counts: Uint32Array,
  { order, values, draw }: { readonly order: readonly number[]; readonly values: Float64Array; readonly draw: number },
): void {
  const size = order.length;
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && values[order[to]!] === values[order[from]!]) to += 1;
    // Who of equals goes first turns with the draw, whatever order they came to stand in.
    const equals = to - from === 1 ? [order[from]!] : order.slice(from, to).sort((a, b) => a - b);
    equals.forEach((index, turn) => (counts[index * size + from + ((turn + draw) % equals.length)]! += 1));
    from = to;
  }
}

/** A pivot below this share of its variance is rounding noise: nothing of it is left to draw. */
const NOISE = 1e-10;

/**
 * Cholesky factor of a covariance that may be singular. A direction without variance of its own gets none, and what
 * stands under it none either; so every row keeps its own variance, and nothing is divided by a root of noise.
 */
function factorOf(covariance: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const own = covariance[column * size + column]!;
    let pivot = own;
    for (let k = 0; k < column; k += 1) pivot -= factor[column * size + k]! ** 2;
    if (!(pivot > NOISE * own)) continue;
    const root = Math.sqrt(pivot);
    factor[column * size + column] = root;
    for (let row = column + 1; row < size; row += 1) {
      let sum = covariance[row * size + column]!;
      for (let k = 0; k < column; k += 1) sum -= factor[row * size + k]! * factor[column * size + k]!;
      factor[row * size + column] = sum / root;
    }
  }
  return factor;
}
