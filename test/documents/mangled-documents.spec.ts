import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DocumentError } from '../../src/common/documents/problem.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';

const library = openRubricLibrary();
const evaluation = readFileSync(join(import.meta.dirname, '../../examples/staff-engineer.yaml'), 'utf8');
const rubric = readFileSync(join(import.meta.dirname, 'small-rubric.yaml'), 'utf8');

/** What libraries say when nobody translates them. */
const JARGON =
  /undefined|\[object|must (NOT|match|have required)|must be (equal|string|object|array|integer|number|boolean|null)/;

/** What reading came to: accepted, or problems that name a line of the text. Anything else is thrown. */
function outcome(read: () => unknown, text: string): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const lines = text.split('\n').length;
    for (const { line, message } of error.problems) {
      expect(line ?? 1).toBeGreaterThanOrEqual(1);
      expect(line ?? 1).toBeLessThanOrEqual(lines);
      expect(message).not.toMatch(JARGON);
    }
  }
}

const fragment = fc.constantFrom(
  '',
  '\n',
  '  ',
  '\t',
  ':',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '#',
  '&a ',
  '*a',
  '!t ',
  '|',
  '>',
  '?',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '\0',
  '\ufeff',
  '\u202e',
  '\ud800',
  '~',
  '1e400',
  '.nan',
  '__proto__: 1\n',
  'constructor: 1\n',
  '<<: *a\n',
  '\\',
  '\r',
  '\u2028',
  '0x',
  '2026-02-30',
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 80 })),
  insert: fragment,
});

function mangled(text: string, edits: readonly { at: number; cut: number; insert: string }[]): string {
  return edits.reduce((now, { at, cut, insert }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + insert + now.slice(start + cut);
  }, text);
}

describe('a document that somebody has mangled', () => {
  it.each([
    [
      'an evaluation',
      evaluation,
      (text: string) => parseEvaluation(text, 'a.yaml', (reference) => library.find(reference)),
    ],
    ['a rubric', rubric, (text: string) => parseRubric(text, 'a.yaml')],
  ])('is read or refused by line, and nothing else happens: %s', (_, original, read) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = mangled(original, edits);
        outcome(() => read(text), text);
      }),
      { numRuns: 250, seed: 20261102 },
    );
  });

  it('may be any JSON at all', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        outcome(() => parseEvaluation(text, 'a.json', () => null), text);
        outcome(() => parseRubric(text, 'a.json'), text);
      }),
      { numRuns: 300, seed: 20261102 },
    );
  });

  it('may have any value at any place', () => {
    const whole = JSON.parse(JSON.stringify(library.get('engineering-arc@1').rubric)) as unknown;
    const values = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), values, (picks, value) => {
        const text = JSON.stringify(replaced(whole, () => picks.next().value as number, value));
        outcome(() => parseRubric(text, 'a.json'), text);
      }),
      { numRuns: 300, seed: 20261102 },
    );
  });
});

/** The same value with one place of it replaced (or removed); the picks say which. */
function replaced(value: unknown, pick: () => number, by: unknown): unknown {
  if (value === null || typeof value !== 'object' || pick() % 5 === 0) return by ?? null;
  const keys = Object.keys(value);
  const key = keys[pick() % keys.length];
  if (key === undefined) return by ?? null;
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const inner = replaced(copy[key], pick, by);
  if (by === undefined && inner === null) delete copy[key];
  else copy[key] = inner;
  return Array.isArray(value) ? Object.values(copy) : copy;
}
