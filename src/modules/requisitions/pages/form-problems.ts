import type { FieldError } from '../../../common/errors.js';
import type { FormErrors } from './requisition.form.js';

/**
 * What a service found wrong, beside the fields of a form: "is longer than 300 characters" completes a sentence with
 * the field's own name. What belongs to no field is under ''.
 *
 * @param fields name of a field → how a sentence calls it; the longest name that a path begins with is the field
 */
export function problemsByField(problems: readonly FieldError[], fields: Readonly<Record<string, string>>): FormErrors {
  const names = Object.keys(fields).sort((a, b) => b.length - a.length);
  const errors: Record<string, string> = {};
  for (const { path, message } of problems) {
    const name = names.find((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
    errors[name ?? ''] ??= `${name === undefined ? 'This' : fields[name]} ${message}.`;
  }
  return errors;
}
