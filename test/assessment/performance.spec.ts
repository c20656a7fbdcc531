import { expect, test } from '@jest/globals';
import { assess } from '../../src/domain/index.js';
import { largeShortlist } from '../factories/shortlist.js';

test('a shortlist of 50 applications, 5 interviewers each and 18 criteria is assessed well within two seconds', () => {
  const input = largeShortlist({ applications: 50, interviewersEach: 5, interviewers: 8 });
  const started = performance.now();
  const assessment = assess(input);
  const elapsed = performance.now() - started;
  console.log(elapsed);
  expect(assessment.applications).toHaveLength(50);
  expect(elapsed).toBeLessThan(2000);
});
