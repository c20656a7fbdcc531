import type { Posterior, Variances } from '../measurement/measurement.js';
import type { PracticeRating, PracticeSet } from './practice.js';

/**
 * What practice says of a severity before anybody was rated, in rating points; positive is severe. A vignette is a candidate
 * whose standing is agreed, so a rating lies from its key by severity, halo and chance alone:
 *
 *     key − y = s + h_v + e     s ~ N(0, vs)   h ~ N(0, vpr)   e ~ N(0, ve)
 *
 * and each vignette is one look of variance vpr + ve/m. It is shown to whoever practised; what
 * calibrations take from practice is relative to colleagues (`practice-information.ts`). A vignette's criteria of other dimensions are no part of it.
 *
 * @param criteria those of the dimension
 * @param variances of the dimension, fitted or the priors'
 * @returns null where nothing of the dimension was practised: the prior stays N(0, vs)
 */
export function practiceSeverity(
  { vignettes }: PracticeSet,
  ratings: readonly PracticeRating[],
  { criteria, variances }: { readonly criteria: ReadonlySet<string>; readonly variances: Variances },
): Posterior | null {
  const { interviewer, candidateInterviewer, residual } = variances;
  let precision = 1 / interviewer;
  let weighted = 0;
  let looks = 0;
  for (const { id, key } of vignettes) {
    const apart = key.flatMap(({ criterion, rating }) => {
      const own = ratings.find((each) => each.vignette === id && each.criterion === criterion);
      return own === undefined || !criteria.has(criterion) ? [] : [rating - own.rating];
    });
    if (apart.length === 0) continue;
    looks += 1;
    const weight = 1 / (candidateInterviewer + residual / apart.length);
    precision += weight;
    weighted += (weight * apart.reduce((sum, value) => sum + value, 0)) / apart.length;
  }
  return looks === 0 ? null : { mean: weighted / precision, variance: 1 / precision };
}
