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

/** ((K − 1)/4)²: squared rating points of a K-point scale per squared point of a 1–5 scale. */
function scaleFactor(scalePoints: number): number {
  return ((scalePoints - 1) / 4) ** 2;
}

/** The modes of the priors, in squared points of a K-point scale: where a search starts, and what stands where it fails. */
export function priorVariances(scalePoints: number): Variances {
  const factor = scaleFactor(scalePoints);
  return {
    candidate: PRIORS.candidate.level * factor,
    candidateCriterion: PRIORS.candidateCriterion.level * factor,
    candidateInterviewer: PRIORS.candidateInterviewer.level * factor,
    interviewer: PRIORS.interviewer.level * factor,
    residual: PRIORS.residual.level * factor,
  };
}

/** In squared points of a K-point scale: large enough that the candidates themselves say nothing of severity. */
export function diffuseCandidateVariance(scalePoints: number): number {
  return DIFFUSE_CANDIDATE_VARIANCE * scaleFactor(scalePoints);
}

/** Penalty on −2ℓ of the given components: Σ ν (log v + s²/v). */
export function priorPenalty(
  variances: Variances,
  components: readonly (keyof Variances)[],
  scalePoints: number,
): number {
  const factor = scaleFactor(scalePoints);
  let penalty = 0;
  for (const component of components) {
    const { level, strength } = PRIORS[component];
    penalty += strength * (Math.log(variances[component]) + (level * factor) / variances[component]);
  }
  return penalty;
}
