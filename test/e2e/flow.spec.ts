import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES } from '../support/database.js';
import { REQUISITION, TestApi } from '../support/http.js';
import type { ApiRecord } from '../support/http.js';

interface Criterion {
  readonly id: string;
  readonly dimension: string;
}

describe.each(DATABASES)('from an opening to a brief, on %s', (kind) => {
  let api: TestApi;
  let criteria: readonly Criterion[];
  const panel: ApiRecord[] = [];
  const applications: ApiRecord[] = [];
  let requisition: ApiRecord;
  let assessment: ApiRecord;

  beforeAll(async () => {
    api = await TestApi.start(kind);
  }, 60_000);
  afterAll(() => api.stop());

  it('shows the rubrics that there are', async () => {
    const { body } = await api.get('/rubrics');
    expect(body.items).toContainEqual(expect.objectContaining({ reference: 'engineering-arc@1' }));
    const rubric = await api.get('/rubrics/engineering-arc@1');
    criteria = rubric.body.rubric.criteria;
    expect(criteria).toHaveLength(18);
    expect((await api.get('/rubrics/engineering-arc@9')).status).toBe(404);
    expect((await api.get('/rubrics/..%2f..%2fetc')).status).toBe(404);
  });

  it('opens a requisition, changes it, and refuses a change that is based on an old version', async () => {
    requisition = await api.create('/requisitions', {
      ...REQUISITION,
      economics: { currency: 'EUR', salary: 120_000 },
    });
    expect(requisition).toMatchObject({
      version: 1,
      organisation: null,
      economics: { currency: 'EUR', agencyFee: null, growthWeeks: {} },
    });
    const path = `/requisitions/${requisition.id}`;
    const changed = await api.patch(path, { organisation: 'Example Bank' }).set('If-Match', '"1"');
    expect(changed.body).toMatchObject({ version: 2, organisation: 'Example Bank', title: REQUISITION.title });
    expect(changed.headers['etag']).toBe('"2"');
    const stale = await api.patch(path, { title: 'Lost update' }).set('If-Match', '"1"');
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ expectedVersion: 1, currentVersion: 2 });
    expect((await api.get(path)).body).toEqual(changed.body);
    requisition = changed.body;
  });

  it('refuses a requisition for a career stage that the rubric does not have, by the rules of the rubric', async () => {
    const { status, body } = await api.post('/requisitions', { ...REQUISITION, stage: 'astronaut' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ path: 'stage' })]);
  });

  it('gathers a panel and applications', async () => {
    for (const handle of ['ana', 'ben', 'chloe'])
      panel.push(await api.create('/interviewers', { handle, name: handle }));
    expect((await api.post('/interviewers', { handle: 'ana', name: 'Somebody else' })).status).toBe(409);
    const path = `/requisitions/${requisition.id}/applications`;
    applications.push(await api.create(path, { candidate: { name: 'Zoë Nguyễn' }, source: 'internal' }));
    applications.push(
      await api.create(path, {
        candidate: { name: '王小明' },
        source: 'external',
        history: [{ title: 'Staff Engineer', organisation: 'Example Bank', from: '2014-03' }],
      }),
    );
    expect((await api.post(path, { source: 'external' })).status).toBe(422);
    expect(applications[1]?.['history']).toEqual([
      { title: 'Staff Engineer', organisation: 'Example Bank', from: '2014-03', to: null },
    ]);
    expect((await api.get(path)).body.items).toHaveLength(2);
  });

  it('takes drafts, refuses to submit what is incomplete, locks what is submitted, and amends it with a reason', async () => {
    for (const application of applications) {
      for (const interviewer of panel) await fillIn(application, interviewer);
    }
    const { body } = await api.get(`/applications/${applications[0]?.id}/scorecards`);
    expect(body.items.map(({ status }: { status: string }) => status)).toEqual(['submitted', 'submitted', 'submitted']);
    const [first] = body.items as ApiRecord[];
    const path = `/scorecards/${first?.id}`;
    const tag = `"${first?.version}"`;
    expect((await api.put(path, { ratings: [] }).set('If-Match', tag)).status).toBe(409);
    const content = { ...(first?.['content'] as object), recommendation: 'strong-yes' };
    expect((await api.post(`${path}/amendments`, { content }).set('If-Match', tag)).status).toBe(400);
    const amended = await api
      .post(`${path}/amendments`, { content, reason: 'Ticked the wrong box.' })
      .set('If-Match', tag);
    expect(amended.status).toBe(200);
    expect(amended.body).toMatchObject({
      revision: 2,
      content: { recommendation: 'strong-yes' },
      amendments: [{ reason: 'Ticked the wrong box.', before: { recommendation: 'yes' } }],
    });
  });

  async function fillIn(application: ApiRecord, interviewer: ApiRecord): Promise<void> {
    const draft = await api.create(`/applications/${application.id}/scorecards`, { interviewerId: interviewer.id });
    const path = `/scorecards/${draft.id}`;
    const ratings = criteria.map(({ id }) => ({
      criterion: id,
      rating: 4,
      verification: 'probed',
      evidence: 'Said how, and what they would do otherwise.',
    }));
    const half = await api.put(path, { ratings: [{ criterion: criteria[0]?.id, rating: 4 }] }).set('If-Match', '"1"');
    expect(half.status).toBe(200);
    const early = await api.post(`${path}/submit`).set('If-Match', '"2"');
    expect(early.status).toBe(422);
    expect(early.body.errors).toEqual([expect.objectContaining({ path: 'ratings[0].evidence' })]);
    const whole = await api
      .put(path, { recommendation: 'yes', keyTakeaway: 'Ships, and explains.', tells: [], ratings })
      .set('If-Match', '"2"');
    expect(whole.body.version).toBe(3);
    expect((await api.post(`${path}/submit`)).status).toBe(428);
    const submitted = await api.post(`${path}/submit`).set('If-Match', '"3"');
    expect(submitted.body).toMatchObject({ status: 'submitted', revision: 1, version: 4 });
    expect(submitted.headers['etag']).toBe('"4"');
  }

  it('assesses, and gives the same assessment again while nothing has changed', async () => {
    const path = `/requisitions/${requisition.id}/assessments`;
    const first = await api.post(path);
    expect(first.status).toBe(200);
    assessment = first.body;
    expect(assessment).toMatchObject({
      requisitionId: requisition.id,
      assessment: { schema: 'arcbrief.assessment/1', applications: expect.any(Array) },
    });
    expect((await api.post(path)).body).toEqual(assessment);
    expect((await api.get(`/assessments/${assessment.id}`)).body).toEqual(assessment);
    expect((await api.get(path)).body.items).toHaveLength(1);
  });

  it('issues numbered briefs, for an application and for the shortlist', async () => {
    const path = `/assessments/${assessment.id}/briefs`;
    const hiring = await api.create(path, { applicationId: applications[0]?.id, paper: 'A4' });
    const shortlist = await api.create(path, { applicationId: null, paper: 'Letter' });
    expect(hiring).toMatchObject({ kind: 'hiring-brief', paper: 'A4' });
    expect(shortlist).toMatchObject({ kind: 'shortlist-brief', paper: 'Letter', applicationId: null });
    expect(hiring['number']).not.toBe(shortlist['number']);
    expect((await api.get(`/briefs/${hiring.id}`)).body).toMatchObject({
      ...hiring,
      assessment: { schema: 'arcbrief.assessment/1' },
    });
    expect((await api.post(path, { applicationId: requisition.id, paper: 'A4' })).status).toBe(422);
    expect((await api.post(path, { paper: 'A4' })).status).toBe(400);
  });

  it('gives the brief as a PDF, or says honestly why not', async () => {
    const { body } = await api.get('/briefs');
    const [brief] = body.items as ApiRecord[];
    const answer = await api
      .get(`/briefs/${brief?.id}/pdf`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      });
    if (answer.status === 503) {
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
      return;
    }
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="arcbrief-${String(brief?.['number'])}.pdf"`,
    );
    expect((answer.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const again = await api.get(`/briefs/${brief?.id}/pdf`).set('If-None-Match', answer.headers['etag'] ?? '');
    expect(again.status).toBe(304);
  }, 60_000);

  it('exports what it was given, as JSON and as YAML', async () => {
    const path = `/requisitions/${requisition.id}/evaluation`;
    const json = await api.get(path);
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json.body).toMatchObject({ schema: 'arcbrief.evaluation/1', rubric: 'engineering-arc@1' });
    expect(json.body.applications).toHaveLength(2);
    const yaml = await api.get(path).set('Accept', 'application/yaml');
    expect(yaml.headers['content-type']).toBe('application/yaml; charset=utf-8');
    expect(yaml.text).toContain('schema: arcbrief.evaluation/1');
    expect((await api.get(path).set('Accept', 'text/html')).status).toBe(406);
  });

  it('is alive and ready', async () => {
    const { default: supertest } = await import('supertest');
    expect((await supertest(api.server).get('/live')).body).toEqual({ status: 'live' });
    const { status, body } = await supertest(api.server).get('/ready');
    expect(status).toBe(200);
    expect(body.database).toMatchObject({ ok: true, dialect: kind });
  });
});

describe('without a browser', () => {
  it('everything works but the PDF, which says why and when to try again', async () => {
    const api = await TestApi.start('sqlite', { executablePath: '/nowhere/chrome' });
    try {
      const text = JSON.stringify(SMALL_EVALUATION);
      const imported = await api.post('/imports/evaluations').set('Content-Type', 'application/json').send(text);
      expect(imported.status).toBe(201);
      const { body: assessment } = await api.post(`/requisitions/${imported.body.requisitionId}/assessments`);
      const brief = await api.create(`/assessments/${assessment.id}/briefs`, { applicationId: null, paper: 'A4' });
      const { status, body, headers } = await api.get(`/briefs/${brief.id}/pdf`);
      expect(status).toBe(503);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(headers['retry-after']).toMatch(/^\d+$/);
      expect(body.detail.length).toBeGreaterThan(20);
      expect((await api.get(`/briefs/${brief.id}`)).status).toBe(200);
    } finally {
      await api.stop();
    }
  }, 60_000);
});

const SMALL_EVALUATION = {
  schema: 'arcbrief.evaluation/1',
  rubric: 'engineering-arc@1',
  requisition: { id: 'req-small', title: 'Engineering Manager', stage: 'leader' },
  applications: [
    {
      id: 'app-1',
      candidate: { name: 'A. Candidate' },
      source: 'external',
      scorecards: [
        {
          interviewer: 'ana',
          submittedAt: '2026-11-02T10:00:00Z',
          ratings: [
            {
              criterion: 'builder.owned-what-broke',
              rating: 4,
              verification: 'probed',
              evidence: 'Walked through the outage.',
            },
          ],
        },
      ],
    },
  ],
};
