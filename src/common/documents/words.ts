import { printable } from './path.js';

const SHOWN = 60;

/** A value as a problem's sentence shows it: short, on one line, texts in quotes. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const characters = [...value];
    const shown = characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : value;
    return `"${printable(shown)}"`;
  }
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a group of keys';
}

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** `a, b and c`; where one of them has an "and" of its own, a comma says where it ends. */
export function andList(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  const comma = words.some((word) => word.includes(' and ')) ? ',' : '';
  return `${words.slice(0, -1).join(', ')}${comma} and ${words[words.length - 1]}`;
}

/** A name inside a sentence: "Owned what broke" → "owned what broke", and "API design" as it is. */
export function lowerFirst(name: string): string {
  const [first = '', second = ''] = name;
  return second !== '' && second === second.toUpperCase() && second !== second.toLowerCase()
    ? name
    : first.toLowerCase() + name.slice(first.length);
}

/** Allowed values in words; three or more whole numbers in a row become a range: `1–5 or not-observed`. */
export function allowedValues(values: readonly unknown[]): string {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  const first = numbers[0];
  const isRun = numbers.length > 2 && first !== undefined && numbers.every((value, index) => value === first + index);
  const rest = values.filter((value) => value !== null && !(isRun && typeof value === 'number')).map(String);
  return orList(isRun ? [`${first}–${numbers[numbers.length - 1]}`, ...rest] : rest);
}

/** The known word nearest to a mistyped one, or null when none is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 200) return null;
  let best: string | null = null;
  let bestDistance = Math.min(Math.max(1, Math.floor(word.length / 3)) + 1, word.length);
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `; did you mean "rating"?`, or a list of what is known when nothing is near and the list is short enough to help. */
export function suggestion(word: string, known: readonly string[], listAs: string): string {
  const meant =
    nearest(word, known) ??
    known.find((one) => one.length > 3 && word.toLowerCase().includes(one.toLowerCase())) ??
    null;
  if (meant !== null) return `; did you mean "${meant}"?`;
  return known.length > 0 && known.length <= 24 ? `; ${listAs}: ${known.join(', ')}` : '';
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
