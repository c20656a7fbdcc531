import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cssString, isolated } from './css-string.js';

/** What a CSS parser reads back from the inside of a string: escapes of 1–6 hex digits and one space. */
function readBack(css: string): string {
  return css.replace(/\\([0-9a-f]{1,6}) /g, (_all, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
}

describe('cssString', () => {
  it('leaves letters, digits and spaces as they are', () => {
    expect(cssString('Hiring brief for Ada 2')).toBe('Hiring brief for Ada 2');
  });

  it.each([
    ['"; } body { display: none', '\\22 \\3b  \\7d  body \\7b  display\\3a  none'],
    ['</style><script>', '\\3c \\2f style\\3e \\3c script\\3e '],
    ['back\\slash', 'back\\5c slash'],
    ['two\nlines', 'two\\a lines'],
    ['O’Neil', 'O\\2019 Neil'],
    ['王', '\\738b '],
    ['👩', '\\1f469 '],
    ['{{7*7}}', '\\7b \\7b 7\\2a 7\\7d \\7d '],
    ['url(http://x)', 'url\\28 http\\3a \\2f \\2f x\\29 '],
    ['\u202Eevil', '\\202e evil'],
  ])('turns %j into escapes', (text, css) => {
    expect(cssString(text)).toBe(css);
  });

  it('has no escape for NUL and half surrogates, and shows the replacement character', () => {
    expect(cssString('\0')).toBe('\\fffd ');
    expect(cssString('\ud83d')).toBe('\\fffd ');
  });

  it('holds nothing but letters, digits, spaces and backslashes, and reads back the same, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const css = cssString(text);
        expect(css).toMatch(/^[A-Za-z0-9 \\]*$/);
        expect(css).not.toMatch(/\\(?![0-9a-f]{1,6} )/);
        expect(readBack(css)).toBe(text.replaceAll('\0', '\ufffd'));
      }),
    );
  });
});

it('isolates a name, so that its direction does not turn the words around it', () => {
  expect(isolated('عمر')).toBe('\u2068عمر\u2069');
});
