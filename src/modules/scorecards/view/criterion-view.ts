import { isBlank } from '../../../common/documents/text.js';
import { RATING_WORDS, RATINGS, VERIFICATIONS, type Criterion } from '../../../domain/index.js';
import { radioField, textField } from '../../rendering/pages/field-view.js';
import { FIELDS, type CriterionInput } from './scorecard-input.js';
import { VERIFICATION_WORDS } from './scorecard-words.js';

const TEXT = 20_000;

/** The anchor of one criterion, for links to it. */
export function criterionAnchor(id: string): string {
  return `criterion-${id.replaceAll('.', '-')}`;
}

/** One criterion with what to ask, what to listen for and where to write it down. */
export function criterionView(
  criterion: Criterion,
  { input, errors }: { readonly input: CriterionInput; readonly errors: ReadonlyMap<string, string> },
) {
  const { id, name, definition, questions, probes, anchors, evidence } = criterion;
  const rating = radioField({
    name: FIELDS.rating(id),
    label: `Rating of ${name}`,
    error: errors.get(FIELDS.rating(id)) ?? null,
    chosen: input.rating === null ? [] : [String(input.rating)],
    options: [
      ...RATINGS.map((value) => ({ value: String(value), label: RATING_WORDS[value] })),
      { value: 'not-observed', label: RATING_WORDS['not-observed'] },
    ],
  });
  return {
    id,
    anchor: criterionAnchor(id),
    name,
    definition,
    questions,
    probes,
    counts: evidence,
    anchors: ([1, 3, 5] as const).map((value) => ({ word: RATING_WORDS[value], figure: value, text: anchors[value] })),
    rating: {
      ...rating,
      options: rating.options.map((option) => ({
        ...option,
        figure: option.value === 'not-observed' ? null : option.value,
      })),
    },
    evidence: {
      of: name,
      ...textField({
        name: FIELDS.evidence(id),
        label: 'Evidence',
        value: input.evidence,
        error: errors.get(FIELDS.evidence(id)) ?? null,
        maxLength: TEXT,
        rows: 6,
      }),
    },
    verification: radioField({
      name: FIELDS.verification(id),
      label: `How far the evidence for ${name} was tested`,
      chosen: [input.verification],
      options: VERIFICATIONS.map((value) => ({
        value,
        label: VERIFICATION_WORDS[value].word,
        hint: VERIFICATION_WORDS[value].meaning,
      })),
    }),
  };
}

/** What still has to be done at a criterion; of one outside the kit nothing has to be, unless something was begun. */
export function missingAt({ rating, evidence }: CriterionInput, isInKit: boolean) {
  const written = !isBlank(evidence);
  return {
    rating: rating === null && (isInKit || written),
    evidence: rating !== null && rating !== 'not-observed' && !written,
  };
}
