import { criteriaOf, dimensionName, dimensionsOf, RECOMMENDATIONS, type Rubric } from '../../domain/index.js';
import { checkboxField, errorSummary, radioField, textField } from '../rendering/pages/field-view.js';
import { criterionAnchor, criterionView, missingAt } from './view/criterion-view.js';
import { FIELDS, orphansOf, UNTOUCHED, type ScorecardInput } from './view/scorecard-input.js';
import { criterionName, moment, recommendationWords, seatWords, tellGroups } from './view/scorecard-words.js';

/** What the pages of one scorecard say of whom it is about. */
export interface ScorecardSubject {
  readonly id: string;
  readonly candidate: string;
  readonly seat: { readonly title: string; readonly stage: string };
  readonly source: 'internal' | 'external';
  readonly rubric: Rubric;
  /** Ids of the criteria that its author is to cover. */
  readonly kit: readonly string[];
  readonly dueAt: string | null;
  readonly late: boolean;
  /** The interviewer whose words somebody else types; null where the author does it. */
  readonly typedFor: string | null;
}

export interface ScorecardFormState {
  readonly input: ScorecardInput;
  readonly errors: ReadonlyMap<string, string>;
  readonly version: number;
  /** Whether the server has stored all of it. */
  readonly saved: boolean;
  /** Whose copies in this browser belong to the form. */
  readonly personId: string;
}

/** The interview kit, and the scorecard that is written beside it. */
export function scorecardView(subject: ScorecardSubject, state: ScorecardFormState) {
  const { id, candidate, rubric, kit, typedFor } = subject;
  const { input, version, saved, personId } = state;
  return {
    heading: {
      above: { label: 'My work', href: '/' },
      text: candidate,
      lead: seatWords(subject.seat, rubric),
      actions: [],
    },
    facts: { items: factsOf(subject) },
    typedFor:
      typedFor === null ? null : `You type this scorecard for ${typedFor}, who has no account. It counts as theirs.`,
    introduction: rubric.introduction,
    form: { action: `/scorecards/${id}`, scorecardId: id, personId, version, saved: saved ? 'yes' : 'no' },
    progress: progressOf(subject, input),
    submit: 'Submit the scorecard',
    fields: scorecardFields(subject, state),
    keys: KEYS,
    rest: kit.length,
  };
}

/** The fields of a scorecard, for the kit and for an amendment. */
export function scorecardFields(
  { rubric, kit }: ScorecardSubject,
  { input, errors }: Pick<ScorecardFormState, 'input' | 'errors'>,
) {
  const view = (ids: readonly string[]) =>
    dimensionsOf(rubric)
      .map((dimension) => ({
        id: `dimension-${dimension}`,
        name: dimensionName(rubric, dimension),
        definition: definitionOf(rubric, dimension),
        criteria: criteriaOf(rubric, dimension)
          .filter((criterion) => ids.includes(criterion.id))
          .map((criterion) =>
            criterionView(criterion, { input: input.criteria.get(criterion.id) ?? UNTOUCHED, errors }),
          ),
      }))
      .filter(({ criteria }) => criteria.length > 0);
  const others = rubric.criteria.map(({ id }) => id).filter((id) => !kit.includes(id));
  const dimensions = view(kit);
  const rest = view(others);
  const orphans = orphansOf(input, rubric).map((id) => orphan(id, { input, errors }));
  const takeaway = textField({
    name: FIELDS.keyTakeaway,
    label: 'Key takeaway',
    hint: 'One or two sentences that you would say first.',
    value: input.keyTakeaway,
    error: errors.get(FIELDS.keyTakeaway) ?? null,
    optional: true,
    maxLength: 20_000,
  });
  const criteria = [...dimensions, ...rest].flatMap((dimension) => dimension.criteria);
  return {
    summary: errorSummary([
      ...criteria.flatMap(({ rating, evidence }) => [{ id: `${rating.id}-1`, error: rating.error }, evidence]),
      ...orphans,
      takeaway,
    ]),
    dimensions,
    others:
      rest.length === 0
        ? null
        : {
            heading: 'Not in your kit: rate only what you saw',
            open: others.some((id) => isTouched(input, id) || errors.has(FIELDS.rating(id))),
            dimensions: rest,
          },
    orphans: orphans.length === 0 ? null : { fields: orphans },
    tells: tellGroups(rubric).map(({ heading, tells }, index) => {
      const group = checkboxField({
        name: FIELDS.tells,
        label: heading,
        chosen: input.tells,
        options: tells.map((tell) => ({
          value: tell,
          label: rubric.tells.find(({ id }) => id === tell)?.name ?? tell,
        })),
      });
      // All groups have one name, so the ids that follow from it would stand several times on the page.
      return {
        label: heading,
        options: group.options.map((option) => ({ ...option, id: `${option.id}-${index + 1}` })),
      };
    }),
    recommendation: radioField({
      name: FIELDS.recommendation,
      label: 'Your recommendation',
      hint: 'Shown beside your ratings, and never counted into them.',
      chosen: input.recommendation === null ? [] : [input.recommendation],
      optional: true,
      options: RECOMMENDATIONS.map((value) => ({ value, label: recommendationWords(value) })),
    }),
    takeaway,
  };
}

