import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Evaluation } from '../../src/domain/index.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { writeEvaluation } from '../../src/modules/imports/evaluation-writer.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';

const small = parseRubric(readFileSync(join(import.meta.dirname, 'small-rubric.yaml'), 'utf8'), 'small-rubric.yaml');
const rubricFor = (reference: string) => (reference === small.reference ? small : null);
const read = (text: string): Evaluation => parseEvaluation(text, 'a.yaml', rubricFor);

const FILE = `schema: arcbrief.evaluation/1
rubric: small-arc@1
requisition: { id: req-1, title: Guide, stage: guide }
applications:
  - id: app-1
    candidate: { name: "Jose\\u0301 Brandt" }
    source: internal
    history:
      - { title: Maker, organisation: Example Bank, from: 2014, to: 2021-06 }
      - { title: Maker, organisation: Example Bank, from: 2021-07 }
    scorecards:
      - interviewer: ana
        submittedAt: 2026-11-02T11:00:00+01:00
        recommendation: no
        tells:
        ratings:
          - criterion: maker.made-it
            rating: 4
            evidence: |
              Drew it.
              Twice.
          - { criterion: guide.lets-go, rating: not-observed }
          - { criterion: touch.reads-it, rating: 2, verification: , evidence: Had read a summary }
        amendments:
          - at: 2026-11-02T12:00:00.250+01:00
            reason: Misheard the year.
            before: { ratings: [] }
`;

describe('parseEvaluation', () => {
  it('fills in what may be left out, brings times to UTC and texts into one form', () => {
    expect(read(FILE)).toEqual({
      schema: 'arcbrief.evaluation/1',
      rubric: 'small-arc@1',
      requisition: {
        id: 'req-1',
        title: 'Guide',
        organisation: null,
        stage: 'guide',
        transitionPlan: null,
        economics: {
          currency: null,
          salary: null,
          agencyFee: null,
          timeToHireDays: null,
          rampUpWeeks: null,
          growthWeeks: {},
          backfillCost: null,
          firstYearRetention: { inside: null, outside: null },
        },
      },
      applications: [
        {
          id: 'app-1',
          candidate: { name: 'José Brandt' },
          source: 'internal',
          history: [
            { title: 'Maker', organisation: 'Example Bank', from: '2014', to: '2021-06' },
            { title: 'Maker', organisation: 'Example Bank', from: '2021-07', to: null },
          ],
          scorecards: [
            {
              interviewer: 'ana',
              submittedAt: '2026-11-02T10:00:00Z',
              recommendation: 'no',
              keyTakeaway: null,
              tells: [],
              ratings: [
                { criterion: 'maker.made-it', rating: 4, verification: 'claimed', evidence: 'Drew it.\nTwice.' },
                { criterion: 'guide.lets-go', rating: 'not-observed', verification: null, evidence: null },
                { criterion: 'touch.reads-it', rating: 2, verification: 'claimed', evidence: 'Had read a summary' },
              ],
              amendments: [
                {
                  at: '2026-11-02T11:00:00.250Z',
                  reason: 'Misheard the year.',
                  before: { recommendation: null, keyTakeaway: null, tells: [], ratings: [] },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('takes a requisition without applications, and an application without scorecards', () => {
    const head = FILE.slice(0, FILE.indexOf('applications:'));
    expect(read(`${head}applications: []`).applications).toEqual([]);
    const bare = '  - { id: app-1, candidate: { name: Nadia }, source: external, scorecards: [] }';
    expect(read(`${head}applications:\n${bare}`).applications[0]?.scorecards).toEqual([]);
  });
});

describe('writeEvaluation', () => {
  it('writes for people: keys in order, nothing empty, long texts in blocks, short ratings on one line', () => {
    const evaluation = read(
      FILE.replace(
        'Had read a summary',
        '"Had read a summary of the summary, and asked at once what had been left out of it and why."',
      ),
    );
    expect(writeEvaluation(evaluation, 'yaml')).toBe(`schema: arcbrief.evaluation/1
rubric: small-arc@1
requisition:
  id: req-1
  title: Guide
  stage: guide
applications:
  - id: app-1
    candidate: { name: José Brandt }
    source: internal
    history:
      - { title: Maker, organisation: Example Bank, from: "2014", to: 2021-06 }
      - { title: Maker, organisation: Example Bank, from: 2021-07 }
    scorecards:
      - interviewer: ana
        submittedAt: 2026-11-02T10:00:00Z
        recommendation: no
        ratings:
          - criterion: maker.made-it
            rating: 4
            verification: claimed
            evidence: |-
              Drew it.
              Twice.
          - { criterion: guide.lets-go, rating: not-observed }
          - criterion: touch.reads-it
            rating: 2
            verification: claimed
            evidence: >-
              Had read a summary of the summary, and asked at once what had been left out of it and why.
        amendments:
          - at: 2026-11-02T11:00:00.250Z
            reason: Misheard the year.
            before:
              ratings: []
`);
  });
});
