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
        if (twice) {
          const message = `the key ${show(key)} stands here twice; keep one of them`;
          issues.push({ segments: inner, message, offset: startOf(pair.key) });
        }
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
