import type { Observation, WeightedCriterion } from '../../src/domain/measurement/measurement.js';

export interface Design {
  readonly candidates: number;
  readonly interviewers: number;
  readonly panel: readonly [number, number];
  readonly criteria: number;
  readonly gaps?: number;
  readonly rounded?: boolean;
  readonly sorting?: number;
  readonly seed: number;
}

export interface Sample {
  readonly criteria: readonly WeightedCriterion[];
  readonly observations: readonly Observation[];
  readonly truth: ReadonlyMap<string, number>;
}

export function simulate(design: Design): Sample;
