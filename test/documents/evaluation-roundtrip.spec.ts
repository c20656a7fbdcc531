import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Evaluation } from '../../src/domain/index.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { writeEvaluation } from '../../src/modules/imports/evaluation-writer.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';
import { arbitraryEvaluation } from './arbitrary-evaluation.js';

const library = openRubricLibrary();
const read = (text: string, file: string): Evaluation =>
  parseEvaluation(text, file, (reference) => library.find(reference));
const { rubric, reference } = library.get('engineering-arc@1');
const examples = join(import.meta.dirname, '../../examples');

describe('an evaluation that is written and read again', () => {
  it('is the same, whatever stands in it, in YAML and in JSON', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(rubric, reference), (evaluation) => {
        expect(read(writeEvaluation(evaluation, 'yaml'), 'a.yaml')).toEqual(evaluation);
        expect(read(writeEvaluation(evaluation, 'json'), 'a.json')).toEqual(evaluation);
      }),
      { numRuns: 200, seed: 20261102 },
    );
  });

  it.each(readdirSync(examples).filter((name) => name.endsWith('.yaml')))('is the same: %s', (name) => {
    const evaluation = read(readFileSync(join(examples, name), 'utf8'), name);
    const yaml = writeEvaluation(evaluation, 'yaml');
    const json = writeEvaluation(evaluation, 'json');
    expect(read(yaml, 'a.yaml')).toEqual(evaluation);
    expect(read(json, 'a.json')).toEqual(evaluation);
    expect(writeEvaluation(read(yaml, 'a.yaml'), 'yaml')).toBe(yaml);
  });
});
