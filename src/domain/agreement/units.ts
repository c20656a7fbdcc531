/** One row per observer, one column per unit; null where the observer gave no value. */
export type ValuesByObserver = readonly (readonly (number | null)[])[];

/**
 * The values of each unit, units in the order of the columns; empty for a unit that nobody gave a value.
 *
 * @throws RangeError for a value that is no finite number.
 */
export function valuesByUnit(unitsByObserver: ValuesByObserver): readonly (readonly number[])[] {
  const units: number[][] = [];
  for (const row of unitsByObserver)
    row.forEach((value, unit) => {
      const values = (units[unit] ??= []);
      if (value === null) return;
      if (!Number.isFinite(value)) throw new RangeError(`agreement: ${value} is not a number`);
      values.push(value);
    });
  return units;
}

/** The values of each unit that has two or more, units in the order of the columns. */
export function pairableUnits(unitsByObserver: ValuesByObserver): readonly (readonly number[])[] {
  return valuesByUnit(unitsByObserver).filter((values) => values.length >= 2);
}

/** The values that occur, lowest first. */
export function valuesOf(units: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(units.flat())].sort((a, b) => a - b);
}
