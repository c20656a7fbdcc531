import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

/** "line 2: …", and the text from the place on. */
function told(text: string): string {
  const fault = jsonFault(text);
  if (fault === null) return 'JSON';
  const line = text.slice(0, fault.offset).split('\n').length;
  return `line ${line}, ${JSON.stringify(text.slice(fault.offset, fault.offset + 4))}: ${fault.message}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonFault', () => {
  it.each([
    ['{', 'line 1, "{": this { is never closed; close it with }'],
    ['{\n  "a": [\n    1,\n\n', 'line 2, "[\\n  ": this [ is never closed; close it with ]'],
    ['{\n  "a": 1,\n}', 'line 2, ",\\n}": a comma stands before }; remove it'],
    ['[1,]', 'line 1, ",]": a comma stands before ]; remove it'],
    ['{"a": 1,, "b": 2}', 'line 1, ", \\"b": this comma stands after nothing; remove it'],
    ['[,1]', 'line 1, ",1]": a value is missing before this sign; write one, or null'],
    ['{"a": }', 'line 1, "}": a value is missing before this sign; write one, or null'],
    [
      '{\n  "a": "x"\n  "b": 2\n}',
      'line 2, "\\"\\n  ": a comma is missing after this value, or something follows it that does not belong here',
    ],
    ['{"a" 1}', 'line 1, "\\" 1}": a colon is missing after this key; write one'],
    ['{"a": [1, 2}', 'line 1, "}": the [ of line 1 is still open; close it with ] before this }'],
    ['{"a": 1}}', 'line 1, "}": something follows the end of the document; remove it'],
    ["{'a': 1}", 'line 1, "\'a\':": a key must stand in double quotes'],
    ['{"a": \'x\'}', 'line 1, "\'x\'}": this is no value of JSON; put a text in double quotes'],
    ['{"a": tru}', 'line 1, "tru}": this is no value of JSON; put a text in double quotes'],
    ['{"a": 01}', 'line 1, "01}": this is no number of JSON; write it like 12, -3 or 0.5'],
    ['{"a": .5}', 'line 1, ".5}": this is no number of JSON; write it like 12, -3 or 0.5'],
    ['{"a": 1, // why\n}', 'line 1, "// w": JSON has no comments; remove this'],
    [
      '{\n"a": "x\n}',
      'line 2, "\\"x\\n}": a quote is opened and never closed; close it, or write \\" for a quote inside the text',
    ],
    ['{"a": "x\ty"}', 'line 1, "\\ty\\"}": a text contains U+0009; write a space or an escape'],
    [
      '{"a": "C:\\temp\\x"}',
      'line 1, "\\\\x\\"}": a backslash must be written twice (\\\\), or begin an escape such as \\n or \\u00e9',
    ],
    ['a: 1', 'line 1, "a: 1": is not JSON, which begins with {; mend it, or call the file .yaml if it is YAML'],
  ])('names place and remedy: %j', (text, expected) => expect(told(text)).toBe(expected));

  it('leaves an empty text and endless brackets to the rules that refuse them', () => {
    for (const text of ['', ' \n', '['.repeat(1_000_000)]) expect(jsonFault(text)).toBeNull();
  });

  it('calls JSON what the parser of the language calls JSON, and nothing else', () => {
    const piece = fc.constantFrom('"', '\\', ',', ':', '{', '}', '[', ']', '0', '-', '.', 'e', ' ', '\n', 'null', '\t');
    const edited = fc.record({ value: fc.jsonValue(), at: fc.nat(60), gone: fc.nat(3), put: piece }).map((edit) => {
      const text = JSON.stringify(edit.value, null, 1);
      return text.slice(0, edit.at) + edit.put + text.slice(edit.at + edit.gone);
    });
    const any = fc.oneof(
      edited,
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(
        any.filter((text) => text.trim() !== ''),
        (text) => expect([text, jsonFault(text) === null]).toEqual([text, isJson(text)]),
      ),
      { numRuns: 2000 },
    );
  });
});
