import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES } from '../support/database.js';
import { API, REQUISITION, TestApi, openScorecard } from '../support/http.js';
import type { ApiRecord } from '../support/http.js';
import supertest from 'supertest';

const UNKNOWN = '01890000-0000-7000-8000-00000000dead';

describe.each(DATABASES)('what the API refuses, the same on every database: %s', (kind) => {
  let api: TestApi;
  let scorecard: ApiRecord;
  let application: ApiRecord;
  let requisition: ApiRecord;

  beforeAll(async () => {
    api = await TestApi.start(kind);
    ({ scorecard, application, requisition } = await openScorecard(api));
  }, 60_000);
  afterAll(() => api.stop());

  const raw = (method: 'post' | 'put', path: string, body: string) => {
    const agent = supertest(api.server);
    const request = method === 'post' ? agent.post(API + path) : agent.put(API + path);
    return request.set({ ...api.bearer, 'Content-Type': 'application/json', 'If-Match': '"1"' }).send(body);
  };

  it.each([
    '0',
    '6',
    '3.5',
    '1e400',
    '-0',
    '"5"',
    '[5]',
    'true',
    'null',
    '{"_type":"raw"}',
    '9007199254740993',
    '"NaN"',
  ])('C9: the rating %s, and the draft stays as it was', async (rating) => {
    const { status, body } = await raw(
      'put',
      `/scorecards/${scorecard.id}`,
      `{"ratings":[{"criterion":"builder.reads-the-data","rating":${rating}}]}`,
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ path: 'ratings[0].rating' })]);
    expect((await api.get(`/scorecards/${scorecard.id}`)).body).toEqual(scorecard);
  });

  it.each([
    ['isAdmin', true],
    ['role', 'admin'],
    ['createdAt', '2020-01-01T00:00:00Z'],
    ['id', UNKNOWN],
    ['version', 99],
    ['requisitionId', UNKNOWN],
    ['requisition', { id: UNKNOWN }],
    ['externalId', 'mine'],
    ['ratedAt', null],
  ])('C1: the key %s on every write', async (key, value) => {
    const extra = { [key]: value };
    const answers = await Promise.all([
      api.post('/requisitions', { ...REQUISITION, ...extra }),
      api.patch(`/requisitions/${requisition.id}`, extra).set('If-Match', '"1"'),
      api.post(`/requisitions/${requisition.id}/applications`, {
        candidate: { name: 'X', ...extra },
        source: 'external',
      }),
      api.patch(`/applications/${application.id}`, extra).set('If-Match', '"1"'),
      api.post('/interviewers', { handle: 'x', name: 'X', ...extra }),
      api.post(`/applications/${application.id}/scorecards`, { interviewerId: UNKNOWN, ...extra }),
      api.put(`/scorecards/${scorecard.id}`, { ratings: [], ...extra }).set('If-Match', '"1"'),
      api.post(`/scorecards/${scorecard.id}/submit`, extra).set('If-Match', '"1"'),
      api.post(`/requisitions/${requisition.id}/assessments`, extra),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  });

  it.each([
    ['NUL', 'a\\u0000b'],
    ['half a surrogate pair', 'a\\ud800b'],
    ['U+FFFE', 'a\\ufffeb'],
    ['a line break', 'a\\r\\nb'],
    ['a bidirectional override', 'a\\u202eb'],
    ['nothing to see', '\\u200b\\u3164'],
    ['301 characters', 'a'.repeat(301)],
  ])('C7: a name that holds %s', async (_, name) => {
    const { status, body } = await raw(
      'post',
      `/requisitions/${requisition.id}/applications`,
      `{"candidate":{"name":"${name}"},"source":"external"}`,
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ path: 'candidate.name' })]);
  });

  it('names in six scripts it takes, and gives back', async () => {
    for (const name of [
      'Łukasz',
      'Nguyễn',
      'Ωμέγα',
      '王小明',
      'عمر',
      'अनिता',
      '𝒜 👩‍🚀',
      'O’Brien "Bobby"; DROP TABLE --',
      '{{7*7}}<script>',
    ]) {
      const made = await api.create(`/requisitions/${requisition.id}/applications`, {
        candidate: { name },
        source: 'external',
      });
      expect((await api.get(`/applications/${made.id}`)).body.candidate.name).toBe(name.normalize('NFC'));
    }
  });

  it.each(['0000', '99999', '2014-13', '2014-02-30', '2014-1', '14-03', '2014-03-01T00:00:00+14:00', 'now', ''])(
    'C16: the date %s in a career',
    async (from) => {
      const history = [{ title: 'Engineer', organisation: 'Example', from }];
      const { status, body } = await api.post(`/requisitions/${requisition.id}/applications`, {
        candidate: { name: 'X' },
        source: 'external',
        history,
      });
      expect(status).toBe(400);
      expect(body.errors).toEqual([expect.objectContaining({ path: 'history[0].from' })]);
    },
  );

  it.each([
    ['salary', -1],
    ['salary', '100'],
    ['currency', 'eur'],
    ['currency', 'EURO'],
    ['growthWeeks', { __proto__x: 1, 'a b': 2 }],
    ['growthWeeks', { leader: '26' }],
    ['growthWeeks', [26]],
    ['firstYearRetention', { inside: 1.5 }],
    ['firstYearRetention', 0.9],
    ['timeToHireDays', 1e308],
  ])('economics with %s %p', async (key, value) => {
    const { status } = await api.post('/requisitions', { ...REQUISITION, economics: { [key]: value } });
    expect(status).toBe(400);
  });

  it.each(['/requisitions', '/interviewers', '/briefs'])('A4, C10: the query of %s that is no page', async (path) => {
    for (const query of [
      'limit=0',
      'limit=1000',
      'limit[$gt]=1',
      'cursor=%27%20OR%201=1',
      'cursor=eyJpZCI6MX0',
      'include=scorecards',
      'fields=*',
      'limit=1&limit=2',
    ]) {
      expect([query, (await api.get(`${path}?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('a cursor that no list gave gives an error or an empty page, never somebody else\u2019s', async () => {
    const { status, body } = await api.get(`/interviewers?cursor=${UNKNOWN}`);
    expect(status === 200 ? body.items : []).toEqual([]);
    expect(status).toBeLessThan(500);
  });

  it.each([
    `/requisitions/${UNKNOWN}`,
    `/requisitions/${UNKNOWN}/applications`,
    `/requisitions/${UNKNOWN}/evaluation`,
    `/requisitions/${UNKNOWN}/assessments`,
    `/applications/${UNKNOWN}`,
    `/applications/${UNKNOWN}/scorecards`,
    `/scorecards/${UNKNOWN}`,
    `/interviewers/${UNKNOWN}`,
    `/assessments/${UNKNOWN}`,
    `/briefs/${UNKNOWN}`,
    `/briefs/${UNKNOWN}/pdf`,
    '/briefs/17.pdf',
    '/scorecards/1',
    "/scorecards/1'%20OR%20'1'='1",
    `/scorecards/${UNKNOWN.toUpperCase()}`,
  ])('%s, which is not there', async (path) => {
    const { status, headers, body } = await api.get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body.type).toBe('urn:arcbrief:problem:not-found');
  });

  it('records that are not there as parents', async () => {
    const bodies = [
      await api.post(`/applications/${application.id}/scorecards`, { interviewerId: UNKNOWN }),
      await api.post(`/requisitions/${requisition.id}/applications`, { candidateId: UNKNOWN, source: 'external' }),
      await api.post(`/assessments/${UNKNOWN}/briefs`, { applicationId: null, paper: 'A4' }),
    ];
    expect(bodies.map(({ status }) => status)).toEqual([404, 422, 404]);
  });

  it('criteria and tells that the rubric does not have, all at once', async () => {
    const ratings = [
      { criterion: 'builder.no-such-thing', rating: 4 },
      { criterion: 'builder.reads-the-data', rating: 4 },
      { criterion: 'builder.reads-the-data', rating: 5 },
    ];
    const { status, body } = await api
      .put(`/scorecards/${scorecard.id}`, { ratings, tells: ['no-such-tell'] })
      .set('If-Match', '"1"');
    expect(status).toBe(422);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'ratings[0].criterion',
      'ratings[2].criterion',
      'tells[0]',
    ]);
  });

  it('C11: 50 kB of anything in a field with a pattern, quickly', async () => {
    const begun = performance.now();
    for (const text of ['a'.repeat(50_000), 'a.'.repeat(25_000), 'a@'.repeat(25_000), `${'a-'.repeat(25_000)}!`]) {
      expect((await api.post('/interviewers', { handle: text, name: 'X', email: text })).status).toBe(400);
      expect((await api.post('/requisitions', { ...REQUISITION, rubric: text, stage: text })).status).toBe(400);
    }
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
