import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SHEETS = join(import.meta.dirname, '../../templates/pages');

/** "60-scorecard.css" and "61-scorecard-wide.css" are one part of the product. */
function partOf(sheet: string): string {
  return sheet.replace(/^\d+-|\.css$/g, '').split('-')[0] ?? '';
}

/** Classes that a rule of the sheet is about and nothing around them: such a rule reaches every page. */
function classesOf(sheet: string): readonly string[] {
  const text = readFileSync(join(SHEETS, sheet), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/^\s*\.([a-z][\w-]*)\s*(?:,|\{)/gm)].map(([, name]) => name ?? '');
}

it('a class is styled by one part of the product: all pages share one sheet', () => {
  const owners = new Map<string, Set<string>>();
  // What comes before 60 is there to be shared, and what comes at 90 looks at all of it once more.
  for (const sheet of readdirSync(SHEETS).filter((name) => /^[67]\d-.*\.css$/.test(name)))
    for (const name of classesOf(sheet)) owners.set(name, (owners.get(name) ?? new Set()).add(partOf(sheet)));
  expect(owners.size).toBeGreaterThan(50);
  const shared = [...owners]
    .filter(([, parts]) => parts.size > 1)
    .map(([name, parts]) => `.${name}: ${[...parts].join(', ')}`);
  expect(shared).toEqual([]);
});

/** What stands in the braces after each match. */
function blocksOf(text: string, head: RegExp): readonly string[] {
  return [...text.matchAll(head)].map(({ index, 0: match }) => {
    let [depth, end] = [1, index + match.length];
    for (; depth > 0; end += 1) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
    return text.slice(index + match.length, end - 1);
  });
}

describe('what looks at pages in one colour scheme and one width of a phone relies on (support/looks.ts):', () => {
  const sheets = ['../tokens.css', '../pictures.css', ...readdirSync(SHEETS).filter((name) => name.endsWith('.css'))]
    .map((name) => readFileSync(join(SHEETS, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''))
    .join('\n');

  it('the dark changes tokens of colour, and nothing else', () => {
    const dark = blocksOf(sheets, /@media[^{]*prefers-color-scheme[^{]*\{/g);
    expect(dark).toHaveLength(sheets.split('prefers-color-scheme').length - 1);
    expect(dark.length).toBeGreaterThan(0);
    const rules = dark.flatMap((block) => blocksOf(block, /:root \{/g)).join('');
    expect(dark.join('').replaceAll(/:root \{|\}|\s/g, '')).toBe(rules.replaceAll(/\s/g, ''));
    const others = rules.split(';').map((line) => line.trim());
    expect(others.filter((line) => !/^(|color-scheme: dark|--[a-z-]+: #[0-9a-f]{3,8})$/.test(line))).toEqual([]);
  });

  it('no width between 360 and 390 px changes anything', () => {
    const widths = [...sheets.matchAll(/@(?:media|container)[^{]*?([\d.]+)(rem|px)/g)].map(
      ([, size, unit]) => Number(size) * (unit === 'rem' ? 16 : 1),
    );
    expect(widths.length).toBeGreaterThan(10);
    expect(widths.filter((width) => width > 360 && width <= 390)).toEqual([]);
  });
});
