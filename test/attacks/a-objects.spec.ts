import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { newId } from '../../src/common/ids.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { DATABASES } from '../support/database.js';
import { Cast } from '../access/cast.js';
import { tablesOf } from '../access/tables.js';

const UNKNOWN = '01890000-0000-7000-8000-00000000dead';

describe.each(DATABASES)('objects of others, on %s', (kind) => {
  let cast: Cast;
  let one: Cast['things'][1];
  let two: Cast['things'][2];
  beforeAll(async () => {
    cast = await Cast.start(kind);
    one = cast.things[1];
    two = cast.things[2];
  }, 60_000);
  afterAll(() => cast.stop());

  it('A6: an application cannot be made of the candidate of a requisition that one may not read', async () => {
    const theirs = await cast.app.get(ApplicationsService).get(one.application);
    const send = (candidateId: string) =>
      cast
        .of('recruiter 2')
        .api('post', `/requisitions/${two.requisition}/applications`)
        .send({ candidateId, source: 'internal' });
    const [taken, unknown] = [await send(theirs.candidate.id), await send(UNKNOWN)];
    expect(taken.status).toBe(unknown.status);
    expect({ ...taken.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(taken.status).toBeGreaterThanOrEqual(400);
    const own = await cast.app.get(ApplicationsService).get(two.application);
    // Their own is known: it has an application here already.
    expect((await send(own.candidate.id)).body.code).toBe('application-exists');
  });

  it.each([
    ['a scorecard', () => `/applications/${one.application}/scorecards`, () => ({ interviewerId: two.interviewer })],
    [
      'an application',
      () => `/requisitions/${one.requisition}/applications`,
      () => ({ candidate: { name: 'X' }, source: 'external' }),
    ],
    ['an assessment', () => `/requisitions/${one.requisition}/assessments`, () => undefined],
    ['a brief', () => `/assessments/${one.assessment}/briefs`, () => ({ applicationId: null, paper: 'A4' })],
  ])('A6: nothing is put under the parents of others: %s', async (_, path, body) => {
    const request = cast.of('recruiter 2').api('post', path());
    expect((await (body() === undefined ? request : request.send(body()))).status).toBe(404);
  });

  it('A6: a brief of one’s own assessment cannot show an application of others', async () => {
    const answer = await cast
      .of('recruiter 2')
      .api('post', `/assessments/${two.assessment}/briefs`)
      .send({ applicationId: one.application, paper: 'A4' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it.each(['requisitionId', 'candidateId', 'interviewerId', 'applicationId', 'ownerId'])(
    'A6: nothing moves to another parent by %s',
    async (key) => {
      const { api } = { api: cast.of('recruiter 2').api.bind(cast.of('recruiter 2')) };
      const answers = [
        await api('patch', `/applications/${two.application}`)
          .set('If-Match', '"1"')
          .send({ [key]: one.requisition }),
        await api('put', `/scorecards/${two.unattended}`)
          .set('If-Match', '"1"')
          .send({ ratings: [], [key]: one.application }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    },
  );

  it('A6: who a candidate is cannot be changed for the requisitions of others through one’s own application', async () => {
    const theirs = await cast.app.get(ApplicationsService).get(one.application);
    const mine = await cast.app
      .get(ApplicationsService)
      .create(two.requisition, { candidateId: theirs.candidate.id, source: 'internal' });
    const change = (candidate: object) =>
      cast.of('recruiter 2').api('patch', `/applications/${mine.id}`).set('If-Match', '"1"').send({ candidate });
    for (const candidate of [
      { name: theirs.candidate.name, email: 'recruiter.of.one@example.com' },
      { name: 'Somebody Else' },
    ]) {
      const { status, body } = await change(candidate);
      expect([status, body.code]).toEqual([409, 'candidate-of-others']);
    }
    expect((await cast.app.get(ApplicationsService).get(one.application)).candidate).toEqual(theirs.candidate);
  });

  it('A14: a candidate whom another recruiter has is made again as if nobody had them', async () => {
    const send = (who: 'recruiter 1' | 'recruiter 2', requisition: string, email: string) =>
      cast
        .of(who)
        .api('post', `/requisitions/${requisition}/applications`)
        .send({ candidate: { name: 'Pat', email }, source: 'external' });
    expect((await send('recruiter 1', one.requisition, 'pat@example.com')).status).toBe(201);
    const [known, fresh] = [
      await send('recruiter 2', two.requisition, 'pat@example.com'),
      await send('recruiter 2', two.requisition, 'new@example.com'),
    ];
    expect([known.status, Object.keys(known.body).sort()]).toEqual([fresh.status, Object.keys(fresh.body).sort()]);
    expect(known.body.version).toBe(1);
    const theirs = await cast.of('recruiter 2').api('get', `/requisitions/${two.requisition}/applications?limit=100`);
    expect(theirs.text).not.toContain(one.application);
  });

  it('A18: who took a whole requisition out is noted, with how much; nobody takes more than one at a time', async () => {
    const { status, body } = await cast.of('recruiter 1').api('get', `/requisitions/${one.requisition}/evaluation`);
    expect(status).toBe(200);
    expect(body.requisition).toBeDefined();
    const [newest] = await cast.app.get(AuditService).newest(1);
    expect(newest).toMatchObject({
      personId: cast.of('recruiter 1').id,
      action: 'requisition:export',
      object: `requisition ${one.requisition}`,
      outcome: 'done',
    });
    expect(newest?.detail).toMatch(/^applications: \d+, scorecards: 1$/);
  });

  it('A17: the audit trail names nobody whom it is about', async () => {
    const entries = JSON.stringify(await cast.app.get(AuditService).newest(1_000));
    expect(entries).not.toContain('Candidate of');
    expect(entries).not.toContain('@example.com');
  });
});

describe('what is guessed', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await Cast.start('sqlite');
  }, 60_000);
  afterAll(() => cast.stop());

  it.each([
    '/briefs/17.pdf',
    '/briefs/1/pdf',
    '/briefs/B-0001/pdf',
    '/api/v1/briefs/B-0001/pdf',
    '/api/v1/briefs/1',
    '/uploads/brief.pdf',
    '/arcbrief.sqlite',
    '/data/arcbrief.sqlite',
    '/.env',
    '/package.json',
    '/docs/openapi.json',
    '/templates/pages/applications/show.hbs',
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/sitemap.xml',
    '/search?q=candidate',
    '/requisitions.json',
    '/api/v1/search?q=candidate',
    '/api/v1/applications',
    '/api/v1/candidates',
    '/api/v1/audit',
    '/api/v1/people',
    '/api/v1/tokens',
  ])('A2, A11: %s gives nothing, signed in or not', async (path) => {
    const recruiter = cast.of('recruiter 2');
    const doors = [{}, { Cookie: recruiter.cookie }, { Authorization: `Bearer ${recruiter.token}` }];
    for (const door of doors) {
      const { status, text } = await supertest(cast.app.getHttpServer()).get(path).set(door).redirects(0);
      expect([401, 404, 303]).toContain(status);
      expect(text).not.toContain('Candidate of');
    }
  });

  it('A2: an id has 62 bits and more that nobody can guess', () => {
    const ids = Array.from({ length: 2_000 }, () => newId());
    expect(new Set(ids.map((id) => id.slice(-16))).size).toBe(ids.length);
    const ones = ids.map(
      (id) => [...BigInt(`0x${id.slice(-15).replace('-', '')}`).toString(2)].filter((bit) => bit === '1').length,
    );
    const mean = ones.reduce((sum, count) => sum + count, 0) / ones.length;
    // Half of 56 bits, within six standard errors.
    expect(Math.abs(mean - 28)).toBeLessThan(0.6);
  });

  it('A11: nobody who is not signed in learns that a requisition is there', async () => {
    const tables = await tablesOf(cast.database.options);
    const before = await tables.hash();
    for (const path of [
      '/',
      '/requisitions',
      '/sign-in',
      '/set-up',
      '/api/v1/requisitions',
      '/api/v1/openapi.json',
      '/ready',
    ]) {
      const { text } = await supertest(cast.app.getHttpServer()).get(path).redirects(0);
      expect(text).not.toMatch(/Engineering Manager, (one|two)/);
    }
    expect(await tables.hash()).toBe(before);
    await tables.close();
  });

  it.each(['include=scorecards,notes', 'fields=*', 'expand=assessments', 'relations[]=scorecards', 'with=briefs'])(
    'A4: nothing is added to a record by ?%s',
    async (query) => {
      const { requisition, application, submitted, brief } = cast.things[1];
      for (const path of [
        `/requisitions/${requisition}`,
        `/requisitions/${requisition}/applications`,
        `/applications/${application}`,
        `/applications/${application}/scorecards`,
        `/scorecards/${submitted}`,
        `/briefs/${brief}`,
      ]) {
        const { status } = await cast.of('recruiter 1').api('get', `${path}?${query}`);
        expect([path, status]).toEqual([path, 400]);
      }
    },
  );
});
