import { createRequire } from 'node:module';
import type stdlibCdf from '@stdlib/stats-base-dists-beta-cdf';
import type { Selection } from './selection.js';

/** Loaded when first asked, as the F distribution is: docs/decisions/0050. */
const load = createRequire(import.meta.url);
let betaCdf: typeof stdlibCdf | undefined;

/** Points of the integral for few applicants; more need more, since what is summed grows narrower. Its error is below 1e-7. */
const LEAST_STEPS = 256;
/** A weight so small changes no digit of a sum of weights around 1. */
const NEGLIGIBLE = 1e-17;

/**
 * P(rate of the group < share × rate of the other), 0–1, with Jeffreys' prior Beta(½, ½) on either rate:
 *
 *     ∫ F(share · y) f(y) dy,   F, f of Beta(selected + ½, applicants − selected + ½)
 *
 * In y = sin²t the integrand is smooth and periodic, where the trapezoidal rule gains digits with every point.
 *
 * Source: Jeffreys 1946, Proceedings of the Royal Society A 186, 453–461.
 */
export function jeffreysProbabilityBelow(share: number, group: Selection, other: Selection): number {
  betaCdf ??= load('@stdlib/stats-base-dists-beta-cdf') as typeof stdlibCdf;
  const [selected, refused] = [other.selected, other.applicants - other.selected];
  // The weights are scaled by their largest, at the observed rate: powers of thousands would vanish.
  const peak = logWeight(selected / (selected + refused), selected, refused);
  const steps = Math.max(LEAST_STEPS, Math.ceil(6 * Math.sqrt(group.applicants + other.applicants)));
  let [below, all] = [0, 0];
  for (let step = 0; step <= steps; step += 1) {
    const y = Math.sin((Math.PI / 2) * (step / steps)) ** 2;
    const weight = Math.exp(logWeight(y, selected, refused) - peak) * (step % steps === 0 ? 0.5 : 1);
    if (weight < NEGLIGIBLE) continue;
    all += weight;
    below += weight * betaCdf(share * y, group.selected + 0.5, group.applicants - group.selected + 0.5);
  }
  return below / all;
}

/** Log of the density of Beta(selected + ½, refused + ½) at y in terms of t, but for a constant. */
function logWeight(y: number, selected: number, refused: number): number {
  return (selected === 0 ? 0 : selected * Math.log(y)) + (refused === 0 ? 0 : refused * Math.log(1 - y));
}
