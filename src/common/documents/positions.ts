import { isMap, isPair, isScalar, isSeq } from 'yaml';
import type { LineCounter, Node, Pair, ParsedNode, YAMLMap } from 'yaml';
import type { Locate } from './issue.js';
import type { Segments } from './path.js';
import { normaliseText } from './text.js';

/**
 * Where the places of a parsed document stand: a single value at its own position, a list or group at its key or item, a
 * place that is not there (a missing key) at the nearest one around it.
 */
export function locator(root: ParsedNode | null, lines: LineCounter): Locate {
  const memberOf = memberFinder();
  const startAt = (segments: Segments): number => {
    let node: unknown = root;
    let start = startOf(root) ?? 0;
    for (const segment of segments) {
      const found = memberOf(node, segment);
      if (found === undefined) break;
      const value: unknown = isPair(found) ? found.value : found;
      start = startOf(isPair(found) && !isWritten(value) ? found.key : value) ?? start;
      node = value;
    }
    return start;
  };
  return ({ segments, offset }) => {
    const { line, col } = lines.linePos(offset ?? startAt(segments));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/** The key of a pair as text; every key is one. */
export function keyOf(pair: Pair<unknown, unknown>): string {
  return isScalar(pair.key) ? normaliseText(String(pair.key.value)) : '';
}

/** The offset at which a node begins, or null for one that was not parsed. */
export function startOf(node: unknown): number | null {
  if (node === null || typeof node !== 'object' || !('range' in node)) return null;
  return (node as Node).range?.[0] ?? null;
}

/** Groups are indexed once: a document of ten thousand mistakes is looked up ten thousand times. */
function memberFinder(): (node: unknown, segment: string | number) => unknown {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (node, segment) => {
    if (isSeq(node)) return typeof segment === 'number' ? node.items[segment] : undefined;
    if (!isMap(node)) return undefined;
    const index = indexes.get(node) ?? new Map(node.items.map((pair): [string, Pair] => [keyOf(pair), pair]).reverse());
    indexes.set(node, index);
    return index.get(String(segment));
  };
}

/** A single value that stands in the text; an empty one is looked for at its key. */
function isWritten(value: unknown): boolean {
  return isScalar(value) && (value.value !== null || (value.source ?? '') !== '');
}
