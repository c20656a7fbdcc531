import { describe, expect, it } from '@jest/globals';
import { priorVariances } from './priors.js';

describe('prior variances', () => {
  it('count what is left out where it is absorbed, and nothing of it where it was', () => {
    const all = priorVariances(5);
    const left = priorVariances(5, { candidateInterviewer: 'residual', interviewer: 'residual', candidate: null });
    expect(left.residual).toBeCloseTo(all.residual + all.candidateInterviewer + all.interviewer, 12);
    expect(left.candidateCriterion).toBe(all.candidateCriterion);
    for (const component of ['candidateInterviewer', 'interviewer', 'candidate'] as const)
      expect(left[component]).toBeLessThan(1e-7);
  });

  it('grow with the square of the scale', () => {
    expect(priorVariances(9).residual).toBe(4 * priorVariances(5).residual);
  });
});
