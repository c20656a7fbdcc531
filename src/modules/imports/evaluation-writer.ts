import { Document, isMap, isPair, isScalar, Scalar, visit } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { Evaluation } from '../../domain/index.js';
import { portableOf } from './evaluation-portable.js';

/** Columns of a YAML line. */
const WIDTH = 110;
/** A rating, a position or a list of tells that fits into so many characters stands on one line. */
const SHORT = 80;
/** Longer texts stand in a block of their own. */
const LONG = 70;
/** Small groups that read well as `{ … }`; every other group has a line for each key. */
const FLOWING = new Set(['candidate', 'history', 'ratings', 'growthWeeks', 'firstYearRetention']);

/**
 * An evaluation as `arcbrief.evaluation/1`, in the order of keys that the documentation uses, without what is null or
 * empty. Reading it again gives an equal evaluation.
 */
export function writeEvaluation(evaluation: Evaluation, format: 'yaml' | 'json'): string {
  const portable = portableOf(evaluation);
  if (format === 'json') return `${JSON.stringify(portable, null, 2)}\n`;
  const document = new Document(portable, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== 'key') scalar.type = styleOf(scalar);
    },
    Map: (_, map, path) => {
      map.flow = FLOWING.has(keyAbove(path)) && isShort(map.items.flatMap(({ key, value }) => [key, value]));
    },
    Seq: (_, seq) => {
      seq.flow = isShort(seq.items);
    },
  });
  // Quoted texts as JSON writes them: the package folds them over lines otherwise, and not always back to the same text.
  return document.toString({ lineWidth: WIDTH, doubleQuotedAsJSON: true });
}

/** Blocks only where they say exactly the text; anything odd is left to quotes. */
function styleOf({ value }: Scalar): Scalar.Type | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\s|\s$|[^\S\n ]|\p{Zl}|\p{Zp}/u.test(value)) return Scalar.QUOTE_DOUBLE;
  if (value.includes('\n')) return / \n|\n /.test(value) ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL;
  if (value.length <= LONG) return undefined;
  return value.includes('  ') ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_FOLDED;
}

function isShort(items: readonly unknown[]): boolean {
  if (!items.every((item) => isScalar(item))) return false;
  const texts = items.map(({ value }) => String(value));
  return texts.every((text) => !/\s$|^\s|[\n\t]/.test(text)) && texts.join(', ').length <= SHORT;
}

/** The key that a group stands under, directly or as an item of its list. */
function keyAbove(path: readonly (Document | Node | Pair)[]): string {
  const pair = path.findLast((ancestor) => isPair(ancestor) || isMap(ancestor));
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
}
