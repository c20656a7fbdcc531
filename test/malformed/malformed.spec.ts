import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DocumentError } from '../../src/common/documents/problem.js';
import { decodeDocument } from '../../src/common/documents/read-document.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';

/**
 * Each document beside the exact lines that its author is shown. ARCBRIEF_REBASE=1 writes the lines anew: then read the
 * difference, every line of it.
 */
const REBASE = process.env.ARCBRIEF_REBASE === '1';
const library = openRubricLibrary();

const KINDS = {
  evaluations: (text: string, file: string): unknown =>
    parseEvaluation(text, file, (reference) => library.find(reference)),
  rubrics: (text: string, file: string): unknown => parseRubric(text, file),
};

describe.each(Object.entries(KINDS))('malformed %s', (kind, parse) => {
  const directory = join(import.meta.dirname, kind);
  const files = readdirSync(directory).filter((name) => /\.(yaml|json)$/.test(name));

  it.each(files)('%s is refused with all its problems, by line', (file) => {
    const expected = join(directory, `${file}.problems.txt`);
    const lines = refusal(() => parse(decodeDocument(readFileSync(join(directory, file)), file), file));
    if (REBASE) writeFileSync(expected, lines);
    expect(lines).toBe(readFileSync(expected, 'utf8'));
  });
});

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof DocumentError) return `${error.message}\n`;
    throw error;
  }
  return 'accepted\n';
}
