import {
  dimensionName,
  RATING_WORDS,
  RECOMMENDATION_WORDS,
  type RatingOrNotObserved,
  type Recommendation,
  type Rubric,
  type Verification,
} from '../../../domain/index.js';

/** The words of the scorecard's pages that more than one of them says. */

export const VERIFICATION_WORDS: Readonly<Record<Verification, { readonly word: string; readonly meaning: string }>> = {
  claimed: { word: 'Claimed', meaning: 'Said, and not tested.' },
  probed: { word: 'Probed', meaning: 'Explained under the hood when asked.' },
  corroborated: { word: 'Corroborated', meaning: 'A reference, an artefact or a record agrees.' },
};

/** "Mostly earned 4", "Not observed". */
export function ratingWords(rating: RatingOrNotObserved | null): string {
  if (rating === null) return 'No rating';
  return rating === 'not-observed' ? RATING_WORDS[rating] : `${RATING_WORDS[rating]} ${rating}`;
}

/** "Strong yes". */
export function recommendationWords(recommendation: Recommendation | null): string {
  if (recommendation === null) return 'None';
  const words = RECOMMENDATION_WORDS[recommendation];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a criterion; its id where the rubric has it no more. */
export function criterionName(rubric: Rubric, id: string): string {
  return rubric.criteria.find((criterion) => criterion.id === id)?.name ?? id;
}

/** "26 Nov 2026, 12:00 UTC". */
export function moment(iso: string): string {
  const at = new Date(iso);
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}, ${time} UTC`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What the tells of a rubric point to, in its order; a tell that points to two things stands under the first. */
export function tellGroups(rubric: Rubric): readonly { readonly heading: string; readonly tells: readonly string[] }[] {
  const { borrowedAuthority, missingLayer, bottleneck, drift, calcification } = rubric.signals;
  const layer = missingLayer.dimension === null ? 'A layer' : `${dimensionName(rubric, missingLayer.dimension)} layer`;
  const groups = [
    { heading: 'Borrowed authority', tells: borrowedAuthority.tells },
    { heading: `${layer} missing`, tells: missingLayer.tells },
    { heading: 'Bottleneck', tells: bottleneck.tells },
    { heading: 'Drift', tells: drift.tells },
    { heading: 'Calcification', tells: calcification.tells },
    { heading: 'Other signs', tells: rubric.tells.map(({ id }) => id) },
  ];
  const seen = new Set<string>();
  return groups
    .map(({ heading, tells }) => ({ heading, tells: tells.filter((id) => !seen.has(id) && Boolean(seen.add(id))) }))
    .filter(({ tells }) => tells.length > 0);
}

/** The seat in one line: "Engineering Manager, Payments · career stage Leader". */
export function seatWords(
  { title, stage }: { readonly title: string; readonly stage: string },
  rubric: Rubric,
): string {
  return `${title} · career stage ${dimensionName(rubric, stage)}`;
}
