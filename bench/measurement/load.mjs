import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The built measurement code.
 * @param {string} dist where the build is; '' for the repository's own
 */
export async function loadDomain(dist) {
  const base = dist ? pathToFileURL(`${resolve(dist)}/`) : new URL('../../dist/', import.meta.url);
  const load = (/** @type {string} */ file) => import(new URL(`domain/${file}.js`, base).href);
  const files = ['fit', 'score', 'joint-posterior', 'posterior', 'calibration', 'predict'].map(
    (file) => `measurement/${file}`,
  );
  return Object.assign(
    {},
    ...(await Promise.all(
      [...files, 'assessment/parse-calibration', 'interviewer-findings/interviewer-findings'].map(load),
    )),
  );
}
