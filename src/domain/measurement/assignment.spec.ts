import { describe, expect, it } from '@jest/globals';
import { assignmentOf } from './assignment.js';
import { fitDimension } from './fit.js';
import type { Observation } from './measurement.js';

const criteria = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 }));

/** Ten interviewers, the later the more severe; candidates of three strengths, met by those whom `panel` says. */
function poolOf(panel: (p: number) => readonly number[]): readonly Observation[] {
  return Array.from({ length: 90 }, (_, p) =>
    panel(p).flatMap((j) =>
      criteria.map(({ id }, c) => ({
        application: `p${p}`,
        interviewer: `j${j}`,
        criterion: id,
        rating: 3 + (p % 3) * 0.8 - j * 0.1 + ((p * 7 + c * 3 + j) % 5) * 0.1,
      })),
    ),
  ).flat();
}

function fitted(panel: (p: number) => readonly number[]) {
  return fitDimension(criteria, poolOf(panel), { scalePoints: 5, priors: true, severity: 'within-candidate' });
}

/** Two of four neighbours: who is severe meets the strong ones, and everybody is linked to everybody. */
const sorted = (p: number): readonly number[] => {
  const from = (p % 3) * 3 + (Math.floor(p / 3) % 2);
  return [from, from + 1 + (Math.floor(p / 6) % 2)].map((j) => Math.min(9, j));
};

describe('assignment', () => {
  it('is not random when strong candidates meet severe interviewers', () => {
    const { correlation, notRandom } = assignmentOf(fitted(sorted));
    expect(correlation).toBeGreaterThan(0.6);
    expect(notRandom).toBe(true);
  });

  it('is random enough when everybody meets everybody alike', () => {
    const { correlation, notRandom } = assignmentOf(fitted((p) => [p % 10, (p + 3) % 10, (p + 7) % 10]));
    expect(Math.abs(correlation!)).toBeLessThan(0.3);
    expect(notRandom).toBe(false);
  });

  it('is not judged with few interviewers, nor where all are alike', () => {
    expect(assignmentOf(fitted((p) => [p % 3, (p + 1) % 3]))).toEqual({ correlation: null, notRandom: false });
    const equal = poolOf((p) => [p % 10, (p + 3) % 10]).map((each) => ({ ...each, rating: 3 }));
    const fit = fitDimension(criteria, equal, { scalePoints: 5, priors: true, severity: 'within-candidate' });
    expect(assignmentOf(fit).notRandom).toBe(false);
  });
});
