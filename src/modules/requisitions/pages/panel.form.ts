import type { FormFields } from '../../../common/http/form-fields.js';
import type { Rubric } from '../../../domain/index.js';
import type { PanelMember } from '../panels.service.js';
import type { FormErrors } from './requisition.form.js';

/** The checkboxes of one interviewer. */
export function coversField(interviewerId: string): string {
  return `covers.${interviewerId}`;
}

/**
 * Who covers what, as it was ticked, for the people whom the form named.
 *
 * @param panel who is on it now, with names
 */
export function readPanel(
  fields: FormFields,
  { rubric, panel }: { readonly rubric: Rubric; readonly panel: readonly (PanelMember & { readonly name: string })[] },
): { readonly members: readonly PanelMember[]; readonly errors: FormErrors } {
  const named = fields.list('interviewer');
  const errors: Record<string, string> = {};
  const members = panel
    .filter(({ interviewerId }) => named.includes(interviewerId))
    .map(({ interviewerId, name }) => {
      const ticked = fields.list(coversField(interviewerId));
      const criteria = rubric.criteria.map(({ id }) => id).filter((id) => ticked.includes(id));
      if (criteria.length === 0)
        errors[coversField(interviewerId)] =
          `${name} asks about nothing: tick something, or take ${name} off the panel.`;
      // Everything is kept as everything: it stays so when the rubric is changed for another one.
      return { interviewerId, criteria: criteria.length === rubric.criteria.length ? [] : criteria };
    });
  return { members, errors };
}

/** Whom to put on the panel: somebody who signs in, somebody who does not, or somebody new by name. */
export type Addition =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'interviewer'; readonly id: string }
  | { readonly kind: 'new'; readonly name: string };

/** Null when nobody was chosen. */
export function readAddition(fields: FormFields): Addition | null {
  const name = fields.text('name').trim();
  if (name !== '') return { kind: 'new', name };
  const match = /^(person|interviewer) ([0-9a-f-]{36})$/.exec(fields.text('who'));
  return match === null ? null : { kind: match[1] as 'person' | 'interviewer', id: match[2] ?? '' };
}