function orphan(id: string, { input, errors }: Pick<ScorecardFormState, 'input' | 'errors'>) {
  return textField({
    name: FIELDS.evidence(id),
    label: id,
    value: input.criteria.get(id)?.evidence ?? '',
    error: errors.get(FIELDS.evidence(id)) ?? null,
    optional: true,
    maxLength: 20_000,
  });
}

function isTouched(input: ScorecardInput, id: string): boolean {
  const { rating, evidence } = input.criteria.get(id) ?? UNTOUCHED;
  return rating !== null || evidence !== '';
}

function definitionOf({ stages, closeness }: Rubric, dimension: string): string {
  return stages.find(({ id }) => id === dimension)?.definition ?? closeness?.definition ?? '';
}

function factsOf({ source, kit, rubric, dueAt, late }: ScorecardSubject) {
  const all = kit.length === rubric.criteria.length;
  return [
    {
      label: 'Your kit',
      value: `${kit.length} ${kit.length === 1 ? 'criterion' : 'criteria'}`,
      note: all ? 'all of the rubric' : `of ${rubric.criteria.length} in the rubric`,
    },
    { label: 'Applies from', value: source === 'internal' ? 'inside' : 'outside', note: null },
    {
      label: 'Scorecard due',
      value: dueAt === null ? 'no date' : moment(dueAt),
      note: late ? 'Late: the time for it is over.' : null,
    },
  ];
}

/** What is still missing, criterion by criterion; a script keeps it up to date while somebody writes. */
export function progressOf({ rubric, kit }: ScorecardSubject, input: ScorecardInput) {
  const items = rubric.criteria.map(({ id }) => ({
    criterion: id,
    label: criterionName(rubric, id),
    href: `#${criterionAnchor(id)}`,
    inKit: kit.includes(id),
    ...missingAt(input.criteria.get(id) ?? UNTOUCHED, kit.includes(id)),
  }));
  const count = (what: 'rating' | 'evidence') => items.filter((item) => item[what]).length;
  return {
    items,
    of: kit.length,
    rating: count('rating'),
    evidence: count('evidence'),
    done: items.filter(({ inKit, rating, evidence }) => inKit && !rating && !evidence).length,
    complete: count('rating') + count('evidence') === 0,
  };
}

/** What the keys of the form do. */
export const KEYS = [
  { keys: ['1', '2', '3', '4', '5'], what: 'rate the criterion that you are at, and go on to its evidence' },
  { keys: ['n'], what: 'not observed, and go on to the next criterion' },
  { keys: ['↓', 'j'], what: 'next criterion' },
  { keys: ['↑', 'k'], what: 'criterion before' },
  { keys: ['Esc'], what: 'leave a text, so that keys mean the above again' },
  { keys: ['Ctrl + Enter'], what: 'submit, from anywhere' },
];
