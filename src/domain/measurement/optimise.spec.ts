import { describe, expect, it } from '@jest/globals';
import { minimise, refine } from './optimise.js';

const box = { lower: -9, upper: 4 };

describe('the search for a minimum in a box', () => {
  it('finds a curved valley, far from where it starts', () => {
    const valley = ([x, y]: readonly number[]): number => (1 - x!) ** 2 + (y! - x! ** 2) ** 2;
    const { point, converged } = minimise(valley, { ...box, start: [-6, -6] });
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 2);
    expect(point[1]).toBeCloseTo(1, 2);
  });

  it('holds a coordinate at the edge that wants to leave the box, and finishes the others', () => {
    const { point, converged } = minimise(([x, y]) => Math.exp(x!) + (y! - 2) ** 2, { ...box, start: [0, 0] });
    expect(converged).toBe(true);
    expect(point[0]).toBe(-9);
    expect(point[1]).toBeCloseTo(2, 6);
  });

  it('says so when there is no minimum to converge to', () => {
    expect(refine(([x, y]) => x! ** 2 - y! ** 2, { ...box, start: [0, 0] }).converged).toBe(false);
  });

  it('keeps away from where the objective is no number', () => {
    const { point, converged } = minimise(([x]) => (x! < -2 ? NaN : (x! - 1) ** 2), { ...box, start: [-3] });
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 6);
  });

  it('takes the same path every time', () => {
    const bowl = ([x, y]: readonly number[]): number => (x! - 0.3) ** 2 + Math.cosh(y! + 1);
    expect(minimise(bowl, { ...box, start: [2, 2] })).toStrictEqual(minimise(bowl, { ...box, start: [2, 2] }));
  });
});
