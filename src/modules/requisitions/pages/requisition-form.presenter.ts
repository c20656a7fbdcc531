import { LIMITS } from '../../../common/limits.js';
import { dimensionName, dimensionsOf } from '../../../domain/index.js';
import { errorSummary, inputField, selectField, textField } from '../../rendering/pages/field-view.js';
import {
  growthField,
  seatValue,
  type FormErrors,
  type InstalledRubric,
  type RequisitionTyped,
} from './requisition.form.js';

export interface RequisitionFormInput {
  readonly typed: RequisitionTyped;
  readonly errors: FormErrors;
  readonly rubrics: readonly InstalledRubric[];
  /** Null for a new one. */
  readonly existing: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    /** Why rubric and career stage are not asked for; null while they may change. */
    readonly seatStands: string | null;
    readonly seatWords: string;
  } | null;
}

/** How sentences about what is wrong call the fields. */
export const REQUISITION_FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'The title',
  organisation: 'The organisation',
  stage: 'The career stage',
  transitionPlan: 'The transition plan',
  'economics.currency': 'The currency',
  'economics.salary': 'The salary',
  'economics.agencyFee': 'The agency fee',
  'economics.timeToHireDays': 'The time to hire',
  'economics.rampUpWeeks': 'The time until somebody from outside carries the seat',
  'economics.backfillCost': 'The cost of filling the seat that is left',
  'economics.firstYearRetention.inside': 'The share',
  'economics.firstYearRetention.outside': 'The share',
};

/** The form of a new requisition, or of one that is there. */
export function requisitionFormView({ typed, errors, rubrics, existing }: RequisitionFormInput): object {
  const error = (name: string): string | null => errors[name] ?? null;
  const title = inputField({
    name: 'title',
    label: 'The seat',
    hint: 'As it stands on the hiring brief, such as “Engineering Manager, Payments”.',
    value: typed.title,
    maxLength: LIMITS.line,
    error: error('title'),
  });
  const organisation = inputField({
    name: 'organisation',
    label: 'Organisation',
    hint: 'Shown on the hiring brief.',
    value: typed.organisation,
    maxLength: LIMITS.line,
    optional: true,
    error: error('organisation'),
  });
  const seat = seatField(typed.seat, { error: error('seat') ?? error('stage'), rubrics });
  const plan = textField({
    name: 'transitionPlan',
    label: 'Transition plan',
    hint: 'How somebody from inside would be helped into the seat. Without one, a promotion is flagged.',
    value: typed.transitionPlan,
    maxLength: LIMITS.text,
    optional: true,
    error: error('transitionPlan'),
  });
  const economics = economicsFields(typed.economics, error);
  const growth = rubrics.map(({ reference, rubric }) => ({
    legend: rubrics.length === 1 ? 'Weeks to grow each layer' : `Weeks to grow each layer, by ${rubric.title}`,
    fields: dimensionsOf(rubric).map((id) =>
      weeksField(growthField(reference, id), {
        label: dimensionName(rubric, id),
        value: typed.economics[growthField(reference, id)],
        error: error(growthField(reference, id)) ?? error(`economics.growthWeeks.${id}`),
      }),
    ),
  }));
  const stands = existing === null ? null : existing.seatStands;
  const inEconomics = [...economics, ...growth.flatMap(({ fields }) => fields)];
  return {
    heading: {
      above: existing === null ? { label: 'Requisitions', href: '/requisitions' } : aboveOf(existing),
      text: existing === null ? 'Open a requisition' : 'Change the requisition',
      lead:
        existing === null
          ? 'One opening, one seat. You become its recruiter; the panel and the candidates come next.'
          : null,
      actions: [],
    },
    summary: errorSummary([title, organisation, ...(stands === null ? [seat] : []), plan, ...inEconomics]),
    problem: errors[''] === undefined ? null : { tone: 'problem', text: errors[''] },
    action: existing === null ? '/requisitions/new' : `/requisitions/${existing.id}/edit`,
    version: existing === null ? null : String(existing.version),
    title,
    organisation,
    seat: stands === null ? seat : null,
    seatStands: stands === null ? null : { words: existing?.seatWords ?? '', why: stands },
    plan,
    economics,
    growth,
    economicsOpen: inEconomics.some(({ value, error: wrong }) => value !== '' || wrong !== null),
    submit: existing === null ? 'Open the requisition' : 'Save the requisition',
  };
}

function aboveOf({ id, title }: { readonly id: string; readonly title: string }): object {
  return { label: title, href: `/requisitions/${id}` };
}

function seatField(
  chosen: string,
  { error, rubrics }: { readonly error: string | null; readonly rubrics: readonly InstalledRubric[] },
) {
  const field = selectField({
    name: 'seat',
    label: 'Career stage that the seat needs',
    hint: 'Each rubric has career stages of its own. Rubric and career stage stand once the first scorecard is in.',
    options: [],
    error,
  });
  const groups = rubrics.map(({ reference, rubric }) => ({
    label: `${rubric.title} (${reference})`,
    options: rubric.stages.map(({ id, name, authority }) => ({
      value: seatValue(reference, id),
      label: `${name}: earned by ${authority}`,
      chosen: seatValue(reference, id) === chosen,
    })),
  }));
  return { ...field, groups };
}

function economicsFields(typed: RequisitionTyped['economics'], error: (name: string) => string | null) {
  const short = (name: string, label: string, hint: string) =>
    inputField({
      name: `economics.${name}`,
      label,
      hint,
      width: 'short',
      optional: true,
      value: typed[`economics.${name}`] ?? '',
      error: error(`economics.${name}`),
    });
  return [
    short('currency', 'Currency of the amounts', 'Three letters, such as EUR.'),
    short('salary', 'A year’s salary for the seat', 'In that currency.'),
    short('agencyFee', 'What an agency takes', 'In that currency.'),
    short('backfillCost', 'Filling the seat that somebody from inside leaves', 'In that currency.'),
    short('timeToHireDays', 'From opening to a signed contract', 'In days.'),
    short('rampUpWeeks', 'Until somebody from outside carries the seat', 'In weeks.'),
    short('firstYearRetention.inside', 'Still in the seat after twelve months, from inside', 'Of a hundred people.'),
    short('firstYearRetention.outside', 'Still in the seat after twelve months, from outside', 'Of a hundred people.'),
  ];
}

function weeksField(
  name: string,
  { label, value = '', error }: { readonly label: string; readonly value?: string; readonly error: string | null },
) {
  return inputField({ name, label, hint: 'In weeks.', width: 'short', optional: true, value, error });
}
