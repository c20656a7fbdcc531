import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { fisherExact } from './fisher-exact.js';
import { jeffreysProbabilityBelow } from './jeffreys.js';
import { selectionRate, type Selection } from './selection.js';

/** One group beside the group with the highest rate. */
export interface SelectionComparison {
  /** Rate of the group over the highest rate, 0–1. */
  readonly ratio: number;
  /** Katz's 95 % interval of the ratio; null where nobody of the group was selected. */
  readonly katz95: readonly [number, number] | null;
  /** Difference of the rates over its standard error, the rate pooled; negative: fewer. Null where everybody was selected. */
  readonly z: number | null;
  /** Fisher's exact test, two-sided. */
  readonly fisher: number;
  readonly midP: number;
  /** P(ratio < 4/5) with Jeffreys' prior. */
  readonly jeffreysBelowFourFifths: number;
}

/**
 * Every figure of one group beside the highest rate.
 *
 * Source: interval from Katz, Baptista, Azen & Pike 1978, Biometrics 34, 469–474; z as of two independent proportions.
 *
 * @returns null where nobody at all was selected: there is no ratio of nothing
 * @throws RangeError for a group of nobody, or more selected than applied.
 */
export function compareSelections(group: Selection, highest: Selection): SelectionComparison | null {
  for (const { applicants, selected } of [group, highest])
    if (!(
      Number.isInteger(applicants) &&
      Number.isInteger(selected) &&
      selected >= 0 &&
      applicants >= Math.max(1, selected)
    ))
      throw new RangeError(`a selection of ${selected} from ${applicants} applicants`);
  if (highest.selected === 0) return null;
  const { twoSided, midP } = fisherExact(group, highest);
  return {
    ratio: selectionRate(group) / selectionRate(highest),
    katz95: katz95(group, highest),
    z: pooledZ(group, highest),
    fisher: twoSided,
    midP,
    jeffreysBelowFourFifths: jeffreysProbabilityBelow(0.8, group, highest),
  };
}

function katz95(group: Selection, highest: Selection): readonly [number, number] | null {
  if (group.selected === 0) return null;
  const spread = [group, highest].reduce((sum, { applicants, selected }) => sum + 1 / selected - 1 / applicants, 0);
  const half = quantile(0.975, 0, 1) * Math.sqrt(spread);
  const ratio = selectionRate(group) / selectionRate(highest);
  return [ratio * Math.exp(-half), ratio * Math.exp(half)];
}

function pooledZ(group: Selection, highest: Selection): number | null {
  const pooled = (group.selected + highest.selected) / (group.applicants + highest.applicants);
  if (pooled === 1) return null;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / group.applicants + 1 / highest.applicants));
  return (selectionRate(group) - selectionRate(highest)) / error;
}
