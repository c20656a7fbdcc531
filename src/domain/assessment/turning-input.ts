import type { RowTerms, Term, TurningInput } from './economics-terms.js';
import { valueOf } from './economics-terms.js';
import { comparedWords, missingInputsSentence, turnedByWords } from './sentences/economics.js';

/**
 * Which input, moved how far, would turn a row's answer: of all inputs that could alone, the one with the
 * smallest relative move. Null when none could while it stays above nought (and a retention below 1).
 */
function turningInputOf(row: RowTerms, difference: number): TurningInput | null {
  const moves = [...signed(row.inside, 1), ...signed(row.outside, -1)].flatMap(({ input, value, factor }) => {
    // The same input on both sides (the salary) moves both alike and turns nothing.
    const onBothSides =
      row.inside.some((term) => term.input === input) && row.outside.some((term) => term.input === input);
    if (value === null || factor === 0 || onBothSides) return [];
    const to = value - difference / factor;
    const admissible = to > 0 && (row.unit !== 'probability' || to < 1);
    return admissible
      ? [{ input, from: value, to, share: Math.abs(to - value) / Math.max(value, Number.EPSILON) }]
      : [];
  });
  const [least] = moves.sort((a, b) => a.share - b.share);
  return least === undefined ? null : { input: least.input, from: least.from, to: least.to };
}

function signed(terms: readonly Term[], sign: 1 | -1): readonly Term[] {
  return terms.map((term) => ({ ...term, factor: sign * term.factor }));
}

/** For a row: what cannot be compared and why; or which way is ahead, and in a second sentence the input that would turn it, if one would. */
export function turningPointSentence(row: RowTerms, named: (input: string) => string, currency: string | null): string {
  const inside = valueOf(row, row.inside);
  const outside = valueOf(row, row.outside);
  if (inside === null || outside === null) {
    const missing = [...row.inside, ...row.outside].filter(({ value }) => value === null);
    return missingInputsSentence(row.id, [...new Set(missing.map(({ input }) => named(input)))]);
  }
  const compared = comparedWords({ id: row.id, inside, outside, currency });
  if (inside === outside) return `${compared}.`;
  const turning = turningInputOf(row, inside - outside);
  if (turning === null) return `${compared}.`;
  return `${compared}. ${turnedByWords(turning, named(turning.input), currency)}.`;
}
