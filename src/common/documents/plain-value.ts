import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, ParsedNode } from 'yaml';
import type { Issue } from './issue.js';
import type { Segments } from './path.js';
import { keyOf, startOf } from './positions.js';
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
        if (twice) issues.push({ segments: inner, message: twiceSentence(key), offset: startOf(pair.key) });
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
      const name = normaliseText(key);
      const inner = [...segments, name];
      if (name in object) issues.push({ segments: inner, message: twiceSentence(name) });
      else if (member !== undefined) object[name] = convert(member, inner);
    }
    return object;
  };
  return { value: convert(data, []), issues };
}

function twiceSentence(key: string): string {
  return `the key ${show(key)} stands here twice; keep one of them`;
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
