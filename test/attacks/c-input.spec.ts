import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { Cast } from '../access/cast.js';
import { DATABASES } from '../support/database.js';

const FORM = 'application/x-www-form-urlencoded';

/** What no text may hold, percent-encoded for a form and escaped for JSON. */
const UNKEEPABLE = [
  ['NUL', '%00', '\\u0000'],
  ['half a surrogate pair', '%ED%A0%80', '\\ud800'],
  ['U+FFFE', '%EF%BF%BE', '\\ufffe'],
  ['a byte order mark inside', '%EF%BB%BF', '\\ufeff'],
  ['a control character', '%08', '\\u0008'],
] as const;

describe.each(DATABASES)('what is sent, on %s', (kind) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await Cast.start(kind);
  }, 60_000);
  afterAll(() => cast.stop());

  /** A form of a page, as exactly these bytes. */
  function form(path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): supertest.Test {
    const { cookie, csrfToken } = cast.of('recruiter 1');
    return supertest(cast.app.getHttpServer())
      .post(path)
      .set({ Cookie: cookie, 'X-CSRF-Token': csrfToken, 'Content-Type': FORM, ...headers })
      .serialize((value: unknown) => value as string)
      .redirects(0)
      .send(body as unknown as object);
  }

  function json(method: 'post' | 'put' | 'patch', path: string, body: string): supertest.Test {
    return cast
      .of('recruiter 1')
      .api(method, path)
      .set({ 'Content-Type': 'application/json', 'If-Match': '"1"' })
      .serialize((value: unknown) => value as string)
      .send(body as unknown as object);
  }

  const issuing = (): string => `/assessments/${cast.things[1].assessment}/briefs`;

  it.each([
    'id',
    'number=B-9999&createdAt=2020-01-01',
    'isAdmin=true&role=admin',
    'applicationId',
    'requisition[id]=x',
  ])('C1: fields that a form does not have change nothing: %s', async (extra) => {
    const { application } = cast.things[1];
    const before = await cast.app.get(BriefsService).ofApplication(application);
    const people = await cast.app.get(AccountsService).list();
    const answer = await form(issuing(), `application=${application}&paper=A4&${extra}`);
    // The same brief was issued before, so nothing is.
    expect(answer.status).toBe(303);
    expect(await cast.app.get(BriefsService).ofApplication(application)).toEqual(before);
    expect(await cast.app.get(AccountsService).list()).toEqual(people);
  });

  it.each(['__proto__=x', '__proto__[x]=1', 'a[__proto__][x]=1', 'constructor[prototype][x]=1', 'constructor=1'])(
    'C2: the form %s makes nothing but a field',
    async (body) => {
      expect((await form('/sign-in', body)).status).toBeLessThan(500);
      expect((await form(issuing(), body)).status).toBeLessThan(500);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      expect(Object.prototype).not.toHaveProperty('1');
    },
  );

  it.each(['__proto__[x]=1', 'constructor[prototype][x]=1', 'a[__proto__][x]=1'])(
    'C2: the query ?%s is refused, or nothing',
    async (query) => {
      for (const path of ['/rubrics', '/requisitions', `/applications/${cast.things[1].application}`])
        expect((await cast.of('recruiter 1').api('get', `${path}?${query}`)).status).toBe(400);
      expect(
        (await cast.of('recruiter 1').page(`/applications/${cast.things[1].application}?${query}`)).status,
      ).toBeLessThan(500);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );

  it.each([
    '{"constructor":{"prototype":{"x":1}}}',
    '{"__proto__":{"x":1},"ratings":[]}',
    '{"ratings":[{"__proto__":{"x":1}}]}',
  ])('C2: %s is refused', async (body) => {
    expect((await json('put', `/scorecards/${cast.things[1].unattended}`, body)).status).toBe(400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([
    '[]',
    '[{"title":"x"}]',
    '{"ratings":{}}',
    '{"ratings":[[]]}',
    '{"ratings":[null]}',
    '{"ratings":[1]}',
    '{"ratings":"x"}',
    '{"tells":{}}',
  ])('C4: a list where one belongs, and one where a list belongs: %s', async (body) => {
    expect((await json('put', `/scorecards/${cast.things[1].unattended}`, body)).status).toBe(400);
  });

  it.each([
    ['10,000 levels', `{"ratings":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
    ['levels inside a rating', `{"ratings":[${'{"evidence":'.repeat(9_000)}1${'}'.repeat(9_000)}]}`, 400],
    ['20,000 keys', `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 400],
    ['500 kB and one byte', `{"keyTakeaway":"${'a'.repeat(512_000)}"}`, 413],
  ])('C5: %s are refused at once', async (_, body, status) => {
    const begun = performance.now();
    expect((await json('put', `/scorecards/${cast.things[1].unattended}`, body)).status).toBe(status);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it.each(UNKEEPABLE)('C7: %s in any text of the API', async (_, __, escaped) => {
    const { requisition, application, unattended } = cast.things[1];
    const text = `a${escaped}b`;
    const answers = [
      await json('post', '/requisitions', `{"rubric":"engineering-arc@1","title":"${text}","stage":"leader"}`),
      await json('patch', `/requisitions/${requisition}`, `{"organisation":"${text}"}`),
      await json(
        'post',
        `/requisitions/${requisition}/applications`,
        `{"candidate":{"name":"${text}"},"source":"external"}`,
      ),
      await json('patch', `/applications/${application}`, `{"candidate":{"name":"x","email":"${text}@example.com"}}`),
      await json('post', '/interviewers', `{"handle":"${text}","name":"x"}`),
      await json('put', `/scorecards/${unattended}`, `{"ratings":[],"keyTakeaway":"${text}"}`),
      await json(
        'put',
        `/scorecards/${unattended}`,
        `{"ratings":[{"criterion":"builder.reads-the-data","rating":4,"evidence":"${text}"}]}`,
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  });

  it.each(UNKEEPABLE.map(([name, encoded]) => [name, encoded]))('C7: %s in a form', async (_, encoded) => {
    const answers = [
      await form('/sign-in', `email=a${encoded}b&password=x`),
      await form(issuing(), `application=${cast.things[1].application}&paper=A4${encoded}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it.each([
    [0, /ck_ratings/],
    [6, /ck_ratings/],
    [-1, /ck_ratings/],
    [3.5, /ck_ratings|invalid input syntax for type/],
    [5, /taken/],
  ])('C9: what the database itself says to the rating %p', async (rating, expected) => {
    const units = cast.app.get(UnitOfWork);
    const insert = units.write<never>(async () => {
      const { rows } = await run<{ seq: number }>(
        units.manager,
        `INSERT INTO "scorecard_revisions" ("scorecard_id", "revision", "at", "tells") VALUES (?, 1, ?, '[]') RETURNING "seq"`,
        [cast.things[1].draft, '2026-11-02T10:00:00.000Z'],
      );
      await run(
        units.manager,
        `INSERT INTO "ratings" ("revision_seq", "position", "criterion", "rating", "verification", "evidence")` +
          ` VALUES (?, 0, 'builder.reads-the-data', ?, 'probed', 'x')`,
        [rows[0]?.seq ?? 0, rating],
      );
      // Taken back again.
      throw new Error('taken');
    });
    await expect(insert).rejects.toThrow(expected);
  });

  it.each(['application=x&application=y&paper=A4', 'application=ID&paper=A4&paper=Letter'])(
    'C10: a field with one value, sent twice: %s',
    async (body) => {
      const sent = body.replace('ID', cast.things[1].application);
      expect((await form(issuing(), sent)).status).toBe(400);
    },
  );

  it('C12: floods in a query are refused, or cost nothing', async () => {
    for (const query of [
      'a[]=1&'.repeat(2_000),
      'a[b]'.repeat(2_000),
      `limit=${'1,'.repeat(5_000)}`,
      'cursor=x&'.repeat(1_500),
    ]) {
      const begun = performance.now();
      const { status } = await cast.of('recruiter 1').api('get', `/requisitions?${query}`);
      expect([400, 414, 431]).toContain(status);
      expect((await cast.of('recruiter 1').page(`/account?${query}`)).status).toBeLessThan(500);
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });

  it('C12: what is longer than any address is refused', async () => {
    const { status } = await cast.of('recruiter 1').api('get', `/requisitions?${'a[]=1&'.repeat(2_800)}`);
    expect(status).toBe(431);
  });

  it.each([
    ['1,001 fields', 'a=1&'.repeat(1_001)],
    ['100,000 fields', 'a=1&'.repeat(100_000)],
    ['500 kB and one byte', 'a'.repeat(512_001)],
  ])('C13: a form of %s is refused at once', async (_, body) => {
    const begun = performance.now();
    for (const path of ['/sign-in', issuing()]) expect((await form(path, body)).status).toBe(413);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('C13: what is compressed is refused unread, a bomb among it', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const answer = await form('/sign-in', bomb, { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  it.each([
    ['a multipart form', 'multipart/form-data; boundary=x'],
    ['text', 'text/plain'],
    ['a form in UTF-7', `${FORM}; charset=utf-7`],
    ['a form in Latin-1', `${FORM}; charset=iso-8859-1`],
    ['JSON in UTF-16', 'application/json; charset=utf-16le'],
  ])('C14: what is sent to a page as %s is refused', async (_, type) => {
    for (const path of ['/sign-in', issuing()])
      expect((await form(path, 'paper=A4', { 'Content-Type': type })).status).toBe(415);
  });

  it.each([
    ['2020-02-30', null],
    ['0000-01', null],
    ['99999', null],
    ['2020-13', null],
    ['2021', '2020'],
    ['2020-05', '2020-04'],
  ])('C16: from %s to %s is no time', async (from, to) => {
    const { status } = await cast
      .of('recruiter 1')
      .api('post', `/requisitions/${cast.things[1].requisition}/applications`)
      .send({ candidate: { name: 'X' }, source: 'external', history: [{ title: 'T', organisation: 'O', from, to }] });
    expect([400, 422]).toContain(status);
  });
});
