import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HttpProblem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

function problemsOf(text: string): readonly { readonly path: string; readonly message: string }[] {
  try {
    parseStrictJson(text);
    return [];
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return error.errors.map(({ path, message }) => ({ path, message }));
  }
}

/** JSON of well-formed printable text, so that nothing but the structure could be refused. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('group'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  group: fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
})).value;

describe('strict JSON', () => {
  it('gives what JSON.parse gives, whatever the strings and the layout look like', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a key that stands twice in one object, wherever that is and however it is spelled', () => {
    const twice = [{ path: 'a', message: 'stands twice in the same object' }];
    expect(problemsOf('{"a":1,"b":2,"a":3}')).toEqual(twice);
    expect(problemsOf('{"x":[{"y":"}"},{"a":"\\"{","\\u0061" : 1}]}')).toEqual(twice);
    expect(problemsOf('{"x":{"a":1},"y":{"a":1},"z":["a","a"]}')).toEqual([]);
  });

  it('names every place that holds text which a database could not keep', () => {
    expect(problemsOf('{"a":"\\u0000","b":["x",{"c":"\\ud800"}]}').map(({ path }) => path)).toEqual(['a', 'b[1].c']);
  });

  it('takes 20 levels and refuses 21', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(problemsOf(nested(20))).toEqual([]);
    expect(problemsOf(nested(21))).toEqual([{ path: '', message: 'is nested deeper than 20 levels' }]);
  });

  it('takes 1,200 keys and list items and refuses 1,201', () => {
    const list = (items: number): string => JSON.stringify(Array.from({ length: items }, () => 1));
    expect(problemsOf(list(1200))).toEqual([]);
    expect(problemsOf(list(1201))).toEqual([{ path: '', message: 'holds more than 1200 keys and list items' }]);
  });
});
