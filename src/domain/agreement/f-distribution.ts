import { createRequire } from 'node:module';
import type stdlibQuantile from '@stdlib/stats-base-dists-f-quantile';

/** The package is some 400 files: it is loaded when it is first asked, not by every command that reads the domain. */
const load = createRequire(import.meta.url);
let quantile: typeof stdlibQuantile | undefined;

/**
 * Quantile of the F distribution: the value that a share `share` lies below.
 *
 * @param share above 0 and below 1
 * @param numerator degrees of freedom above the line, above 0; need not be whole
 * @param denominator degrees of freedom below the line, above 0; need not be whole
 * @example fQuantile(0.95, 1, 11) // 4.8443, the square of Student's t at 0.975 with 11 degrees of freedom
 */
export function fQuantile(share: number, numerator: number, denominator: number): number {
  quantile ??= load('@stdlib/stats-base-dists-f-quantile') as typeof stdlibQuantile;
  return quantile(share, numerator, denominator);
}

/**
 * How many standard errors a 95 % interval reaches to either side: Student's t at 0.975, which is the root of an F
 * with one degree of freedom above the line.
 *
 * @param freedom degrees of freedom, above 0
 */
export function studentT95(freedom: number): number {
  return Math.sqrt(fQuantile(0.95, 1, freedom));
}
