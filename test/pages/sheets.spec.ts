import { expect, it } from '@jest/globals';
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
