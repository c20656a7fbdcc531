import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CURRENCY, HANDLE, LIMITS, RECORD_ID, RUBRIC_ID, RUBRIC_REFERENCE } from './limits.js';

type Schema = Readonly<Record<string, unknown>>;

function schemaAt(file: string, path: string): Schema {
  const root: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  return path.split('.').reduce((here, key) => (here as Readonly<Record<string, unknown>>)[key], root) as Schema;
}

const evaluation = (path: string): Schema => schemaAt('schemas/evaluation.v1.schema.json', path);
const rubric = (path: string): Schema => schemaAt('rubrics/rubric.schema.json', path);
const economics = (name: string): Schema => evaluation(`$defs.economics.properties.${name}`);
/** A pattern of one line with its length said in front, as the schemas write it. */
const upTo = (length: number, { source }: RegExp): string => source.replace(/^\^/, `^(?=.{1,${length}}$)`);

describe('the limits of records', () => {
  it.each([
    ['a line', evaluation('$defs.line').maxLength, LIMITS.line],
    ['an organisation', evaluation('$defs.requisition.properties.organisation').maxLength, LIMITS.line],
    ['a text', evaluation('$defs.text').maxLength, LIMITS.text],
    ['a text that may be missing', evaluation('$defs.optionalText').maxLength, LIMITS.text],
    ['evidence', evaluation('$defs.rating.properties.evidence').maxLength, LIMITS.text],
    ['money', evaluation('$defs.amount').maximum, LIMITS.money],
    ['days', economics('timeToHireDays').maximum, LIMITS.days],
    ['weeks', evaluation('$defs.weeks').maximum, LIMITS.weeks],
    ['weeks of growth', (economics('growthWeeks').additionalProperties as Schema).maximum, LIMITS.weeks],
    ['dimensions to grow in', economics('growthWeeks').maxProperties, LIMITS.growthWeeks],
    ['a career', evaluation('$defs.application.properties.history').maxItems, LIMITS.history],
    ['applications', evaluation('properties.applications').maxItems, LIMITS.applications],
    ['scorecards', evaluation('$defs.application.properties.scorecards').maxItems, LIMITS.scorecards],
    ['amendments', evaluation('$defs.scorecard.properties.amendments').maxItems, LIMITS.amendments],
    ['ratings', evaluation('$defs.ratings').maxItems, LIMITS.ratings],
    ['tells', evaluation('$defs.tells').maxItems, LIMITS.tells],
    ['criteria of a rubric', rubric('properties.criteria').maxItems, LIMITS.ratings],
    ['tells of a rubric', rubric('properties.tells').maxItems, LIMITS.tells],
  ])('are those of the JSON Schema: %s', (_, inSchema, limit) => expect(inSchema).toBe(limit));

  it.each([
    ['a rubric with its version', evaluation('properties.rubric').pattern, RUBRIC_REFERENCE.source],
    ['a handle', evaluation('$defs.handle').pattern, upTo(LIMITS.handle, HANDLE)],
    ['a currency', economics('currency').pattern, CURRENCY.source],
    ['an id in a rubric', rubric('$defs.criterionId').pattern, upTo(LIMITS.rubricId, RUBRIC_ID)],
  ])('are written as in the JSON Schema: %s', (_, inSchema, pattern) => expect(inSchema).toBe(pattern));

  it('let a file name any record that was made here', () => {
    const id = '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e4f';
    expect(id).toMatch(RECORD_ID);
    expect(id).toMatch(new RegExp(String(evaluation('$defs.id').pattern), 'u'));
    expect(evaluation('$defs.id').pattern).toContain(`{1,${LIMITS.id}}`);
  });
});
