import { RATING_WORDS, RATINGS, type PracticeFeedback } from '../../domain/index.js';
import { errorSummary, radioField } from '../rendering/pages/field-view.js';
import { criterionOf, ratingField, type PracticeForm } from './practice.form.js';
import type { OwnVignette } from './practice.service.js';
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

const COLUMNS = ['Criterion', 'You', 'Key', 'Others on average', 'What leads to the key'];

function feedbackView({ rubric, vignette }: OwnVignette, { ratings, mean }: PracticeFeedback) {
  const near = ratings.filter(({ apart }) => Math.abs(apart) <= 1).length;
  const few = ratings.some(({ panel }) => panel === null);
  return {
    said: `${near} of your ${ratings.length} ratings are within one point of the key. On the whole you rated ${mean === null ? '' : leaningWords(mean)}.`,
    lesson: vignette.lesson,
    few: few ? 'What others gave on average stands here once three of them have rated this practice candidate.' : null,
    table: {
      caption: 'Your ratings beside the key',
      columns: COLUMNS.map((label) => ({ label, numeric: false })),
      rows: ratings.map(({ criterion, given, rating, panel, why }) => ({
        head: { text: criterionOf(rubric, criterion).name, href: null },
        cells: [words(given), words(rating), panel === null ? 'too few' : panel.toFixed(1), why].map((text, index) => ({
          label: COLUMNS[index + 1] ?? '',
          text,
          numeric: false,
        })),
      })),
    },
  };
}

function words(rating: (typeof RATINGS)[number]): string {
  return `${RATING_WORDS[rating]} ${rating}`;
}
