import { describe, expect, it } from '@jest/globals';
import { modelEstimates, rawMeans, replicated } from '../../bench/measurement/simulation.js';
import { fitDimension } from '../../src/domain/measurement/fit.js';
import { credibleInterval } from '../../src/domain/measurement/posterior.js';
import { scoreApplication } from '../../src/domain/measurement/score.js';

const domain = { fitDimension, scoreApplication, credibleInterval };

/** A small, seeded share of `npm run bench:measurement`; the tolerances are wider for fewer replicates. */
describe('the coverage simulation, ten replicates', () => {
  const hundred = { candidates: 100, interviewers: 24, panel: [3, 6], criteria: 7 } as const;

  it('beats the raw mean, and its intervals hold as often as they say: 100 candidates, 3–6 interviewers each', () => {
    const model = replicated(10, hundred, (sample) => modelEstimates(domain, sample, 'within-candidate'));
    const raw = replicated(10, hundred, rawMeans);
    expect(model.tau).toBeGreaterThan(0.75);
    expect(model.tau - raw.tau).toBeGreaterThan(0.01);
    expect(model.rmse).toBeLessThan(0.285);
    expect(raw.rmse - model.rmse).toBeGreaterThan(0.03);
    expect(model.coverage80).toBeGreaterThan(0.77);
    expect(model.coverage80).toBeLessThan(0.84);
    expect(model.coverage95).toBeGreaterThan(0.925);
    expect(model.coverage95).toBeLessThan(0.975);
  });

  it('holds in whole ratings with gaps', () => {
    const model = replicated(5, { ...hundred, rounded: true, gaps: 0.1 }, (sample) =>
      modelEstimates(domain, sample, 'within-candidate'),
    );
    expect(model.coverage80).toBeGreaterThan(0.76);
    expect(model.coverage80).toBeLessThan(0.85);
    expect(model.coverage95).toBeGreaterThan(0.92);
  });

  it('holds with eight candidates, five interviewers and five criteria', () => {
    const model = replicated(40, { candidates: 8, interviewers: 5, panel: [5, 5], criteria: 5 }, (sample) =>
      modelEstimates(domain, sample, 'within-candidate'),
    );
    expect(model.coverage80).toBeGreaterThan(0.72);
    expect(model.coverage95).toBeGreaterThan(0.88);
  });

  it('ranks better from within-candidate contrasts when strong candidates meet severe interviewers', () => {
    const sorted = { ...hundred, sorting: 0.7 };
    const within = replicated(10, sorted, (sample) => modelEstimates(domain, sample, 'within-candidate'));
    const joint = replicated(10, sorted, (sample) => modelEstimates(domain, sample, 'joint'));
    expect(within.tau).toBeGreaterThan(joint.tau);
    expect(joint.tau).toBeGreaterThan(replicated(10, sorted, rawMeans).tau + 0.03);
  });
});
