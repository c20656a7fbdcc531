import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessed } from '../factories/assessed.js';
import { anyAssessInput } from '../factories/generators.js';

describe('for any admissible file', () => {
  test('the order of what was handed in changes nothing, every number is finite and every interval in order', () => {
    fc.assert(
      fc.property(anyAssessInput, (input) => {
        assessed(input);
      }),
      { numRuns: 100, seed: 20261102 },
    );
  });

  test('tenure and titles change nothing but the hash of the input', () => {
    fc.assert(
      fc.property(anyAssessInput, (input) => {
        const history = [{ title: 'Chief Everything', organisation: 'Example', from: '2025', to: null }];
        const applications = input.applications.map((application) => ({ ...application, history }));
        const { inputSha256: _one, ...plain } = assessed(input);
        const { inputSha256: _other, ...titled } = assessed({ ...input, applications });
        expect(titled).toEqual(plain);
      }),
      { numRuns: 20, seed: 20261103 },
    );
  });
});
