import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The built measurement code.
 * @param {string} dist where the build is; '' for the repository's own
 */
export async function loadDomain(dist) {
  const base = dist ? pathToFileURL(`${resolve(dist)}/`) : new URL('../../dist/', import.meta.url);
  const load = (/** @type {string} */ file) => import(new URL(`domain/measurement/${file}.js`, base).href);
  const [fit, score, posterior, calibration, predict] = await Promise.all(
    ['fit', 'score', 'posterior', 'calibration', 'predict'].map(load),
  );
  return { ...fit, ...score, ...posterior, ...calibration, ...predict };
}
