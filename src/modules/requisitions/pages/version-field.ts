import { HttpProblem } from '../../../common/http/problem.js';
import type { FormFields } from '../../../common/http/form-fields.js';

/**
 * The version that a form was made of, in its hidden field: what If-Match is for programs.
 *
 * @throws HttpProblem for a form that was not ours
 */
export function versionIn(fields: FormFields): number {
  const text = fields.text('version');
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new HttpProblem('malformed-request', 'The form does not say which version it was made of. Reload the page.');
  return Number(text);
}
