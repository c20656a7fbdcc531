import { LIMITS } from '../../../common/limits.js';
import { criteriaOf, dimensionName, dimensionsOf, requiredDimensions, type Rubric } from '../../../domain/index.js';
import { inputField, selectField } from '../../rendering/pages/field-view.js';
import { coversField } from './panel.form.js';
import type { FormErrors } from './requisition.form.js';
import { coverageItems } from './requisition.presenter.js';

export interface PanelInput {
  readonly requisition: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly stage: string;
  };
  readonly rubric: Rubric;
  /** As it was ticked, when the form comes back. */
  readonly panel: readonly {
    readonly interviewerId: string;
    readonly name: string;
    readonly criteria: readonly string[];
  }[];
  /** Interviewers with an account who are not on it. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  /** Those without one. */
  readonly interviewers: readonly { readonly id: string; readonly name: string; readonly handle: string }[];
  readonly errors: FormErrors;
  readonly typedName: string;
  readonly problem: string | null;
}

/** The panel of a requisition as criteria × interviewers, layer by layer. */
export function panelView(input: PanelInput): object {
  const { requisition, rubric, panel, errors, problem } = input;
  const { id, version, title, stage } = requisition;
  const base = `/requisitions/${id}/panel`;
  const wrong = panel.flatMap(({ interviewerId }) => {
    const text = errors[coversField(interviewerId)];
    const first = rubric.criteria[0]?.id ?? '';
    return text === undefined ? [] : [{ href: `#${boxId(first, interviewerId)}`, text }];
  });
  return {
    heading: {
      above: { label: title, href: `/requisitions/${id}` },
      text: 'The panel',
      lead: 'Who asks about what, for every candidate of this requisition. An interview kit takes its criteria from here when it is assigned; kits that are assigned already stay as they are.',
      actions: [],
    },
    problem: problem === null ? null : { tone: 'problem', text: problem },
    summary:
      wrong.length === 0
        ? null
        : { heading: wrong.length === 1 ? 'One thing to correct' : `${wrong.length} things to correct`, items: wrong },
    coverage: { items: coverageItems({ rubric, stage, panel }) },
    version: String(version),
    action: base,
    removeAction: `${base}/remove`,
    addAction: `${base}/add`,
    members: panel.map(({ interviewerId, name }) => ({
      interviewerId,
      name,
      href: `/interviewers/${interviewerId}/calibration`,
    })),
    layers: panel.length === 0 ? [] : layersOf(input),
    add: addView(input),
  };
}

function boxId(criterion: string, interviewerId: string): string {
  return `covers-${criterion.replaceAll('.', '-')}-${interviewerId}`;
}

function layersOf({ rubric, requisition, panel }: PanelInput): readonly object[] {
  const required = requiredDimensions(rubric, requisition.stage);
  return dimensionsOf(rubric).map((dimension) => ({
    id: `layer-${dimension}`,
    name: dimensionName(rubric, dimension),
    note: required.includes(dimension) ? null : 'This seat does not need it.',
    criteria: criteriaOf(rubric, dimension).map(({ id, name, definition }) => ({
      name,
      definition,
      boxes: panel.map((member) => ({
        id: boxId(id, member.interviewerId),
        name: coversField(member.interviewerId),
        value: id,
        label: member.name,
        chosen: member.criteria.length === 0 || member.criteria.includes(id),
      })),
    })),
  }));
}

function addView({ people, interviewers, errors, typedName }: PanelInput): object {
  const groups = [
    {
      label: 'Who sign in',
      options: people.map(({ id, name, email }) => choice(`person ${id}`, `${name} (${email})`)),
    },
    {
      label: 'Whose scorecards somebody types for them',
      options: interviewers.map(({ id, name, handle }) => choice(`interviewer ${id}`, `${name} (${handle})`)),
    },
  ].filter(({ options }) => options.length > 0);
  const who = {
    ...selectField({
      name: 'who',
      label: 'An interviewer',
      options: [],
      optional: true,
      error: errors['who'] ?? null,
    }),
    groups,
  };
  const name = inputField({
    name: 'name',
    label: groups.length === 0 ? 'An interviewer without an account' : 'Or somebody new, without an account',
    hint: 'You type their scorecards for them. Whoever should sign in is invited by an admin.',
    value: typedName,
    optional: true,
    maxLength: LIMITS.line,
    error: errors['name'] ?? null,
  });
  return { who: groups.length === 0 ? null : who, name };
}

function choice(value: string, label: string) {
  return { value, label, chosen: false };
}
