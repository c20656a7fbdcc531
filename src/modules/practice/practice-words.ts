import type { PracticeStanding } from '../../domain/index.js';

/** Of a mean of given less key: "0.5 points above the key", "on the key". */
export function leaningWords(mean: number): string {
  const size = Math.abs(mean).toFixed(1);
  if (size === '0.0') return 'on the key';
  return `${pointWords(size)} ${mean > 0 ? 'above' : 'below'} the key`;
}

/** Half of a range that holds 95 times out of 100, in standard deviations. */
const Z95 = 1.96;

/** What practice says of somebody's severity so far, as one sentence; null before the first rating. */
export function severityWords({ severity, vignettes }: PracticeStanding): string | null {
  if (severity === null) return null;
  const count = vignettes.filter(({ rated }) => rated !== null).length;
  const half = (Z95 * Math.sqrt(severity.variance)).toFixed(1);
  const size = Math.abs(severity.mean).toFixed(1);
  const said =
    size === '0.0'
      ? 'as strict as the key'
      : `about ${pointWords(size)} ${severity.mean > 0 ? 'stricter' : 'milder'} than the key`;
  const from = `from ${count} practice ${count === 1 ? 'candidate' : 'candidates'}`;
  return `So far you are ${said}, ±\u00a0${half}, ${from}. While there are few, the figure is held near 0.`;
}

function pointWords(size: string): string {
  return size === '1.0' ? '1 point' : `${size} points`;
}
