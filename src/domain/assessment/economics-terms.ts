import type { EconomicsRow } from './assessment.js';

/** One input of a row: what it is worth, and how much of it goes into the value. Null: neither given nor sourced. */
export interface Term {
  /** By its name in the evaluation file, e.g. "growthWeeks.leader". */
  readonly input: string;
  readonly value: number | null;
  /** The row's value moves by this much when the input moves by one. */
  readonly factor: number;
  /** Where a default comes from; null for an input that the requisition gives. */
  readonly source: string | null;
}

/** A row before it is shown: a constant and the terms of each side. */
export interface RowTerms {
  readonly id: EconomicsRow['id'];
  readonly unit: EconomicsRow['unit'];
  readonly constant: number;
  readonly inside: readonly Term[];
  readonly outside: readonly Term[];
}

/** An input of a row, and where it would have to stand for the other way to come out ahead. */
export interface TurningInput {
  readonly input: string;
  readonly from: number;
  readonly to: number;
}

/** The value of one side; null when an input is missing. */
export function valueOf({ constant }: Pick<RowTerms, 'constant'>, terms: readonly Term[]): number | null {
  return terms.reduce<number | null>(
    (sum, { value, factor }) => (sum === null || value === null ? null : sum + factor * value),
    constant,
  );
}
