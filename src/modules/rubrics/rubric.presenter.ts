import { criteriaOf, type Criterion, type Rubric } from '../../domain/index.js';
import { counted, midSentence } from '../briefs/view/wording.js';
import {
  ECONOMICS_INPUT_WORDS,
  RATING_ANCHORS,
  STALL_WORDS,
  thresholdSentences,
  weeksInWords,
} from './rubric-words.js';

/** A rubric whole, to be read from top to bottom; `partials/page/rubric.hbs` places it. */
export function rubricBody(rubric: Rubric) {
  const dimensions = dimensionViews(rubric);
  return {
    introduction: rubric.introduction,
    contents: dimensions.map(({ id, name, criteria }) => ({
      href: `#${id}`,
      name,
      criteria: criteria.map((criterion) => ({ href: `#${criterion.id}`, name: criterion.name })),
    })),
    dimensions,
    tells: rubric.tells.map(({ id, name }) => ({ name, pointsTo: pointsTo(rubric, id) })),
    signals: signalSentences(rubric),
    thresholds: { items: thresholdSentences(rubric.thresholds) },
    defaults: rubric.defaults.map(({ input, value, source }) => ({
      figure: ECONOMICS_INPUT_WORDS[input],
      value: String(value),
      source,
    })),
  };
}

interface ShownRubric {
  readonly reference: string;
  readonly sha256: string;
  readonly rubric: Rubric;
  readonly installed: boolean;
  readonly differs: boolean;
  /** References of the other versions of it. */
  readonly others: readonly string[];
  /** Whether the reader may add rubrics. */
  readonly mayAdd: boolean;
  /** Whether it has practice candidates for the reader. */
  readonly mayPractise: boolean;
}

/** The page of one rubric. */
export function rubricView({
  reference,
  sha256,
  rubric,
  installed,
  differs,
  others,
  mayAdd,
  mayPractise,
}: ShownRubric) {
  const before = others.at(-1);
  return {
    heading: {
      above: { href: '/rubrics', label: 'Rubrics' },
      text: rubric.title,
      lead: null,
      actions: [
        ...(before === undefined
          ? []
          : [
              {
                href: `/rubrics/compare?from=${before}&to=${reference}`,
                label: `Compare with ${before}`,
                primary: false,
              },
            ]),
        ...(mayPractise ? [{ href: '/practice', label: 'Practise', primary: false }] : []),
        ...(mayAdd
          ? [{ href: `/rubrics/new?from=${reference}`, label: 'Write the next version', primary: false }]
          : []),
      ],
    },
    changed: differs
      ? {
          tone: 'problem',
          text: 'The file of this version was changed after it was used here. Scorecards are read by what it said then, which is kept; below is what the file says now. Raise its version.',
        }
      : null,
    facts: {
      items: [
        { label: 'Name', value: reference, note: null },
        { label: 'Career stages', value: String(rubric.stages.length), note: null },
        { label: 'Criteria', value: String(rubric.criteria.length), note: null },
        { label: 'Where it is kept', value: installed ? 'A file' : 'The database', note: null },
        { label: 'Fingerprint', value: sha256.slice(0, 12), note: 'of its canonical form' },
      ],
    },
    rubric: rubricBody(rubric),
  };
}

function dimensionViews(rubric: Rubric) {
  const { stages, closeness } = rubric;
  const views = stages.map((stage, index) => ({
    ...dimensionView(rubric, stage),
    kind: `Career stage ${index + 1} of ${stages.length}`,
    authority: `Its authority is ${stage.authority}.`,
    needs: stage.needsCloseness && closeness !== null ? needsSentence(stage.name, closeness.name, stage.stall) : null,
  }));
  if (closeness === null) return views;
  return [
    ...views,
    { ...dimensionView(rubric, closeness), kind: 'Across the career stages', authority: null, needs: null },
  ];
}

function needsSentence(stage: string, closeness: string, stall: keyof typeof STALL_WORDS | null): string {
  const without = stall === null ? '' : ` Without it the person has ${STALL_WORDS[stall]}.`;
  return `${stage} needs ${midSentence(closeness)}.${without}`;
}

function dimensionView(
  rubric: Rubric,
  { id, name, definition }: { readonly id: string; readonly name: string; readonly definition: string },
) {
  const criteria = criteriaOf(rubric, id).map(criterionView);
  return {
    id: `dimension-${id}`,
    name,
    definition,
    count: counted(criteria.length, 'criterion', 'criteria'),
    criteria,
  };
}

function criterionView(criterion: Criterion) {
  const { id, name, definition, weight, weightReason, questions, probes, anchors, evidence, remedy } = criterion;
  return {
    id: `criterion-${id}`,
    name,
    reference: id,
    definition,
    weight: weightReason === null ? null : `Weighs ${weight}: ${weightReason}`,
    questions,
    probes,
    anchors: RATING_ANCHORS.map(({ rating, word }) => ({ word, figure: String(rating), text: anchors[rating] })),
    evidence,
    remedy: remedy.map((step) => ({ weeks: weeksInWords(step), action: step.action })),
  };
}

function pointsTo({ signals, stages, closeness }: Rubric, tell: string): string {
  const { borrowedAuthority, missingLayer, bottleneck, drift, calcification } = signals;
  const layers = closeness === null ? stages : [...stages, closeness];
  const layer = layers.find(({ id }) => id === missingLayer.dimension)?.name ?? 'A';
  const signs = [
    [borrowedAuthority, 'borrowed authority'],
    [missingLayer, `${layer} layer missing`],
    [bottleneck, 'a bottleneck'],
    [drift, 'drift'],
    [calcification, 'calcification'],
  ] as const;
  return signs.flatMap(([{ tells }, words]) => (tells.includes(tell) ? [words] : [])).join(', ');
}

function signalSentences({ criteria, signals: { bottleneck, wantsNextStage } }: Rubric): readonly string[] {
  const names = (ids: readonly string[]): string =>
    criteria.flatMap(({ id, name }) => (ids.includes(id) ? [`“${name}”`] : [])).join(', ');
  return [
    ...(bottleneck.criteria.length > 0 ? [`A bottleneck shows in ${names(bottleneck.criteria)}.`] : []),
    ...(wantsNextStage.criteria.length > 0
      ? [`Whether somebody wants the next career stage shows in ${names(wantsNextStage.criteria)}.`]
      : []),
  ];
}
