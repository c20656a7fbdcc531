/** A share with the central 95 % of what it may be. */
export interface Rate {
  readonly of: number;
  readonly count: number;
  /** 0–1. */
  readonly rate: number;
  /** [low, high], 0–1. */
  readonly interval95: readonly [number, number];
}

/** Of the standard normal distribution, two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * The share with Wilson's score interval.
 *
 * Source: Wilson 1927, Journal of the American Statistical Association 22, 209–212.
 *
 * @throws RangeError unless 0 ≤ count ≤ of and of ≥ 1
 */
export function rateOf(count: number, of: number): Rate {
  if (!Number.isInteger(count) || !Number.isInteger(of) || of < 1 || count < 0 || count > of)
    throw new RangeError(`${count} of ${of} is no share`);
  const rate = count / of;
  const middle = (rate + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((rate * (1 - rate)) / of + Z ** 2 / (4 * of ** 2));
  // The ends are exact where nobody or everybody counts; the arithmetic is not.
  return {
    of,
    count,
    rate,
    interval95: [count === 0 ? 0 : Math.max(0, middle - half), count === of ? 1 : Math.min(1, middle + half)],
  };
}

/** How often a value is higher where something went well than where it did not. */
export interface OrderingProbability {
  /** P(the higher value is the one that went well), ties half; .5 is no better than chance. */
  readonly value: number;
  readonly interval95: readonly [number, number];
  readonly well: number;
  readonly badly: number;
}

/**
 * The probability that a value orders two cases rightly (the area under the ROC curve), with Newcombe's interval: the
 * values θ at which |value − θ| = z √V(θ), where V is Hanley and McNeil's variance with (m + n)/2 in place of m and n.
 * It has a width where every pair is in order, which intervals at the estimate have not.
 *
 * Sources: Hanley and McNeil 1982, Radiology 143, 29–36; Newcombe 2006, Statistics in Medicine 25, 559–573, method 5.
 *
 * @returns null where nothing went well or nothing badly: there is no pair
 */
export function orderingProbability(well: readonly number[], badly: readonly number[]): OrderingProbability | null {
  if (well.length === 0 || badly.length === 0) return null;
  let ordered = 0;
  for (const higher of well) for (const lower of badly) ordered += higher > lower ? 1 : higher === lower ? 0.5 : 0;
  const value = ordered / (well.length * badly.length);
  const distance = (theta: number): number =>
    Math.abs(value - theta) - Z * Math.sqrt(hanleyMcNeil(theta, well.length, badly.length));
  return {
    value,
    interval95: [value === 0 ? 0 : edge(distance, [0, value]), value === 1 ? 1 : edge(distance, [1, value])],
    well: well.length,
    badly: badly.length,
  };
}

function hanleyMcNeil(theta: number, m: number, n: number): number {
  const middle = (m + n) / 2 - 1;
  return (theta * (1 - theta) * (1 + middle * ((1 - theta) / (2 - theta) + theta / (1 + theta)))) / (m * n);
}

/** Where the distance passes through zero between `outside`, where it is positive, and `inside`, by halving. */
function edge(distance: (theta: number) => number, [outside, inside]: readonly [number, number]): number {
  let [far, near] = [outside, inside];
  for (let step = 0; step < 60; step += 1) {
    const middle = (far + near) / 2;
    if (distance(middle) > 0) far = middle;
    else near = middle;
  }
  return near;
}
