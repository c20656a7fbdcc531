import type { Rubric } from '../../domain/index.js';
import { textField } from '../rendering/pages/field-view.js';
import { rubricBody } from './rubric.presenter.js';

/** What is wrong with a text that should be a rubric. */
export interface RubricProblem {
  /** "criteria[3].name"; empty for the whole. */
  readonly path: string;
  /** 1-based; null where it is about no line. */
  readonly line: number | null;
  readonly message: string;
}

export interface RubricFormState {
  /** As it was typed. */
  readonly text: string;
  readonly problems: readonly RubricProblem[];
  /** How it would read; null until it was looked at, and where something is wrong with it. */
  readonly preview: { readonly reference: string; readonly rubric: Rubric } | null;
}

/** Adding a rubric of one's own: typed, then shown as it would read, then added. */
export function rubricFormView({ text, problems, preview }: RubricFormState) {
  const wrong = problems.length;
  const heading = wrong === 1 ? 'One thing to correct' : `${wrong} things to correct`;
  const field = textField({
    name: 'text',
    label: 'The rubric, as YAML or JSON',
    hint: 'The page of each rubric begins its next version for you. For a rubric of another name, change the id as well.',
    value: text,
    rows: 24,
    error: wrong === 0 ? null : `${heading}, named above by line.`,
  });
  return {
    heading: {
      above: { href: '/rubrics', label: 'Rubrics' },
      text: preview === null ? 'Add a rubric' : `Add ${preview.reference}?`,
      lead:
        preview === null
          ? 'It is checked, shown as it would read, and added only then. Once added, a version never changes.'
          : null,
      actions: [],
    },
    summary:
      wrong === 0
        ? null
        : { heading, items: problems.map((problem) => ({ href: `#${field.id}`, text: inWords(problem) })) },
    field,
    notYet:
      preview === null
        ? null
        : { tone: 'note', text: 'Nothing is wrong with it. This is how it would read; it is not added yet.' },
    preview: preview === null ? null : rubricBody(preview.rubric),
  };
}

function inWords({ path, line, message }: RubricProblem): string {
  const place = [line === null ? '' : `Line ${line}`, path].filter((part) => part !== '').join(', ');
  return place === '' ? `${message.replace(/[.]$/, '')}.` : `${place}: ${message.replace(/[.]$/, '')}.`;
}
