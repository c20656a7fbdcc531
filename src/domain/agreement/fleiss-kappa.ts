export interface FleissKappa {
  /** 1 is perfect agreement, 0 what chance would give. */
  readonly kappa: number;
  /** Kappa over its standard error where there is no agreement beyond chance. */
  readonly z: number;
  /** Share of agreeing pairs, 0–1. */
  readonly observed: number;
  /** What chance would give, 0–1. */
  readonly expected: number;
  /** In the order of the columns: agreement on this category against all others; null for one that nobody or everybody chose. */
  readonly categories: readonly ({ readonly kappa: number; readonly z: number } | null)[];
}

/**
 * Fleiss' kappa of subjects that have been put into categories by the same number of raters each, who need not be the same people.
 *
 *     po = mean over subjects of (Σ_j n_j² − m)/(m(m − 1))     pe = Σ_j p_j²     κ = (po − pe)/(1 − pe)
 *     κ_j = 1 − Σ_i n_ij(m − n_ij)/(N m(m − 1) p_j q_j)
 *
 * Source: Fleiss 1971, Psychological Bulletin 76, 378–382; standard errors from Fleiss, Nee & Landis 1979,
 * Psychological Bulletin 86, 974–977, which correct those of 1971.
 *
 * @param countsBySubject one row per subject, one column per category: how many raters chose it
 * @returns null where it is undefined: no subject, or everybody chose the same category for everyone
 * @throws RangeError for counts that are not whole, or rows that do not add up to the same number, two or more.
 */
export function fleissKappa(countsBySubject: readonly (readonly number[])[]): FleissKappa | null {
  const raters = ratersOf(countsBySubject);
  const subjects = countsBySubject.length;
  if (raters === null) return null;
  const pairs = raters * (raters - 1);
  const totals = countsBySubject[0]!.map((_, category) => sum(countsBySubject.map((counts) => counts[category]!)));
  const shares = totals.map((total) => total / (subjects * raters));
  if (totals.includes(subjects * raters)) return null;
  const observed = sum(countsBySubject.map((counts) => (sum(counts.map((n) => n * n)) - raters) / pairs)) / subjects;
  const expected = sum(shares.map((share) => share ** 2));
  const kappa = (observed - expected) / (1 - expected);
  const spread = shares.map((share) => share * (1 - share));
  const skew = sum(shares.map((share, category) => spread[category]! * (1 - 2 * share)));
  const variance = (2 * (sum(spread) ** 2 - skew)) / (subjects * pairs * sum(spread) ** 2);
  const categories = totals.map((total, category) => {
    if (total === 0) return null;
    const apart = sum(countsBySubject.map((counts) => counts[category]! * (raters - counts[category]!)));
    const own = 1 - apart / (subjects * pairs * spread[category]!);
    return { kappa: own, z: own / Math.sqrt(2 / (subjects * pairs)) };
  });
  return { kappa, z: kappa / Math.sqrt(variance), observed, expected, categories };
}

/** How many raters each subject had; null without a subject. */
function ratersOf(countsBySubject: readonly (readonly number[])[]): number | null {
  const [first] = countsBySubject;
  if (first === undefined) return null;
  const raters = sum(first);
  for (const [subject, counts] of countsBySubject.entries()) {
    if (counts.length !== first.length || counts.some((count) => !Number.isInteger(count) || count < 0))
      throw new RangeError(`fleissKappa: subject ${subject + 1} needs a whole number for each category`);
    if (sum(counts) !== raters || raters < 2)
      throw new RangeError(
        `fleissKappa: the counts of subject ${subject + 1} add up to ${sum(counts)}; every subject needs the same number of raters, two or more`,
      );
  }
  return raters;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
