import { describe, expect, it } from '@jest/globals';
import { DocumentError } from './problem.js';
import { decodeDocument, readDocument } from './read-document.js';

const value = (text: string, file = 'a.yaml'): unknown => JSON.parse(JSON.stringify(readDocument(text, file).value));
const refusal = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('readDocument', () => {
  it('reads yes and no as texts, as YAML 1.2 does', () => {
    expect(value('a: yes\nb: no\nc: on\nd: true\ne: ~')).toEqual({ a: 'yes', b: 'no', c: 'on', d: true, e: null });
  });

  it('reads keys as texts, also those that look like numbers', () => {
    expect(value('1: one\ntrue: two')).toEqual({ '1': 'one', true: 'two' });
  });

  it('takes the last line break of a block for layout, unless it is asked to keep it', () => {
    expect(value('a: |\n  one\n  two\nb: >\n  one\n  two\nc: |+\n  one\nd: |-\n  one\n')).toEqual({
      a: 'one\ntwo',
      b: 'one two',
      c: 'one\n',
      d: 'one',
    });
  });

  it('brings texts into one Unicode form and one kind of line break', () => {
    expect(value('a: "e\\u0301"\nb: "one\\r\\ntwo\\rthree"\r\n')).toEqual({ a: 'é', b: 'one\ntwo\nthree' });
  });

  it('passes over a byte order mark, also in bytes', () => {
    expect(value('\ufeffa: 1')).toEqual({ a: 1 });
    expect(value(decodeDocument(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31]), 'a.yaml'))).toEqual({
      a: 1,
    });
  });

  it('reads minus nought as nought', () => {
    expect(Object.is((readDocument('a: -0', 'a.yaml').value as { a: number }).a, 0)).toBe(true);
  });

  it('gives keys no meaning beyond their letters', () => {
    const read = readDocument('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}', 'a.json')
      .value as object;
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(read)).toBeNull();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses bytes that are no UTF-8', () => {
    const decoded = (...bytes: readonly number[]) => refusal(() => decodeDocument(new Uint8Array(bytes), 'a.yaml'));
    expect(decoded(0x61, 0x0a, 0x61, 0xff)).toBe('a.yaml:2: is not UTF-8 text from here on; save it as UTF-8');
    expect(decoded(0x61, 0x0a, 0xe4, 0x0a, 0xe4)).toBe('a.yaml:2: is not UTF-8 text from here on; save it as UTF-8');
    expect(decoded(0xff, 0xfe, 0x61, 0x00)).toBe('a.yaml: is UTF-16 text; save it as UTF-8');
    expect(decoded(0x89, 0x50, 0x00)).toBe('a.yaml: is no text file; a YAML or JSON file is needed');
  });

  it('refuses what is too large, before parsing it', () => {
    expect(refusal(() => readDocument('x'.repeat(20_000_001), 'a.yaml'))).toBe('a.yaml: is larger than 20 MB');
    expect(refusal(() => decodeDocument(new Uint8Array(20_000_001), 'a.yaml'))).toBe('a.yaml: is larger than 20 MB');
    expect(refusal(() => readDocument(`a: [${'1,'.repeat(900_000)}]`, 'a.yaml'))).toBe(
      'a.yaml: has more words, brackets and lines than any panel writes; divide it',
    );
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['groups in brackets', '{a: '.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['groups in groups', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses %s nested without end, at once', (_, text) => {
    expect(refusal(() => readDocument(text, 'a.yaml'))).toMatch(/^a\.yaml:\d+: is nested more than 20 levels deep$/);
  });

  it('lets twenty levels pass', () => {
    expect(refusal(() => readDocument(`${'['.repeat(20)}1${']'.repeat(20)}`, 'a.yaml'))).toBe('accepted');
    expect(
      refusal(() =>
        readDocument(
          `${'a: {'.repeat(9)}a: [b: {c: [1]}]${'}'.repeat(9)}`.replace('a: {', '{a: {').concat('}'),
          'a.yaml',
        ),
      ),
    ).toBe('accepted');
  });

  it('wants JSON in a file that is called so, and takes it tab by tab', () => {
    expect(value('{\n\t"a":\t[1,\n\t2]\n}', 'a.json')).toEqual({ a: [1, 2] });
    expect(refusal(() => readDocument('{"a": 1, // why\n}', 'a.json'))).not.toBe('accepted');
    expect(refusal(() => readDocument('a: 1', 'A.JSON'))).toBe(
      'A.JSON:1: is not JSON, which begins with {; mend it, or call the file .yaml if it is YAML',
    );
    expect(refusal(() => readDocument('\ufeff{\r\n"a": 1,\r\n}\r\n', 'a.json'))).toBe(
      'a.json:2: a comma stands before }; remove it',
    );
    expect(refusal(() => readDocument(' \n', 'a.json'))).toBe('a.json:1: is empty');
  });

  const unclosed =
    'a bracket [ or { is never closed, or closed too far to the left; close it, and indent what is inside';
  const comma =
    'in brackets a comma is missing after this value, or the value contains ": " and has no quotes; write the comma, or the quotes';

  it.each([
    ['{', 1, unclosed],
    ['a: 1\nb: [\n  1,\n\n\n', 2, unclosed],
    ['{ "a": {\n  "b": 1,\n\n\n', 1, unclosed],
    ['{\n  "a": 1,\n  "b": [\n    1\n\n', 3, unclosed],
    ['a:\n  - { x: 1, y: 2\n  - { x: 1, y: 2 }\n', 2, unclosed],
    ['{\n  "a": 1\n  "b": 2\n}\n', 2, comma],
    ['{"schema": "x" "a": 1}', 1, comma],
    ['a: {b: c: d}', 1, comma],
  ])('says where brackets went wrong: %j', (text, line, sentence) => {
    expect(refusal(() => readDocument(text, 'a.yaml'))).toBe(`a.yaml:${line}: ${sentence}`);
  });
});
