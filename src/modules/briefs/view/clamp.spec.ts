import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clampClauses, clampText, oneLine, textWidth, wrapped } from './clamp.js';

describe('clampText', () => {
  it('leaves a text that fits, but for its line breaks', () => {
    expect(clampText('Owned  the\noutage.', 40)).toEqual({ text: 'Owned the outage.', shortened: false });
  });

  it('cuts at the nearest word and closes with an ellipsis', () => {
    expect(clampText('Walked through the outage minute by minute, and why.', 40)).toEqual({
      text: 'Walked through the outage minute by minute…',
      shortened: true,
    });
  });

  it('drops the comma or stop that the ellipsis would follow', () => {
    expect(clampText('First, second, third and so on', 12).text).toBe('First…');
  });

  it('cuts a single long word between graphemes, never inside one', () => {
    expect(clampText('👩🏽‍💻'.repeat(20), 10).text).toBe(`${'👩🏽‍💻'.repeat(3)}…`);
    expect(clampText('अनिता'.repeat(20), 9).text.endsWith('…')).toBe(true);
  });

  it('never gives more than it was asked for, whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 120 }), (text, width) => {
        const { text: held } = clampText(text, width);
        // The ellipsis is one broad letter; what stands before it keeps to the width.
        expect(textWidth(held)).toBeLessThanOrEqual(width + 0.3);
      }),
    );
  });
});

describe('clampClauses', () => {
  it('leaves out what follows a semicolon before it cuts a sentence', () => {
    const text = 'Leader is not observed: gather evidence; Ben and Ines have not rated it; nor has Sol.';
    expect(clampClauses(text, 200).text).toBe(text);
    expect(clampClauses(text, 62)).toEqual({
      text: 'Leader is not observed: gather evidence; Ben and Ines have not rated it.',
      shortened: true,
    });
    expect(clampClauses(text, 40).text).toBe('Leader is not observed: gather evidence.');
    expect(clampClauses(text, 20).text).toBe('Leader is not…');
  });
});

describe('textWidth', () => {
  it('counts wide scripts and emoji for more than Latin letters', () => {
    expect(textWidth('王')).toBeGreaterThan(textWidth('n'));
    expect(textWidth('👩🏽‍💻')).toBeGreaterThan(textWidth('王'));
    expect(textWidth('i')).toBeLessThan(textWidth('n'));
  });
});

describe('wrapped', () => {
  it('breaks a name between words onto so many lines', () => {
    expect(wrapped('Closeness to the build', 14, 2)).toEqual(['Closeness to', 'the build']);
    expect(wrapped('Builder', 14, 2)).toEqual(['Builder']);
  });

  it('clamps what does not fit the last line', () => {
    expect(wrapped('Distinguished Principal Individual Contributor', 14, 2)).toEqual(['Distinguished', 'Principal…']);
  });
});

it('oneLine joins lines and trims', () => {
  expect(oneLine(' a\n\n b\tc ')).toBe('a b c');
});
