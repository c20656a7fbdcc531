/** Pearson's correlation of two lists of the same length, −1 to 1; null where one of them does not vary. */
export function correlation(one: readonly number[], other: readonly number[]): number | null {
  const [a, b] = [deviations(one), deviations(other)];
  const spread = Math.sqrt(product(a, a) * product(b, b));
  return spread > 1e-12 ? Math.min(1, Math.max(-1, product(a, b) / spread)) : null;
}

function deviations(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0);
}
