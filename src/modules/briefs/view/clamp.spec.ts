import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clampClauses, clampEvidence, clampText, oneLine, textWidth, wrapped } from './clamp.js';

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
  it('leaves out whole clauses, never the end of one', () => {
    const text = 'Leader is not observed: gather evidence; Ben and Ines have not rated it; nor has Sol.';
    expect(clampClauses(text, 200).text).toBe(text);
    expect(clampClauses(text, 62)).toEqual({
      text: 'Leader is not observed: gather evidence; Ben and Ines have not rated it.',
      shortened: true,
    });
    expect(clampClauses(text, 40).text).toBe('Leader is not observed: gather evidence.');
    expect(clampClauses(text, 24).text).toBe('Leader is not observed.');
  });

  it('leaves out whole sentences before it opens one', () => {
    const text = 'Nobody can take the seat yet. Nearest is Ana: it would take two more, which leads to “buy”.';
    expect(clampClauses(text, 76).text).toBe('Nobody can take the seat yet. Nearest is Ana: it would take two more.');
    expect(clampClauses(text, 30).text).toBe('Nobody can take the seat yet.');
  });

  it('ends neither inside a quotation nor inside an isolated name', () => {
    const text = 'Two ticked a sign: “Leans on the title; and on its colour, and on more”.';
    expect(clampClauses(text, 50).text).toBe('Two ticked a sign.');
  });

  it('cuts only a first clause that is too long by itself', () => {
    expect(clampClauses('Leader and nothing else is observed.', 14).text).toBe('Leader and…');
  });
});

describe('clampEvidence', () => {
  const text = 'He would have waited for the end of the quarter. They were right. He said so to the team afterwards.';

  it('ends a quotation with a sentence where one ends late enough, and shows that there is more', () => {
    expect(clampEvidence(text, 70).text).toBe('He would have waited for the end of the quarter. They were right. …');
  });

  it('ends it with a word where the last whole sentence would leave too little', () => {
    expect(clampEvidence('Yes. He would have waited for the end of the quarter.', 28).text).toBe(
      'Yes. He would have waited for…',
    );
  });

  it('leaves what fits', () => {
    expect(clampEvidence(text, 200)).toEqual({ text, shortened: false });
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
