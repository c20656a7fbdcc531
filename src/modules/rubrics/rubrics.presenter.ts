import { counted } from '../briefs/view/wording.js';
import type { Rubric } from '../../domain/index.js';

/** A rubric as the list needs it. */
export interface ListedRubric {
  readonly reference: string;
  readonly rubric: Rubric;
  /** False: it is kept in the database alone. */
  readonly installed: boolean;
  readonly differs: boolean;
}

interface Use {
  readonly id: string;
  readonly title: string;
  /** `id@version`. */
  readonly rubric: string;
}

/** Beyond these a row would be longer than what it is about. */
const SHOWN_USES = 5;

/** Every rubric of this installation, with the reader's own requisitions that are rated on it. */
export function rubricsView(
  rubrics: readonly ListedRubric[],
  { uses, mayAdd }: { readonly uses: readonly Use[]; readonly mayAdd: boolean },
) {
  const compare = { href: '/rubrics/compare', label: 'Compare two', primary: false };
  const add = { href: '/rubrics/new', label: 'Add a rubric', primary: true };
  return {
    heading: {
      above: null,
      text: 'Rubrics',
      lead: 'What candidates are rated on. A version never changes: a change of wording is a new version.',
      actions: [...(rubrics.length > 1 ? [compare] : []), ...(mayAdd ? [add] : [])],
    },
    rubrics: rubrics.map(({ reference, rubric, installed, differs }) => {
      const own = uses.filter((use) => use.rubric === reference);
      return {
        title: rubric.title,
        href: `/rubrics/${reference}`,
        reference,
        stages: rubric.stages.map(({ name }) => name).join(' → '),
        criteria: String(rubric.criteria.length),
        source: installed ? 'Installed as a file' : 'Kept in the database',
        differs: differs ? 'The file was changed after it was used here.' : null,
        uses: own.slice(0, SHOWN_USES).map(({ id, title }) => ({ href: `/requisitions/${id}`, title })),
        more: own.length > SHOWN_USES ? `and ${own.length - SHOWN_USES} more` : null,
        unused: own.length === 0 ? 'None of yours' : null,
      };
    }),
    caption: counted(rubrics.length, 'rubric'),
  };
}
