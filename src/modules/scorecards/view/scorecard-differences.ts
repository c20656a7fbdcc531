import type { Rubric } from '../../../domain/index.js';
import { draftOf, FIELDS, inputOf, UNTOUCHED, type ScorecardInput } from './scorecard-input.js';
import { criterionName, ratingWords, recommendationWords, VERIFICATION_WORDS } from './scorecard-words.js';

/** One field in which two texts of the same scorecard differ. */
export interface Difference {
  /** Name of the field. */
  readonly field: string;
  readonly label: string;
  /** `text` and `list` can also be joined: both are kept then. */
  readonly kind: 'text' | 'list' | 'choice';
  /** In words; '' for nothing. */
  readonly mine: string;
  readonly stored: string;
}

/** Where two inputs differ in what would be stored of them, in the order of the form. */
export function differencesOf(mine: ScorecardInput, stored: ScorecardInput, rubric: Rubric): readonly Difference[] {
  const [a, b] = [stripped(mine, rubric), stripped(stored, rubric)];
  const differences: Difference[] = [];
  const add = (
    field: string,
    label: string,
    kind: Difference['kind'],
    [one, other]: readonly [string, string],
  ): void => {
    if (one !== other) differences.push({ field, label, kind, mine: one, stored: other });
  };
  for (const id of new Set([...a.criteria.keys(), ...b.criteria.keys()])) {
    const [ours, theirs] = [a.criteria.get(id) ?? UNTOUCHED, b.criteria.get(id) ?? UNTOUCHED];
    const name = criterionName(rubric, id);
    add(FIELDS.rating(id), `${name}: rating`, 'choice', [ratingWords(ours.rating), ratingWords(theirs.rating)]);
    add(FIELDS.evidence(id), `${name}: evidence`, 'text', [ours.evidence, theirs.evidence]);
    add(FIELDS.verification(id), `${name}: verification`, 'choice', [
      VERIFICATION_WORDS[ours.verification].word,
      VERIFICATION_WORDS[theirs.verification].word,
    ]);
  }
  add(FIELDS.tells, 'Tells', 'list', [tellWords(a, rubric), tellWords(b, rubric)]);
  add(FIELDS.recommendation, 'Recommendation', 'choice', [
    recommendationWords(a.recommendation),
    recommendationWords(b.recommendation),
  ]);
  add(FIELDS.keyTakeaway, 'Key takeaway', 'text', [a.keyTakeaway, b.keyTakeaway]);
  return differences;
}

/** Without what is not kept, such as a verification of what was not observed. */
function stripped(input: ScorecardInput, rubric: Rubric): ScorecardInput {
  return inputOf(draftOf(input), rubric);
}

function tellWords({ tells }: ScorecardInput, rubric: Rubric): string {
  const names = rubric.tells.filter(({ id }) => tells.includes(id)).map(({ name }) => name);
  const gone = tells.filter((id) => rubric.tells.every((tell) => tell.id !== id));
  return [...names, ...gone].join('\n');
}

export type Choice = 'mine' | 'stored' | 'both';

/** What loses nothing: the longer of two texts where it holds the other, otherwise both. For choices: what was just typed. */
export function suggestedChoice({ kind, mine, stored }: Difference): Choice {
  if (kind === 'choice' || mine.includes(stored)) return 'mine';
  return stored.includes(mine) ? 'stored' : 'both';
}

/** The scorecard with a choice made at every field where the two differ; what was not decided stays as it is in `mine`. */
export function merged(
  mine: ScorecardInput,
  stored: ScorecardInput,
  choices: ReadonlyMap<string, Choice>,
): ScorecardInput {
  const pick = <T>(field: string, own: T, other: T, join: (own: T, other: T) => T = (kept) => kept): T => {
    const choice = choices.get(field) ?? 'mine';
    if (choice === 'mine') return own;
    return choice === 'stored' ? other : join(own, other);
  };
  const criteria = [...new Set([...mine.criteria.keys(), ...stored.criteria.keys()])].map((id) => {
    const [own, other] = [mine.criteria.get(id) ?? UNTOUCHED, stored.criteria.get(id) ?? UNTOUCHED];
    return [
      id,
      {
        rating: pick(FIELDS.rating(id), own.rating, other.rating),
        verification: pick(FIELDS.verification(id), own.verification, other.verification),
        evidence: pick(FIELDS.evidence(id), own.evidence, other.evidence, joined),
      },
    ] as const;
  });
  return {
    criteria: new Map(criteria),
    tells: pick(FIELDS.tells, mine.tells, stored.tells, (own, other) => [...new Set([...other, ...own])]),
    recommendation: pick(FIELDS.recommendation, mine.recommendation, stored.recommendation),
    keyTakeaway: pick(FIELDS.keyTakeaway, mine.keyTakeaway, stored.keyTakeaway, joined),
  };
}

/** What was there first stands first. */
function joined(mine: string, stored: string): string {
  return [stored, mine].filter((text) => text !== '').join('\n\n');
}
