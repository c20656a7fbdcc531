import { criteriaOf, dimensionName, dimensionsOf, type Criterion, type Rubric } from '../../domain/index.js';
import { ECONOMICS_INPUT_WORDS, RATING_ANCHORS, percent, weeksInWords } from './rubric-words.js';

/** One thing that two rubrics do not say alike. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where, in words, from the large to the small: ["Builder", "Owned what broke", "Anchor Mixed (3)"]. */
  readonly place: readonly string[];
  /** Null for what was added. */
  readonly from: string | null;
  /** Null for what was removed. */
  readonly to: string | null;
}

/** Something that a rubric says, under an identity that survives a change of its words. */
interface Said {
  readonly place: readonly string[];
  readonly text: string;
}

/** Everything that changes from one rubric to another, in the order of the first, then what only the second has. */
export function rubricDifferences(from: Rubric, to: Rubric): readonly Difference[] {
  const shared = new Set(
    from.criteria.map(({ id }) => id).filter((id) => to.criteria.some((other) => other.id === id)),
  );
  const [before, after] = [saidOf(from, shared), saidOf(to, shared)];
  const changed = [...before].flatMap(([key, { place, text }]): Difference[] => {
    const now = after.get(key);
    if (now === undefined) return [{ kind: 'removed', place, from: text, to: null }];
    return now.text === text ? [] : [{ kind: 'changed', place: now.place, from: text, to: now.text }];
  });
  const added = [...after].flatMap(([key, { place, text }]): Difference[] =>
    before.has(key) ? [] : [{ kind: 'added', place, from: null, to: text }],
  );
  return [...changed, ...added];
}

/** @param shared the criteria that both have: of others there is nothing to compare, so each is one thing, whole. */
function saidOf(rubric: Rubric, shared: ReadonlySet<string>): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  const say = (key: string, place: readonly string[], text: string): void => void said.set(key, { place, text });
  sayWhole(rubric, say);
  const order = rubric.criteria.filter(({ id }) => shared.has(id)).map(({ id }) => id);
  say('order', ['Criteria', 'Order'], order.join(', '));
  sayStages(rubric, say);
  for (const dimension of dimensionsOf(rubric)) {
    const name = dimensionName(rubric, dimension);
    for (const criterion of criteriaOf(rubric, dimension)) {
      if (shared.has(criterion.id)) sayCriterion(criterion, name, say);
      else say(criterion.id, [name, criterion.name], wholeCriterion(criterion, name));
    }
  }
  for (const { id, name } of rubric.tells) say(`tell ${id}`, ['Tells', id], name);
  saySignals(rubric, say);
  sayNumbers(rubric, say);
  return said;
}

function wholeCriterion(criterion: Criterion, dimension: string): string {
  const parts: string[] = [];
  sayCriterion(criterion, dimension, (_, place, text) => void parts.push(`${place.at(-1) ?? ''}: ${text}`));
  return lines(parts);
}

type Say = (key: string, place: readonly string[], text: string) => void;

function sayWhole({ title, language, introduction, stages }: Rubric, say: Say): void {
  say('title', ['Title'], title);
  say('language', ['Language'], language);
  say('introduction', ['Introduction'], introduction);
  say('stages', ['Career stages', 'Order'], stages.map(({ id }) => id).join(' → '));
}

function sayStages({ stages, closeness }: Rubric, say: Say): void {
  for (const { id, name, authority, definition, needsCloseness, stall } of stages) {
    const place = (what: string): readonly string[] => ['Career stages', name, what];
    say(`stage ${id} name`, place('Name'), name);
    say(`stage ${id} authority`, place('Authority'), authority);
    say(`stage ${id} definition`, place('Definition'), definition);
    say(`stage ${id} closeness`, place('Needs closeness'), needsCloseness ? `yes, else ${stall ?? ''}` : 'no');
  }
  if (closeness === null) return;
  say(`closeness ${closeness.id} name`, ['Closeness', 'Name'], closeness.name);
  say(`closeness ${closeness.id} definition`, ['Closeness', 'Definition'], closeness.definition);
}

function sayCriterion(criterion: Criterion, dimension: string, say: Say): void {
  const { id, name, definition, weight, weightReason, questions, probes, anchors, evidence, remedy } = criterion;
  const sayHere = (key: string, what: string, text: string): void => say(`${id} ${key}`, [dimension, name, what], text);
  sayHere('name', 'Name', name);
  sayHere('dimension', 'Belongs to', dimension);
  sayHere('definition', 'Definition', definition);
  sayHere('weight', 'Weight', weightReason === null ? String(weight) : `${weight}: ${weightReason}`);
  sayHere('questions', 'Questions', lines(questions));
  sayHere('probes', 'Probes', lines(probes));
  for (const { rating, word } of RATING_ANCHORS)
    sayHere(`anchor ${rating}`, `Anchor ${word} (${rating})`, anchors[rating]);
  sayHere('evidence', 'What counts as evidence', evidence);
  sayHere('remedy', 'Remedy', lines(remedy.map((step) => `${weeksInWords(step)}: ${step.action}`)));
}

function saySignals({ signals }: Rubric, say: Say): void {
  const sayHere = (what: string, ids: readonly string[]): void =>
    say(`signal ${what}`, ['Signals', what], ids.join(', '));
  sayHere('Tells of borrowed authority', signals.borrowedAuthority.tells);
  sayHere('Tells of a missing layer', signals.missingLayer.tells);
  sayHere(
    'The layer that may be missing',
    signals.missingLayer.dimension === null ? [] : [signals.missingLayer.dimension],
  );
  sayHere('Criteria of a bottleneck', signals.bottleneck.criteria);
  sayHere('Tells of a bottleneck', signals.bottleneck.tells);
  sayHere('Tells of drift', signals.drift.tells);
  sayHere('Tells of calcification', signals.calcification.tells);
  sayHere('Criteria of wanting the next career stage', signals.wantsNextStage.criteria);
}

function sayNumbers({ thresholds, defaults }: Rubric, say: Say): void {
  const { bar, confidence, minInterviewers, minCoverage } = thresholds;
  say('bar', ['Thresholds', 'Bar'], String(bar));
  say('confidence', ['Thresholds', 'Confidence'], percent(confidence));
  say('minInterviewers', ['Thresholds', 'Fewest interviewers'], String(minInterviewers));
  say('minCoverage', ['Thresholds', 'Least coverage'], percent(minCoverage));
  for (const { input, value, source } of defaults)
    say(`default ${input}`, ['Figures with a source', ECONOMICS_INPUT_WORDS[input]], `${value}: ${source}`);
}

function lines(items: readonly string[]): string {
  return items.join('\n');
}
