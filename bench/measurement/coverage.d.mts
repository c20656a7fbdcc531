import type { Design, Sample } from './simulate.mjs';

export interface Figures {
  readonly tau: number;
  readonly rmse: number;
  readonly rmseAsIs: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

export type Estimates = ReadonlyMap<
  string,
  { readonly mean: number; readonly 80?: readonly [number, number]; readonly 95?: readonly [number, number] }
>;

export function replicated(
  replicates: number,
  design: Omit<Design, 'seed'>,
  estimate: (sample: Sample) => Estimates,
): Figures;
export function estimates(domain: object, sample: Sample, severity: 'within-candidate' | 'joint'): Estimates;
export function rawMeans(sample: Sample): Estimates;
