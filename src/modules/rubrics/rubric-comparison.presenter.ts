import type { Rubric } from '../../domain/index.js';
import { counted } from '../briefs/view/wording.js';
import { selectField } from '../rendering/pages/field-view.js';
import { rubricDifferences, type Difference } from './rubric-differences.js';
import { sequenceSteps } from './sequence-differences.js';

interface Compared {
  readonly reference: string;
  readonly rubric: Rubric;
}

interface Piece {
  readonly text: string;
  /** Only this side has it. */
  readonly own: boolean;
}

const KINDS = {
  added: { mark: 'solid', tone: 'held', word: 'Added' },
  removed: { mark: 'dashed', tone: 'missing', word: 'Removed' },
  changed: { mark: 'half', tone: 'open', word: 'Changed' },
} as const;

/** A longer text is read whole on both sides: a hundred little marks explain nothing. */
const SHORT = 1_500;

/** Two rubrics side by side; `pair` is null until two are chosen. */
export function comparisonView(
  known: readonly Compared[],
  {
    from,
    to,
    pair,
  }: { readonly from: string; readonly to: string; readonly pair: readonly [Compared, Compared] | null },
) {
  const options = known.map(({ reference, rubric }) => ({ value: reference, label: `${reference}: ${rubric.title}` }));
  return {
    heading: {
      above: { href: '/rubrics', label: 'Rubrics' },
      text: 'Compare two rubrics',
      lead: 'What one version says and another does not, place by place.',
      actions: [],
    },
    from: selectField({ name: 'from', label: 'From', options, chosen: [from] }),
    to: selectField({ name: 'to', label: 'To', options, chosen: [to] }),
    result: pair === null ? null : resultView(...pair),
  };
}

function resultView(from: Compared, to: Compared) {
  const differences = rubricDifferences(from.rubric, to.rubric);
  const count = (kind: Difference['kind']): number => differences.filter((one) => one.kind === kind).length;
  const places = new Map<string, Difference[]>();
  for (const difference of differences) {
    const [head = ''] = difference.place;
    places.set(head, [...(places.get(head) ?? []), difference]);
  }
  return {
    from: from.reference,
    to: to.reference,
    same: differences.length === 0 ? `${from.reference} and ${to.reference} say the same.` : null,
    heading: `${counted(differences.length, 'difference')} from ${from.reference} to ${to.reference}`,
    facts: {
      items: (['added', 'removed', 'changed'] as const).map((kind) => ({
        label: KINDS[kind].word,
        value: String(count(kind)),
        note: null,
      })),
    },
    groups: [...places].map(([head, group]) => ({
      head,
      differences: group.map((one) => differenceView(one, { from, to })),
    })),
  };
}

function differenceView(
  { kind, place, from, to }: Difference,
  sides: { readonly from: Compared; readonly to: Compared },
) {
  const pieces = piecesOf(from, to);
  return {
    kind: KINDS[kind],
    place: place.slice(1).join(' · ') || (place[0] ?? ''),
    sides: [
      { reference: sides.from.reference, removed: true, pieces: pieces.from, none: from === null ? 'Not in it' : null },
      { reference: sides.to.reference, removed: false, pieces: pieces.to, none: to === null ? 'Not in it' : null },
    ],
  };
}

/** What each side says, with the words that only it has marked where the texts are short. */
function piecesOf(
  from: string | null,
  to: string | null,
): { readonly from: readonly Piece[]; readonly to: readonly Piece[] } {
  const whole = (text: string | null): readonly Piece[] => (text === null ? [] : [{ text, own: false }]);
  if (from === null || to === null || Math.max(from.length, to.length) > SHORT)
    return { from: whole(from), to: whole(to) };
  const steps = sequenceSteps(wordsOf(from), wordsOf(to));
  if (steps === null) return { from: whole(from), to: whole(to) };
  const side = (own: 'removed' | 'added'): readonly Piece[] =>
    joined(
      steps.flatMap(({ kind, item }) => (kind === 'same' || kind === own ? [{ text: item, own: kind === own }] : [])),
    );
  return { from: side('removed'), to: side('added') };
}

/** Words with the white space that follows them, so that they join to what was written. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*?|\s+/gu) ?? [];
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const { text, own } of pieces) {
    const last = result.at(-1);
    if (last?.own === own) result[result.length - 1] = { text: last.text + text, own };
    else result.push({ text, own });
  }
  return result;
}
