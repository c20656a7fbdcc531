import type { LineCounter, Node, Pair, ParsedNode } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Issue, Position } from './issue.js';
import type { Segments } from './path.js';
import { normaliseText } from './text.js';
import { show } from './words.js';

/** Deeper than any document of Arcbrief, shallow enough for any stack. */
export const MAX_DEPTH = 20;

export interface PlainValue {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

/**
 * The plain data of a parsed YAML tree: null, booleans, finite numbers, normalised texts, lists and objects.
 * Objects have no prototype, so that no key of a document means anything to JavaScript.
 */
export function plainValue(root: ParsedNode | null, text: string): PlainValue {
  const issues: Issue[] = [];
  const convert = (node: unknown, segments: Segments): unknown => {
    const refuse = (message: string): null => {
      issues.push({ segments, message });
      return null;
    };
    if (node === null || node === undefined) return null;
    if (isAlias(node))
      return refuse(
        `refers to another place (*${node.source}); write the value out, or put a text that starts with * in quotes`,
      );
    if (!isScalar(node) && !isMap(node) && !isSeq(node))
      return refuse('is neither a text, a number, a list nor a group of keys');
    if (node.tag !== undefined)
      return refuse(`carries the tag ${show(node.tag)}; remove it, or put a text that starts with ! in quotes`);
    if (node.anchor !== undefined)
      return refuse(`carries an anchor (&${node.anchor}); remove it, or put a text that starts with & in quotes`);
    if (isSeq(node)) return node.items.map((item, index) => convert(item, [...segments, index]));
    if (isMap(node)) {
      const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const pair of node.items) {
        const key = keyOf(pair);
        const inner = [...segments, key];
        const twice = key in object;
        if (node.flow === true && pair.value === null) {
          issues.push({
            segments: inner,
            message: `${show(key)} stands here without a value; if it belongs to the text before the comma, put that whole text in quotes`,
          });
        }
        if (twice)
          issues.push({ segments: inner, message: `the key ${show(key)} stands here twice; keep one of them` });
        const value = convert(pair.value, inner);
        if (!twice) object[key] = value;
      }
      return object;
    }
    if (typeof node.value === 'string') return normaliseText(scalarText(node.value, node, text));
    if (typeof node.value === 'number') return finite(node.value, node.source ?? String(node.value), refuse);
    return node.value;
  };
  return { value: convert(root, []), issues };
}

/** The same rules for data that came without text, such as a request's body that has been parsed already. */
export function plainData(data: unknown): PlainValue {
  const issues: Issue[] = [];
  const convert = (node: unknown, segments: Segments): unknown => {
    const refuse = (message: string): null => {
      issues.push({ segments, message });
      return null;
    };
    if (segments.length > MAX_DEPTH) return refuse(`is nested more than ${MAX_DEPTH} levels deep`);
    if (node === null || node === undefined || typeof node === 'boolean') return node ?? null;
    if (typeof node === 'string') return normaliseText(node);
    if (typeof node === 'number') return finite(node, String(node), refuse);
    if (Array.isArray(node)) return node.map((item, index) => convert(item, [...segments, index]));
    if (typeof node !== 'object') return refuse('is neither a text, a number, a list nor a group of keys');
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, member] of Object.entries(node)) {
      if (member !== undefined) object[normaliseText(key)] = convert(member, [...segments, normaliseText(key)]);
    }
    return object;
  };
  return { value: convert(data, []), issues };
}

/**
 * Where a place stands: a single value at its own position, a list or group at its key or item, a place that is not
 * there (a missing key) at the nearest one around it.
 */
export function positionOf(root: ParsedNode | null, segments: Segments, lines: LineCounter): Position {
  let node: unknown = root;
  let start = startOf(root) ?? 0;
  for (const segment of segments) {
    const found = isMap(node)
      ? node.items.find((pair) => keyOf(pair) === segment)
      : isSeq(node) && typeof segment === 'number'
        ? node.items[segment]
        : undefined;
    if (found === undefined) break;
    const value: unknown = isPair(found) ? found.value : found;
    const anchor: unknown =
      isPair(found) && !(isScalar(value) && value.range !== undefined && hasText(value)) ? found.key : value;
    start = startOf(anchor) ?? start;
    node = value;
  }
  const { line, col } = lines.linePos(start);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function finite(value: number, source: string, refuse: (message: string) => null): number | null {
  if (!Number.isFinite(value)) return refuse(`${source.slice(0, 40)} is not a finite number`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return refuse(`${source.slice(0, 40)} is too large a number to be kept exactly`);
  return value === 0 ? 0 : value;
}

/** The last line break of a block (`|`, `>`) is layout, not text; `|+` and `>+` keep it. */
function scalarText(value: string, node: Node & { type?: string | undefined }, text: string): string {
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return value;
  const header = /^[|>][0-9]?[+-]?[0-9]?/.exec(text.slice(node.range?.[0] ?? 0, (node.range?.[0] ?? 0) + 4))?.[0] ?? '';
  return header.includes('+') ? value : value.replace(/\n$/, '');
}

function keyOf(pair: Pair<unknown, unknown>): string {
  return isScalar(pair.key) ? normaliseText(String(pair.key.value)) : '';
}

function hasText(scalar: { readonly source?: string; readonly value: unknown }): boolean {
  return scalar.value !== null || (scalar.source ?? '') !== '';
}

function startOf(node: unknown): number | null {
  if (node === null || typeof node !== 'object' || !('range' in node)) return null;
  const range = (node as Node).range;
  return range?.[0] ?? null;
}
