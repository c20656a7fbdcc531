import { HttpProblem } from './problem.js';
import type { FieldProblem } from './problem.js';
import { textProblem } from '../documents/text.js';

export interface JsonLimits {
  /** Levels of objects and arrays. */
  readonly depth: number;
  /** Keys and list items in the whole body. */
  readonly members: number;
}

/** Room for a scorecard of 200 ratings and 100 tells, the most that its class takes. */
const BODY_LIMITS: JsonLimits = { depth: 20, members: 1200 };

const KEY_LENGTH = 100;
const REPORTED = 50;
const PROTOTYPE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * JSON with one meaning: no duplicate keys (most parsers keep the last, some the first), no keys that reach a
 * prototype, no text that one of the databases would refuse, and no deeper or wider than a real body is.
 *
 * @throws HttpProblem naming every offending place.
 */
export function parseStrictJson(text: string, limits: JsonLimits = BODY_LIMITS): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message repeats a piece of what was sent.
    throw new HttpProblem('malformed-request', 'The body is not JSON.');
  }
  const problems = [...shapeProblems(value, limits), ...duplicateKeys(text)];
  if (problems.length === 0) return value;
  throw new HttpProblem('invalid-request', 'The body is JSON that this API does not take.', {
    errors: problems.slice(0, REPORTED),
  });
}

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/** Walks with a list of its own: the sender decides the depth, the call stack must not. */
function shapeProblems(root: unknown, limits: JsonLimits): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const pending: Place[] = [{ value: root, path: '', depth: 0 }];
  let members = 0;
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { value, path, depth } = place;
    if (typeof value === 'string') {
      const problem = textProblem(value);
      if (problem !== null) problems.push({ path, message: problem });
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= limits.depth) return [{ path: '', message: `is nested deeper than ${limits.depth} levels` }];
    const entries = Object.entries(value);
    members += entries.length;
    if (members > limits.members)
      return [{ path: '', message: `holds more than ${limits.members} keys and list items` }];
    for (const [key, member] of entries.reverse()) {
      const problem = Array.isArray(value) ? null : keyProblem(key);
      if (problem === null)
        pending.push({ value: member, path: pathTo(path, key, Array.isArray(value)), depth: depth + 1 });
      else problems.push({ path, message: problem });
    }
  }
  return problems;
}

function keyProblem(key: string): string | null {
  if (key.length > KEY_LENGTH) return `holds a key of more than ${KEY_LENGTH} characters`;
  if (PROTOTYPE_KEYS.includes(key)) return `holds the key "${key}", which is not allowed`;
  const problem = textProblem(key);
  return problem === null ? null : `holds a key that ${problem}`;
}

function pathTo(parent: string, key: string, isItem: boolean): string {
  if (isItem) return `${parent}[${key}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

/** One pass over text that is known to be JSON: in an object, a string before a colon is a key. */
function duplicateKeys(text: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const open: (Set<string> | null)[] = [];
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') line += 1;
    else if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key))
          problems.push({ path: key.slice(0, KEY_LENGTH), line, message: 'stands twice in the same object' });
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return problems;
}

/** The index after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, afterString: number): boolean {
  let at = afterString;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at += 1;
  return text[at] === ':';
}
