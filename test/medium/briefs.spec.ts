import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { exampleOn } from '../support/database-examples.js';
import { DATABASES } from '../support/database.js';
import { resealed } from '../support/reseal.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe.each(DATABASES)('briefs on %s', (kind) => {
  let services: Services;
  let briefs: BriefsService;
  let assessmentId: string;
  let applicationId: string;

  beforeEach(async () => {
    services = await servicesOn(kind);
    briefs = services.get(BriefsService);
    const { requisitionId } = await services
      .get(ImportsService)
      .importEvaluation(await exampleOn(services.get(RubricsService)));
    ({ id: assessmentId } = await services.get(AssessmentsService).assess(requisitionId));
    const [application] = await services.get(ApplicationsService).allOf(requisitionId);
    if (application === undefined) throw new Error('the example is empty');
    applicationId = application.id;
  });

  afterEach(() => services.close());

  it('are numbered one after the other, without a gap after one that failed', async () => {
    const first = await briefs.issue({ assessmentId, applicationId, paper: 'A4' });
    expect(first).toMatchObject({ number: 'B-0001', kind: 'hiring-brief', version: 1, pdfSha256: null });
    await expect(briefs.issue({ assessmentId, applicationId: assessmentId, paper: 'A4' })).rejects.toMatchObject({
      code: 'not-in-assessment',
    });
    const second = await briefs.issue({ assessmentId, applicationId: null, paper: 'Letter' });
    expect(second).toMatchObject({ number: 'B-0002', kind: 'shortlist-brief', applicationId: null });
    expect((await briefs.list()).items).toEqual([first, second]);
    expect(await briefs.get(second.id)).toEqual(second);
  });

  it('are given different numbers when many are issued at once', async () => {
    const issued = await Promise.all(
      Array.from({ length: 20 }, () => briefs.issue({ assessmentId, applicationId, paper: 'A4' })),
    );
    expect(issued.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 20 }, (_, index) => `B-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('are one when they are asked for once by twenty at once, and another where paper or application is another', async () => {
    const once = await Promise.all(
      Array.from({ length: 20 }, () => briefs.issueOnce({ assessmentId, applicationId, paper: 'A4' })),
    );
    expect(new Set(once.map(({ id }) => id)).size).toBe(1);
    expect((await briefs.list()).items).toHaveLength(1);
    const others = [
      await briefs.issueOnce({ assessmentId, applicationId, paper: 'Letter' }),
      await briefs.issueOnce({ assessmentId, applicationId: null, paper: 'A4' }),
      await briefs.issue({ assessmentId, applicationId, paper: 'A4' }),
    ];
    expect(others.map(({ number }) => number)).toEqual(['B-0002', 'B-0003', 'B-0004']);
    expect(await briefs.issueOnce({ assessmentId, applicationId, paper: 'A4' })).toEqual(once[0]);
  });

  it('count the scorecards that were owed when the assessment was made, whatever was opened since', async () => {
    const expectedBy = async (assessment: string): Promise<unknown> => {
      const { id } = await briefs.issue({ assessmentId: assessment, applicationId, paper: 'A4' });
      return (await briefs.snapshot(id)).header.scorecardsExpected;
    };
    const before = await expectedBy(assessmentId);
    const { id: interviewerId } = await services.get(PeopleService).create({ handle: 'one-more', name: 'One More' });
    const { requisitionId } = await services.get(ScorecardsService).open(applicationId, interviewerId);
    expect(await expectedBy(assessmentId)).toBe(before);
    // A draft is no input: the same assessment, of another moment.
    const now = await services.get(AssessmentsService).assess(requisitionId);
    expect(now.inputSha256).toBe((await services.get(AssessmentsService).get(assessmentId)).inputSha256);
    expect(await expectedBy(now.id)).toBe(Number(before) + 1);
  });

  it('keep the hash of their first PDF, and are known again by it', async () => {
    const { id } = await briefs.issue({ assessmentId, applicationId, paper: 'A4' });
    const pdf = await briefs.pdf(id);
    expect(await briefs.get(id)).toMatchObject({ pdfSha256: pdf.sha256 });
    expect((await briefs.pdf(id)).sha256).toBe(pdf.sha256);
    expect(await briefs.verify(pdf.bytes)).toMatchObject({
      verdict: 'genuine',
      brief: { id },
      why: 'This is brief B-0001, byte for byte as it was first printed.',
    });
    const changed = Uint8Array.from(pdf.bytes);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
    expect((await briefs.verify(changed)).verdict).not.toBe('genuine');
    const forged = resealed(pdf.bytes, (text) => text.replace('%PDF-1.7', '%PDF-1.6'));
    expect(forged.equals(pdf.bytes)).toBe(false);
    expect(await briefs.verify(forged)).toMatchObject({
      verdict: 'altered',
      why: 'This says that it is brief B-0001, and that brief prints otherwise.',
    });
    const elsewhere = resealed(pdf.bytes, (text) => text.replace(/(<arcbrief:printer>)[0-9a-f]{4}/, '$10000'));
    expect(await briefs.verify(elsewhere)).toMatchObject({ verdict: 'unknown' });
    expect(await briefs.verify(new TextEncoder().encode('%PDF-1.7 nothing'))).toMatchObject({
      verdict: 'not-a-brief',
      brief: null,
    });
  }, 60_000);
});
