import { dimensionsOf } from '../../src/domain/index.js';
import { givenRatings, tickedTells } from '../../src/domain/assessment/pool.js';
import { skipRiskOf } from '../../src/domain/assessment/skip-risk.js';
import { application, requisition } from './panel.js';
import { arcRubric } from './rubric.js';
const PROBABILITIES = {
  earned: 0.98,
  kept: 0.98,
  unproven: 0.6,
  uncertain: 0.6,
  borrowed: 0.03,
  lost: 0.03,
};
/** A reading of this status, with numbers that go with it; `probability` may be given. */
export function reading(status, probability) {
  if (status === 'unobserved') {
    const nothing = { estimate: null, interval80: null, interval95: null, probability: null, rawMean: null };
    return { status, ...nothing, interviewers: 0, coverage: 0 };
  }
  const chance = probability ?? PROBABILITIES[status];
  const estimate = 3.5 + (chance - 0.5) * 2;
  return {
    status,
    estimate,
    interval80: [estimate - 0.4, estimate + 0.4],
    interval95: [estimate - 0.6, estimate + 0.6],
    probability: chance,
    rawMean: estimate,
    interviewers: 3,
    coverage: 1,
  };
}
/** A case from constructed readings: the rules are functions of readings, so their tables need no fit. */
export function caseOf({ readings = {}, estimates = {}, ...given } = {}) {
  const rubric = given.rubric ?? arcRubric();
  const seat = given.requisition ?? requisition('leader');
  const subject = given.application ?? application('app-1', []);
  const all = Object.fromEntries(
    dimensionsOf(rubric).map((id) => {
      const each = readings[id] ?? 'unobserved';
      return [id, typeof each === 'string' ? reading(each) : each];
    }),
  );
  const full = { history: [], candidate: { name: 'Candidate' }, ...subject };
  return {
    rubric,
    requisition: seat,
    application: subject,
    readings: all,
    criteria: rubric.criteria.map(({ id, dimension }) => {
      const estimate = estimates[id] ?? null;
      return { criterion: id, dimension, estimate, rawMean: estimate, range: null };
    }),
    skipRisk: skipRiskOf(rubric, seat.stage, all),
    hinges: [],
    ratings: givenRatings(rubric, full),
    tells: tickedTells(full),
    ...given,
  };
}
//# sourceMappingURL=case.js.map
