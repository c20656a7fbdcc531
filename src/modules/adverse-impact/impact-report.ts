import type { PublishedImpact } from '../../domain/index.js';

/** One category, as it may be shown. */
export interface CategoryImpact {
  readonly category: string;
  readonly all: PublishedImpact;
  /** By career stage of the seat; null where a number of it would have to be withheld, or there is one only. */
  readonly byStage: readonly (PublishedImpact & { readonly part: string })[] | null;
}

export interface ImpactReport {
  /** Closed requisitions that somebody was selected for. */
  readonly requisitions: number;
  /** Their applicants, but for those who withdrew. */
  readonly applicants: number;
  readonly selected: number;
  readonly categories: readonly CategoryImpact[];
}
