export const NO_ECONOMICS = {
  currency: null,
  salary: null,
  agencyFee: null,
  timeToHireDays: null,
  rampUpWeeks: null,
  growthWeeks: {},
  backfillCost: null,
  firstYearRetention: { inside: null, outside: null },
};
export function requisition(stage, overrides = {}) {
  return {
    id: 'req-1',
    title: 'Head of Payments',
    organisation: 'Example Bank',
    stage,
    transitionPlan: null,
    economics: NO_ECONOMICS,
    ...overrides,
  };
}
/** One submitted scorecard; a criterion named by itself goes before its dimension. */
export function scorecard(rubric, interviewer, given, options = {}) {
  return {
    interviewer,
    submittedAt: options.submittedAt ?? '2026-11-02T10:00:00Z',
    recommendation: null,
    keyTakeaway: null,
    tells: options.tells ?? [],
    ratings: ratings(rubric, given, options.verification),
    amendments: options.amendments ?? [],
  };
}
export function ratings(rubric, given, verification = 'probed') {
  return rubric.criteria.flatMap(({ id, dimension }) => {
    const rating = given[id] ?? given[dimension];
    if (rating === undefined) return [];
    if (rating === 'not-observed') return [{ criterion: id, rating, verification: null, evidence: null }];
    return [{ criterion: id, rating, verification, evidence: `What was heard on ${id}.` }];
  });
}
export function application(id, scorecards, overrides = {}) {
  return { id, candidate: { name: `Candidate ${id}` }, source: 'external', history: [], scorecards, ...overrides };
}
//# sourceMappingURL=panel.js.map
