import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseText } from '../../src/common/documents/text.js';
import { LIMITS } from '../../src/common/limits.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { NO_ECONOMICS } from '../../src/domain/index.js';
import type { Economics, HistoryEntry, ScorecardContent } from '../../src/domain/index.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { writeEvaluation } from '../../src/modules/imports/evaluation-writer.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const SEAT = { rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' } as const;
const POSITION = { title: 'Engineer', organisation: 'Example Bank', from: '2014', to: null } as const;
const CRITERION = 'builder.owned-what-broke';
const CONTENT: ScorecardContent = {
  recommendation: null,
  keyTakeaway: null,
  tells: [],
  ratings: [{ criterion: CRITERION, rating: 4, verification: 'probed', evidence: 'Walked through the outage.' }],
};

/** What people send, admissible and not: the services let some of it through. */
const line = fc
  .oneof(
    fc.constantFrom('A', '  B ', '', ' ', '\u200b', '\u3164', '\u2800', '𝒜', 'a\tb', 'a\nb', 'x:y', 'a/b', '-a'),
    fc.constantFrom(100, 101, 300, 301).map((length) => 'é'.repeat(length)),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  .map(normaliseText);
const text = fc.oneof(
  line,
  fc.constantFrom('one\ntwo', '\n', '\t', 'x'.repeat(LIMITS.text), 'x'.repeat(LIMITS.text + 1)),
);
const date = fc.constantFrom(
  '2014',
  '2013-12',
  '2014-02-31',
  '2014-02-28',
  '0000',
  '1900',
  '2101',
  '2014-13',
  '14',
  '',
);
const amount = (most: number): fc.Arbitrary<number | null> => fc.constantFrom(null, 0, 0.5, most, most + 1, -1);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
const history: fc.Arbitrary<HistoryEntry[]> = fc.array(
  fc.record({ title: line, organisation: line, from: date, to: maybe(date) }),
  { maxLength: 2 },
);
const economics: fc.Arbitrary<Economics> = fc.record({
  currency: fc.constantFrom(null, 'EUR', 'eur'),
  salary: amount(1e12),
  agencyFee: amount(1e12),
  timeToHireDays: amount(3650),
  rampUpWeeks: amount(520),
  growthWeeks: fc.dictionary(
    fc.constantFrom('leader', 'builder'),
    amount(520).map((weeks) => weeks ?? 1),
  ),
  backfillCost: amount(1e12),
  firstYearRetention: fc.record({ inside: amount(1), outside: amount(1) }),
});
const evidence = maybe(text);

describe.each(DATABASES)('what is accepted on %s', (kind) => {
  let services: Services;
  let requisitions: RequisitionsService;
  let applications: ApplicationsService;
  let people: PeopleService;
  let scorecards: ScorecardsService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    requisitions = services.get(RequisitionsService);
    applications = services.get(ApplicationsService);
    people = services.get(PeopleService);
    scorecards = services.get(ScorecardsService);
  });

  afterEach(() => services.close());

  /** Its value, or null when it was refused for what it says. */
  async function unlessInvalid<T>(made: Promise<T>): Promise<T | null> {
    try {
      return await made;
    } catch (error) {
      if ((error as { kind?: unknown }).kind === 'invalid') return null;
      throw error;
    }
  }

  /** @throws DocumentError when a file that we wrote cannot be read. */
  async function readsBack(requisitionId: string): Promise<void> {
    const rubrics = services.get(RubricsService);
    const evaluation = await services.get(ImportsService).exportRequisition(requisitionId);
    for (const format of ['yaml', 'json'] as const) {
      const written = writeEvaluation(evaluation, format);
      expect(parseEvaluation(written, `export.${format}`, (reference) => rubrics.find(reference))).toEqual(evaluation);
    }
  }

  it.each([
    ['an end before the start', { from: '2014-05', to: '2014-04' }, 'to'],
    ['a day that the month has not', { from: '2014-02-31', to: null }, 'from'],
    ['a year that never was', { from: '0000', to: null }, 'from'],
    ['an end in no month', { from: '2014', to: '2015-13' }, 'to'],
  ])('is no career with %s, new or changed', async (_, dates, member) => {
    const { id } = await requisitions.create(SEAT);
    const refused = { kind: 'invalid', problems: [{ path: `history[0].${member}` }] };
    const wrong = [{ ...POSITION, ...dates }];
    const made = { candidate: { name: 'A. Candidate' }, source: 'external' } as const;
    await expect(applications.create(id, { ...made, history: wrong })).rejects.toMatchObject(refused);
    const application = await applications.create(id, { ...made, history: [POSITION] });
    await expect(applications.update(application.id, 1, { history: wrong })).rejects.toMatchObject(refused);
  });

  it('is what an evaluation file takes: requisitions, careers, people', async () => {
    let handle = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ title: line, organisation: maybe(line), transitionPlan: maybe(text), economics }),
        fc.record({ name: line, history }),
        fc.record({ handle: line, evidence, keyTakeaway: maybe(text) }),
        async (seat, person, card) => {
          // One thing at a time may be wrong: together, next to nothing would ever be let through.
          const requisition =
            (await unlessInvalid(requisitions.create({ ...SEAT, ...seat }))) ??
            (await unlessInvalid(requisitions.create({ ...SEAT, ...seat, economics: NO_ECONOMICS }))) ??
            (await requisitions.create(SEAT));
          const source = 'internal' as const;
          const application =
            (await unlessInvalid(
              applications.create(requisition.id, {
                candidate: { name: person.name },
                source,
                history: person.history,
              }),
            )) ?? (await applications.create(requisition.id, { candidate: { name: 'A' }, source }));
          handle += 1;
          const interviewer =
            (await unlessInvalid(people.create({ handle: `${card.handle}${handle}`, name: card.handle }))) ??
            (await people.create({ handle: `i${handle}`, name: 'Ana' }));
          const { id } = await scorecards.open(application.id, interviewer.id);
          const content: ScorecardContent = {
            ...CONTENT,
            keyTakeaway: card.keyTakeaway,
            ratings: [
              ...CONTENT.ratings,
              {
                criterion: 'builder.reads-the-data',
                rating: 'not-observed',
                verification: null,
                evidence: card.evidence,
              },
            ],
          };
          const saved =
            (await unlessInvalid(scorecards.saveDraft(id, 1, content))) ?? (await scorecards.saveDraft(id, 1, CONTENT));
          await scorecards.submit(id, saved.version);
          await readsBack(requisition.id);
        },
      ),
      { numRuns: kind === 'sqlite' ? 100 : 25, seed: 20261122, endOnFailure: true },
    );
  }, 60_000);

  it('is no amendment after the hundredth', async () => {
    const { application } = await seat();
    const { id: interviewerId } = await people.create({ handle: 'ana', name: 'Ana' });
    const { id } = await scorecards.open(application.id, interviewerId);
    await scorecards.saveDraft(id, 1, CONTENT);
    let { version } = await scorecards.submit(id, 2);
    for (let count = 0; count < LIMITS.amendments; count += 1)
      ({ version } = await scorecards.amend(id, version, { content: CONTENT, reason: `Once more, ${count}.` }));
    await expect(scorecards.amend(id, version, { content: CONTENT, reason: 'Again.' })).rejects.toMatchObject({
      code: 'too-many-amendments',
    });
    await readsBack(application.requisitionId);
  }, 30_000);

  it('is no scorecard after the two hundredth, however many are opened at once', async () => {
    const { application } = await seat();
    const ids = await filledUp(application.id, LIMITS.scorecards - 1);
    await everyConnection();
    const opened = await Promise.allSettled(ids.slice(-5).map((id) => scorecards.open(application.id, id)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of opened)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'too-many-scorecards' });
  }, 30_000);

  it('is no application after the two thousandth, however many come at once', async () => {
    const { application } = await seat();
    const { requisitionId } = application;
    await services.get(UnitOfWork).write(async () => {
      for (let count = 2; count < LIMITS.applications; count += 1) await apply(requisitionId, count);
    });
    await everyConnection();
    const made = await Promise.allSettled([1, 2, 3, 4, 5].map((count) => apply(requisitionId, count)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of made)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'too-many-applications' });
    await readsBack(requisitionId);
  }, 60_000);

  /** Opens all that the pool has: while they are still being made, what comes at once is done one by one. */
  async function everyConnection(): Promise<void> {
    await Promise.all(Array.from({ length: 10 }, () => people.list()));
  }

  async function seat(): Promise<{ readonly application: Awaited<ReturnType<ApplicationsService['get']>> }> {
    return { application: await apply((await requisitions.create(SEAT)).id, 1) };
  }

  function apply(requisitionId: string, count: number): ReturnType<ApplicationsService['create']> {
    return applications.create(requisitionId, { candidate: { name: `Candidate ${count}` }, source: 'external' });
  }

  /** Opens so many scorecards. @returns ids of interviewers, the last five of whom have none */
  function filledUp(applicationId: string, count: number): Promise<readonly string[]> {
    return services.get(UnitOfWork).write(async () => {
      const ids: string[] = [];
      for (let index = 0; index < count + 5; index += 1) {
        const { id } = await people.create({ handle: `interviewer-${index}`, name: 'Ana' });
        if (index < count) await scorecards.open(applicationId, id);
        ids.push(id);
      }
      return ids;
    });
  }
});

describe('blank texts in a file', () => {
  it.each([
    ['a seat’s title', 'title', '\\u200b'],
    ['an organisation', 'organisation', '\\u3164'],
    ['a plan', 'transitionPlan', '\\u2800\\u200b'],
  ])('are refused by the reader as by the API: %s', (_, key, blank) => {
    const requisition = { id: 'seat', title: 'Seat', stage: 'leader' };
    const file = JSON.stringify({
      schema: 'arcbrief.evaluation/1',
      rubric: 'engineering-arc@1',
      requisition: { ...requisition, [key]: 'BLANK' },
      applications: [],
    }).replace('BLANK', blank);
    const rubrics = new RubricsService();
    expect(() => parseEvaluation(file, 'blank.json', (reference) => rubrics.find(reference))).toThrow(
      new RegExp(`^blank.json:1: requisition.${key}: is blank; write `),
    );
  });
});
