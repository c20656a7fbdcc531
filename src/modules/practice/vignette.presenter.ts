import { RATING_WORDS, RATINGS, type PracticeFeedback } from '../../domain/index.js';
import { errorSummary, radioField } from '../rendering/pages/field-view.js';
import { criterionOf, ratingField, type PracticeForm } from './practice.form.js';
import type { OwnVignette } from './own-practice.js';
import { leaningWords } from './practice-words.js';

/** A written candidate, and either the form in which it is rated or what was rated beside the key. */
export function vignetteView(own: OwnVignette, form: PracticeForm) {
  const { vignette, reference, feedback, next } = own;
  const criteria = feedback === null ? vignette.key.map(({ criterion }) => criterionView(own, form, criterion)) : [];
  return {
    heading: {
      above: { label: 'Practice', href: '/practice' },
      text: vignette.title,
      lead: vignette.about,
      actions:
        feedback === null || next === null
          ? []
          : [{ href: `/practice/${reference}/${next.id}`, label: `Next: ${next.title}`, primary: true }],
    },
    summary: errorSummary(criteria.map(({ rating }) => ({ id: `${rating.id}-1`, error: rating.error }))),
    said: vignette.said,
    form: feedback === null ? { action: `/practice/${reference}/${vignette.id}`, criteria } : null,
    feedback: feedback === null ? null : feedbackView(own, feedback),
  };
}

function criterionView({ rubric }: OwnVignette, { ratings, errors }: PracticeForm, id: string) {
  const { name, definition, anchors } = criterionOf(rubric, id);
  const chosen = ratings.get(id);
  const rating = radioField({
    name: ratingField(id),
    label: `Rating of ${name}`,
    error: errors.get(id) ?? null,
    chosen: chosen === undefined ? [] : [String(chosen)],
    options: RATINGS.map((value) => ({ value: String(value), label: RATING_WORDS[value] })),
  });
  return {
    anchor: `criterion-${id.replaceAll('.', '-')}`,
    name,
    definition,
    anchors: ([1, 3, 5] as const).map((value) => ({ word: RATING_WORDS[value], figure: value, text: anchors[value] })),
    rating: { ...rating, options: rating.options.map((option) => ({ ...option, figure: option.value })) },
  };
}

const OTHERS = 'Others on average';

function feedbackView({ rubric, vignette }: OwnVignette, { ratings, mean }: PracticeFeedback) {
  const near = ratings.filter(({ apart }) => Math.abs(apart) <= 1).length;
  const isPanelShown = ratings.some(({ panel }) => panel !== null);
  const columns = ['Criterion', 'You', 'Key', 'Apart', ...(isPanelShown ? [OTHERS] : []), 'What leads to the key'];
  return {
    said: `${near} of your ${ratings.length} ratings are within one point of the key. On the whole you rated ${leaningWords(mean ?? 0)}.`,
    lesson: vignette.lesson,
    few: isPanelShown
      ? null
      : 'What others gave on average is shown once three of them have rated this practice candidate.',
    table: {
      caption: 'Your ratings beside the key',
      columns: columns.map((label) => ({ label, numeric: false })),
      rows: ratings.map(({ criterion, given, rating, apart, panel, why }) => ({
        head: { text: criterionOf(rubric, criterion).name, href: null },
        cells: [
          ratingWords(given),
          ratingWords(rating),
          apartWords(apart),
          ...(isPanelShown ? [panel === null ? 'too few' : meanWords(panel)] : []),
          why,
        ].map((text, index) => ({ label: columns[index + 1] ?? '', text, numeric: false })),
      })),
    },
  };
}

function ratingWords(rating: (typeof RATINGS)[number]): string {
  return `${RATING_WORDS[rating]}\u00a0${rating}`;
}

/** "Mostly earned 3.7": the word of the nearest rating. */
function meanWords(mean: number): string {
  const nearest = RATINGS.find((rating) => rating === Math.round(mean));
  return `${nearest === undefined ? '' : RATING_WORDS[nearest]}\u00a0${mean.toFixed(1)}`;
}

/** "2 above". */
function apartWords(apart: number): string {
  return apart === 0 ? 'none' : `${Math.abs(apart)}\u00a0${apart > 0 ? 'above' : 'below'}`;
}
