import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/domain/assessment/assess.js';
import type { ApplicationAssessment } from '../../src/domain/assessment/assessment.js';
import type { Rubric } from '../../src/domain/rubric/rubric.js';
import type { Case, Expectation } from './case-file.js';
import { applicationOf, builtInRubric, caseFiles, requisitionOf } from './case-file.js';

const files = caseFiles();

/** The same parts of the assessment that the case speaks of, and all flags. */
function outcomeOf(assessed: ApplicationAssessment, expected: Expectation): Expectation {
  const { readings, skipRisk, guidance, robustness, flags } = assessed;
  const said: Record<keyof Expectation, unknown> = {
    readings: Object.fromEntries(Object.keys(expected.readings ?? {}).map((id) => [id, readings[id]?.status])),
    skipRisk: skipRisk.level,
    carriedBy: skipRisk.carriedBy,
    route: guidance.route,
    fits: guidance.fits,
    hingesOn: robustness.hingesOn,
    flags: Object.fromEntries(flags.map(({ id, severity }) => [id, severity])),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([part]) => part === 'flags' || part in expected),
  ) as unknown as Expectation;
}

function assessCase(given: Case, rubric: Rubric): ApplicationAssessment {
  const requisition = requisitionOf(given);
  const { applications } = assess({ rubric, requisition, applications: [applicationOf(given, rubric)] });
  if (applications[0] === undefined) throw new Error('the application was not assessed');
  return applications[0];
}

describe.each(files)('$file', ({ rubric: reference, cases }) => {
  const rubric = builtInRubric(reference);

  test.each(cases)('$name', (given) => {
    expect(outcomeOf(assessCase(given, rubric), given.expect)).toEqual(given.expect);
  });
});

test('no two cases have the same name', () => {
  const names = files.flatMap(({ cases }) => cases.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
