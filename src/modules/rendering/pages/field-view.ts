/**
 * Views of form fields for the partials page/input, page/textarea, page/select and page/choices: the ids that tie label,
 * hint and error together are made here, once, so that no form forgets one. Every word is the caller's.
 */

interface FieldOptions {
  readonly name: string;
  readonly label: string;
  /** What was typed or is stored; never lost when a form comes back with errors. */
  readonly value?: string;
  readonly hint?: string | null;
  /** What is wrong with it, as a whole sentence. */
  readonly error?: string | null;
  readonly optional?: boolean;
}

interface FieldView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly optional: boolean;
  /** For aria-describedby. */
  readonly describedBy: string | null;
}

export interface InputOptions extends FieldOptions {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'datetime-local' | 'number' | 'url';
  readonly width?: 'short' | 'middle' | 'full';
  readonly maxLength?: number | null;
  readonly autocomplete?: string | null;
}

/** For page/input. */
export function inputField(options: InputOptions): FieldView & Required<InputOptions> {
  const { type = 'text', width = 'full', maxLength = null, autocomplete = null, value = '' } = options;
  return { ...fieldView(options), type, width, maxLength, autocomplete, value };
}

export interface TextOptions extends FieldOptions {
  readonly rows?: number;
  readonly maxLength?: number | null;
}

/** For page/textarea. */
export function textField(options: TextOptions): FieldView & Required<TextOptions> {
  const { rows = 4, maxLength = null, value = '' } = options;
  return { ...fieldView(options), rows, maxLength, value };
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | null;
}

interface ChoiceView extends Required<Choice> {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly chosen: boolean;
}

export interface ChoiceOptions extends Omit<FieldOptions, 'value'> {
  readonly options: readonly Choice[];
  /** The values that are chosen: one at most for a select and for radios. */
  readonly chosen?: readonly string[];
}

/** For page/select. */
export function selectField(options: ChoiceOptions): FieldView & { readonly options: readonly ChoiceView[] } {
  return choiceField(options, 'radio');
}

/** For page/choices: one of a few. */
export function radioField(options: ChoiceOptions): FieldView & { readonly options: readonly ChoiceView[] } {
  return choiceField(options, 'radio');
}

/** For page/choices: several of a few. */
export function checkboxField(options: ChoiceOptions): FieldView & { readonly options: readonly ChoiceView[] } {
  return choiceField(options, 'checkbox');
}

function choiceField(field: ChoiceOptions, type: 'radio' | 'checkbox') {
  const { options, chosen = [], name } = field;
  const view = fieldView(field);
  return {
    ...view,
    options: options.map(({ value, label, hint = null }, index) => ({
      id: `${view.id}-${index + 1}`,
      name,
      type,
      value,
      label,
      hint,
      chosen: chosen.includes(value),
    })),
  };
}

function fieldView({ name, label, hint = null, error = null, optional = false }: FieldOptions): FieldView {
  const id = fieldId(name);
  const notes = [hint === null ? null : `${id}-hint`, error === null ? null : `${id}-error`].filter(
    (note) => note !== null,
  );
  return { id, name, label, hint, error, optional, describedBy: notes.length === 0 ? null : notes.join(' ') };
}

/** "ratings[builder.reads-the-data].evidence" → an id that a fragment can name. */
function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/-$/, '')}`;
}

interface SummaryItem {
  readonly href: string;
  readonly text: string;
}

/** For page/error-summary, from the fields of a form in its order; null when nothing is wrong. */
export function errorSummary(
  fields: readonly Pick<FieldView, 'id' | 'error'>[],
): { readonly heading: string; readonly items: readonly SummaryItem[] } | null {
  const items = fields.flatMap(({ id, error }) => (error === null ? [] : [{ href: `#${id}`, text: error }]));
  if (items.length === 0) return null;
  return { heading: items.length === 1 ? 'One thing to correct' : `${items.length} things to correct`, items };
}
