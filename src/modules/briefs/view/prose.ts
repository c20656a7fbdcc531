import type { ComparisonSource } from './source.js';
import { isolated } from './css-string.js';
import { closed, midSentence } from './wording.js';

/** Sentences of ours run from left to right whatever they name: names from the other direction are isolated inside. */

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, presentation forms, and the marks that turn a line. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name as it stands inside a sentence: isolated where its own direction would carry the words around it along. */
export function named(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? isolated(name) : name;
}

/** A name in the pieces that it may break between: after the marks that hold an address together. */
export function breakable(name: string): readonly string[] {
  return name.split(/(?<=[@._/-])(?=[^\s@._/-])/u);
}

/** A sentence of the engine as it is printed: closed, its names isolated, "closeness to the build" small inside it. */
export function spoken(source: ComparisonSource, sentence: string): string {
  return closed(isolateNames(source, lowerCloseness(source, sentence)));
}

function lowerCloseness({ rubric }: ComparisonSource, sentence: string): string {
  const name = rubric.closeness?.name ?? '';
  if (!name.includes(' ')) return sentence;
  return sentence.replace(new RegExp(`(?<=[\\p{L}\\p{N},;:)”’]\\s)${RegExp.escape(name)}`, 'gu'), midSentence(name));
}

function isolateNames(source: ComparisonSource, sentence: string): string {
  if (!RIGHT_TO_LEFT.test(sentence)) return sentence;
  const names = namesIn(source).filter((name) => RIGHT_TO_LEFT.test(name) && sentence.includes(name));
  if (names.length === 0) return sentence;
  // The longest first: a name may begin with another.
  const ordered = [...names].sort((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return sentence.replace(new RegExp(`\u2068?(${ordered.join('|')})\u2069?`, 'gu'), (_all, name: string) =>
    isolated(name),
  );
}

/** Everything that a sentence of the engine may name. */
function namesIn({ rubric, evaluation, assessment }: ComparisonSource): readonly string[] {
  return [
    ...new Set([
      ...assessment.applications.map(({ candidate }) => candidate),
      ...evaluation.applications.flatMap(({ scorecards }) => scorecards.map(({ interviewer }) => interviewer)),
      ...rubric.stages.map(({ name }) => name),
      ...(rubric.closeness === null ? [] : [rubric.closeness.name]),
      ...rubric.criteria.map(({ name }) => name),
      ...rubric.tells.map(({ name }) => name),
    ]),
  ];
}
