import { apply, invert, multiply, pick } from './dense.js';
import { ENOUGH_CANDIDATES, type Observation, type Variances, type WeightedCriterion } from './measurement.js';
import { patternCache } from './pattern.js';
import { byCodeUnit, indexPool, MOST_INTERVIEWERS, type Pool } from './pool.js';
import { diffuseCandidateVariance } from './priors.js';
import { oneStageSystem, type PracticeInformation } from './shared-systems.js';

/** What practice is read under. */
export interface PracticeModel {
  /** All of the dimension. */
  readonly criteria: readonly WeightedCriterion[];
  readonly variances: Variances;
  readonly scalePoints: number;
  /** Candidates whom each interviewer has rated, by interviewer. */
  readonly candidates: ReadonlyMap<string, number>;
}

/** Whoever has rated fewer candidates than their severity is shown from. */
export function isNew(interviewer: string, candidates: ReadonlyMap<string, number>): boolean {
  return (candidates.get(interviewer) ?? 0) < ENOUGH_CANDIDATES;
}

/**
 * The prior of new interviewers' severities, given the others', from practice.
 *
 * Practice candidates are rated under the model of the pool, with criterion levels of their own. What somebody's severity
 * is there lies δ ~ N(0, vs) from their severity with people: so a severity moves at most halfway to what practice showed,
 * however much was practised (our judgement, untested). With M the information of practice on its own severities, that on
 * the severities with people is L = (M⁻¹ + vs I)⁻¹. The mixed-model equations of practice alone have M + I/vs as their own
 * information; with C its inverse and ŝ their solution, by Woodbury,
 *
 *     L = (I − C/vs)/vs      r = L times the mean = ŝ/vs
 *
 * Criterion levels are flat and candidates' levels all but, so only differences between those who practised the same
 * count: somebody who practised alone says nothing, and a key that is stricter than everybody moves nobody.
 *
 * Of this only the conditional s_new | s_others is taken, with Q = (L_nn + I/vs)⁻¹:
 *
 *     [nn, no; on, oo] = [L_nn, L_no; L_on, L_on Q L_no]      [n; o] = [r_n; L_on Q r_n]
 *
 * which, with the prior of the new, says nothing of the others: while the new have rated nobody, nothing else moves, not even
 * the common level of all ("cutting feedback": Plummer 2015, Statistics and Computing 25).
 *
 * @param ratings of practice candidates, under their ids as applications
 * @returns null where no new interviewer practised something of the dimension that somebody else did too
 * @throws RangeError as `indexPool`
 */
export function practiceInformation(
  ratings: readonly Observation[],
  { criteria, variances, scalePoints, candidates }: PracticeModel,
): PracticeInformation | null {
  const pool = indexPool(criteria, ratings);
  const fresh = pool.interviewers.flatMap((id, index) => (isNew(id, candidates) ? [index] : []));
  if (fresh.length === 0) return null;
  const { whole, vector } = informationOf(pool, { variances, scalePoints });
  const count = pool.interviewers.length;
  const others = pool.interviewers.flatMap((_, index) => (fresh.includes(index) ? [] : [index]));
  const precision = pick(whole, count, fresh, fresh);
  for (let at = 0; at < fresh.length; at += 1) precision[at * fresh.length + at]! += 1 / variances.interviewer;
  const between = pick(whole, count, others, fresh);
  const response = multiply(between, invert(precision, fresh.length).inverse, {
    rows: others.length,
    inner: fresh.length,
    columns: fresh.length,
  });
  const carried = apply(
    response,
    Float64Array.from(fresh, (index) => vector[index]!),
  );
  const matrix = whole.slice();
  const cut = multiply(response, pick(whole, count, fresh, others), {
    rows: others.length,
    inner: fresh.length,
    columns: others.length,
  });
  others.forEach((row, at) => {
    vector[row] = carried[at]!;
    others.forEach((column, beside) => (matrix[row * count + column] = cut[at * others.length + beside]!));
  });
  return { interviewers: pool.interviewers, matrix, vector };
}

/** L and r, over all who practised. */
function informationOf(pool: Pool, { variances, scalePoints }: Pick<PracticeModel, 'variances' | 'scalePoints'>) {
  const { mean, covariance } = oneStageSystem(
    pool,
    patternCache({ ...variances, candidate: diffuseCandidateVariance(scalePoints) }),
  );
  const first = pool.criteria.length;
  const people = pool.interviewers.map((_, index) => first + index);
  const vs = variances.interviewer;
  const whole = pick(covariance, mean.length, people, people).map((value) => -value / vs ** 2);
  for (let at = 0; at < people.length; at += 1) whole[at * people.length + at]! += 1 / vs;
  return { whole, vector: mean.slice(first).map((severity) => severity / vs) };
}

/**
 * Practice that can say something of somebody new: of candidates that several have rated, one of them new; and of as many
 * of those who have rated nobody as there is room for.
 *
 * @param candidates rated by each interviewer of the pool
 */
export function tellingPractice(
  practice: readonly Observation[],
  candidates: ReadonlyMap<string, number>,
): readonly Observation[] {
  const more = [...new Set(practice.map(({ interviewer }) => interviewer))].filter((id) => !candidates.has(id));
  const beginners = new Set(more.sort(byCodeUnit).slice(0, MOST_INTERVIEWERS - candidates.size));
  const known = practice.filter(({ interviewer }) => candidates.has(interviewer) || beginners.has(interviewer));
  return [...Map.groupBy(known, ({ application }) => application).values()]
    .filter((ratings) => {
      const panel = new Set(ratings.map(({ interviewer }) => interviewer));
      return panel.size > 1 && [...panel].some((id) => isNew(id, candidates));
    })
    .flat();
}
