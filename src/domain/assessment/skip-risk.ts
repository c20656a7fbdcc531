import type { Rubric } from '../rubric/rubric.js';
import { foundationsOf } from '../rubric/rubric-order.js';
import type { ObservedReading, Reading, SkipRisk, SkipRiskLevel } from './assessment.js';
import { ROUNDING } from './readings.js';

/**
 * The probability that at least one foundation of the seat is not earned: 1 − Π p over the observed
 * foundations (dimensions are fitted apart, so their posteriors are independent). Tenure, titles and years
 * are no input.
 */
export function skipRiskOf(rubric: Rubric, seat: string, readings: Readonly<Record<string, Reading>>): SkipRisk {
  const foundations = foundationsOf(rubric, seat);
  if (foundations.length === 0) return { level: 'not-applicable', probability: null, carriedBy: [] };

  const observed = foundations.flatMap(({ id }) => {
    const reading = readings[id];
    return reading === undefined || reading.status === 'unobserved' ? [] : [{ id, reading }];
  });
  const probability =
    observed.length === 0 ? null : 1 - observed.reduce((product, { reading }) => product * reading.probability, 1);
  const carriedBy = observed
    .filter(({ reading }) => reading.status !== 'earned')
    .sort((a, b) => lowestFirst(a.reading, b.reading))
    .map(({ id }) => id);
  return { level: levelOf(probability, observed.length < foundations.length), probability, carriedBy };
}

function levelOf(probability: number | null, someUnobserved: boolean): SkipRiskLevel {
  if (probability === null) return 'unknown';
  const level = levelAt(probability);
  const enoughByItself = level === 'elevated' || level === 'high';
  return someUnobserved && !enoughByItself ? 'unknown' : level;
}

/** `low` < 0.2 ≤ `watch` < 0.5 ≤ `elevated` < 0.8 ≤ `high`. */
export function levelAt(probability: number): 'low' | 'watch' | 'elevated' | 'high' {
  if (probability >= 0.8 - ROUNDING) return 'high';
  if (probability >= 0.5 - ROUNDING) return 'elevated';
  if (probability >= 0.2 - ROUNDING) return 'watch';
  return 'low';
}

// Array.prototype.sort is stable: foundations that read alike stay in the rubric's order.
function lowestFirst(a: ObservedReading, b: ObservedReading): number {
  return a.estimate - b.estimate;
}
