import type { Variances } from './measurement.js';

/**
 * Priors on the variance components: a penalty of ν (log v + s²/v) on −2ℓ, which is an inverse-gamma prior with
 * its mode at v = s². Levels are on a 1–5 scale; a K-point scale multiplies them by ((K − 1)/4)². With a handful
 * of scorecards they carry the fit, with thousands they fade. Source of the levels: MEASUREMENT of the design.
 */
const PRIORS: Readonly<Record<keyof Variances, { readonly level: number; readonly strength: number }>> = {
  candidate: { level: 0.45, strength: 3 },
  candidateCriterion: { level: 0.15, strength: 3 },
  candidateInterviewer: { level: 0.3, strength: 3 },
  interviewer: { level: 0.12, strength: 4 },
  residual: { level: 0.5, strength: 3 },
};

/** Log-variances are searched, and held, between these. */
export const LOG_VARIANCE_BOUNDS = [-9, 4] as const;

/** Between-candidate variance (1–5 scale) that leaves severity to within-candidate contrasts alone. */
const DIFFUSE_CANDIDATE_VARIANCE = 25;

/**
 * Variance (1–5 scale) of a component that is out of the model: nothing to eight digits, and no smaller, because
 * D⁻¹ loses a digit of Z'V⁻¹Z for each further one.
 */
const LEFT_OUT_VARIANCE = 1e-8;

/**
 * Components that the ratings cannot tell apart from another one, in whose variance they are then counted; null where
 * nothing of them is left to count (a candidate's level beside flat criterion effects).
 */
export type LeftOut = Readonly<Partial<Record<keyof Variances, keyof Variances | null>>>;

/** ((K − 1)/4)²: squared rating points of a K-point scale per squared point of a 1–5 scale. */
function scaleFactor(scalePoints: number): number {
  return ((scalePoints - 1) / 4) ** 2;
}

/**
 * The modes of the priors, in squared points of a K-point scale: where a search starts, and what stands where it fails.
 * What is left out counts where it is absorbed.
 */
export function priorVariances(scalePoints: number, leftOut: LeftOut = {}): Variances {
  const factor = scaleFactor(scalePoints);
  const level = (component: keyof Variances): number =>
    component in leftOut ? LEFT_OUT_VARIANCE * factor : absorbedLevel(component, leftOut) * factor;
  return {
    candidate: level('candidate'),
    candidateCriterion: level('candidateCriterion'),
    candidateInterviewer: level('candidateInterviewer'),
    interviewer: level('interviewer'),
    residual: level('residual'),
  };
}

function absorbedLevel(component: keyof Variances, leftOut: LeftOut): number {
  let level = PRIORS[component].level;
  for (const [absorbed, by] of Object.entries(leftOut))
    if (by === component) level += PRIORS[absorbed as keyof Variances].level;
  return level;
}

/** In squared points of a K-point scale: large enough that the candidates themselves say nothing of severity. */
export function diffuseCandidateVariance(scalePoints: number): number {
  return DIFFUSE_CANDIDATE_VARIANCE * scaleFactor(scalePoints);
}

/** Penalty on −2ℓ of the given components: Σ ν (log v + s²/v), s² their levels in `prior`. */
export function priorPenalty(variances: Variances, components: readonly (keyof Variances)[], prior: Variances): number {
  let penalty = 0;
  for (const component of components)
    penalty += PRIORS[component].strength * (Math.log(variances[component]) + prior[component] / variances[component]);
  return penalty;
}
