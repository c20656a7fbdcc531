import { pairableUnits, type ValuesByObserver } from './units.js';

/**
 * Share of pairs of values given to the same unit that are equal, 0–1: averaged over the units that have two or more
 * values, each unit weighing the same. Not corrected for chance.
 *
 * Source: Gwet 2014, Handbook of Inter-Rater Reliability (4th edition), chapter 2; as `pa.coeff.raw` of irrCAC.
 *
 * @returns null where no unit has two values
 * @throws RangeError for a value that is no finite number.
 * @example percentAgreement([[1, 2], [1, 3]]) // 0.5
 */
export function percentAgreement(unitsByObserver: ValuesByObserver): number | null {
  const units = pairableUnits(unitsByObserver);
  return units.length === 0 ? null : units.reduce((sum, values) => sum + equalPairs(values), 0) / units.length;
}

function equalPairs(values: readonly number[]): number {
  const equal = values.reduce((sum, value) => sum + values.filter((other) => other === value).length - 1, 0);
  return equal / (values.length * (values.length - 1));
}
