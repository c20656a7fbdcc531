import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { seeded } from './random.mjs';

/**
 * @typedef {object} Design
 * @property {number} candidates
 * @property {number} interviewers
 * @property {readonly [number, number]} panel fewest and most interviewers of one candidate
 * @property {number} criteria
 * @property {number} [gaps] share of ratings not observed
 * @property {boolean} [rounded] ratings on 1–5 in whole points
 * @property {number} [sorting] above 0: strong candidates meet severe interviewers
 * @property {number} seed
 */

/**
 * The design gives the standard deviations in units of the candidates' own. One unit is three quarters of a rating
 * point: then the raw mean has the error that the design gives it (RMSE .32 at tau .74; at a whole point it has .43).
 */
const UNIT = 0.75;
const SD = { candidate: 1 * UNIT, severity: 0.5 * UNIT, halo: 0.7 * UNIT, profile: 0.5 * UNIT, residual: 0.8 * UNIT };
/** Where the criteria lie on the 1–5 scale. */
const LEVEL = { mean: 3, sd: 0.3 };
const NOISE = Math.hypot(SD.severity, SD.halo, SD.residual);

/**
 * Draws candidates, interviewers and ratings from the model with known truth.
 * @param {Design} design
 */
export function simulate(design) {
  const { uniform, normal, integer, choose } = seeded(design.seed);
  const criteria = Array.from({ length: design.criteria }, (_, index) => ({ id: `c${index}`, weight: 1 }));
  const effects = criteria.map(() => LEVEL.mean + LEVEL.sd * normal());
  const severity = Array.from({ length: design.interviewers }, () => SD.severity * normal());
  const expected = design.rounded ? expectedWholeRating : (level) => level;
  const truth = new Map();
  const observations = [];
  for (let candidate = 0; candidate < design.candidates; candidate += 1) {
    const application = `a${String(candidate).padStart(6, '0')}`;
    const standing = SD.candidate * normal();
    const profile = criteria.map(() => SD.profile * normal());
    truth.set(application, mean(profile.map((own, index) => expected(effects[index] + standing + own))));
    const size = design.panel[0] + integer(design.panel[1] - design.panel[0] + 1);
    const panel = design.sorting
      ? sortedPanel({ size, standing, severity, sorting: design.sorting, uniform })
      : choose(size, design.interviewers);
    for (const interviewer of panel) {
      const halo = SD.halo * normal();
      criteria.forEach(({ id }, index) => {
        const latent =
          effects[index] + standing + profile[index] - severity[interviewer] + halo + SD.residual * normal();
        if (design.gaps && uniform() < design.gaps) return;
        const rating = design.rounded ? Math.min(5, Math.max(1, Math.round(latent))) : latent;
        observations.push({
          application,
          interviewer: `i${String(interviewer).padStart(4, '0')}`,
          criterion: id,
          rating,
        });
      });
    }
  }
  return { criteria, observations, truth };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Interviewers drawn with odds that grow with severity × standing. */
function sortedPanel({ size, standing, severity, sorting, uniform }) {
  const odds = severity.map((value) => Math.exp((sorting * standing * value) / SD.severity));
  const panel = [];
  while (panel.length < size) {
    const total = odds.reduce((sum, value, index) => sum + (panel.includes(index) ? 0 : value), 0);
    let left = uniform() * total;
    const drawn = odds.findIndex((value, index) => !panel.includes(index) && (left -= value) < 0);
    if (drawn >= 0) panel.push(drawn);
  }
  return panel;
}

/** What an interviewer drawn at random gives on average when ratings are whole points of 1–5: the truth that such ratings can have. */
function expectedWholeRating(level) {
  return [1.5, 2.5, 3.5, 4.5].reduce((sum, border) => sum + 1 - cdf(border, level, NOISE), 1);
}
