import { LIMITS } from '../../../common/limits.js';
import { errorSummary, inputField, radioField, selectField } from '../../rendering/pages/field-view.js';
import { historyField, type ApplicationTyped } from './application.form.js';
import type { FormErrors } from './requisition.form.js';

export interface ApplicationFormInput {
  readonly requisition: { readonly id: string; readonly title: string };
  readonly typed: ApplicationTyped;
  readonly errors: FormErrors;
  readonly colleagues: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}

/** How sentences about what is wrong call the fields, by the service's paths. */
export const APPLICATION_FIELD_NAMES: Readonly<Record<string, string>> = {
  'candidate.name': 'The name',
  'candidate.email': 'The address',
  source: 'Where they come from',
};

/** The form that adds a candidate to a requisition. */
export function applicationFormView({ requisition, typed, errors, colleagues }: ApplicationFormInput): object {
  const error = (...names: readonly string[]): string | null =>
    names.map((name) => errors[name]).find((text) => text !== undefined) ?? null;
  const name = inputField({
    name: 'name',
    label: 'Name',
    hint: 'As the person writes it.',
    value: typed.name,
    maxLength: LIMITS.line,
    autocomplete: 'off',
    error: error('name', 'candidate.name'),
  });
  const email = inputField({
    name: 'email',
    label: 'E-mail address',
    hint: 'Somebody who signs in with this address never sees this file.',
    type: 'email',
    width: 'middle',
    value: typed.email,
    maxLength: LIMITS.email,
    optional: true,
    autocomplete: 'off',
    error: error('email', 'candidate.email'),
  });
  const source = radioField({
    name: 'source',
    label: 'Where they come from',
    chosen: [typed.source],
    error: error('source'),
    options: [
      { value: 'external', label: 'From outside', hint: 'Hired into the seat: buy.' },
      { value: 'internal', label: 'From inside', hint: 'Works here already: grow.' },
    ],
  });
  const colleague = selectField({
    name: 'colleague',
    label: 'Their account, if they have one here',
    hint: 'For somebody from inside who signs in with another address: this file is closed to them then, too.',
    optional: true,
    chosen: [typed.colleague],
    error: error('colleague'),
    options: [
      { value: '', label: 'None' },
      ...colleagues.map((one) => ({ value: one.id, label: `${one.name} (${one.email})` })),
    ],
  });
  const history = typed.history.map((_, index) => rowView(index, typed, error));
  const rows = history.flatMap(({ fields }) => fields);
  return {
    heading: {
      above: { label: requisition.title, href: `/requisitions/${requisition.id}` },
      text: 'Add a candidate',
      lead: null,
      actions: [],
    },
    summary: errorSummary([name, email, source, colleague, ...rows]),
    problem: errors[''] === undefined ? null : { tone: 'problem', text: errors[''] },
    action: `/requisitions/${requisition.id}/applications/new`,
    name,
    email,
    source,
    colleague,
    history,
    historyOpen: rows.some(({ value, error: wrong }) => value !== '' || wrong !== null) || history.length > 3,
    mayGrow: history.length < LIMITS.history,
  };
}

function rowView(index: number, typed: ApplicationTyped, error: (...names: readonly string[]) => string | null) {
  const row = typed.history[index];
  const field = (part: 'title' | 'organisation' | 'from' | 'to', label: string, hint: string | null) =>
    inputField({
      name: historyField(index, part),
      label,
      hint,
      value: row?.[part] ?? '',
      optional: true,
      maxLength: part === 'from' || part === 'to' ? 10 : LIMITS.line,
      error: error(historyField(index, part)),
    });
  return {
    legend: `Position ${index + 1}`,
    fields: [
      field('title', 'Title', null),
      field('organisation', 'Where', null),
      field('from', 'From', 'Year, month or day: 2014-03'),
      field('to', 'Until', 'Empty while it goes on'),
    ],
  };
}
