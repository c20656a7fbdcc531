import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES } from '../support/database.js';
import { TestApi } from '../support/http.js';
import { signedIn } from '../support/people.js';

const GOOD = `schema: arcbrief.evaluation/1
rubric: engineering-arc@1
requisition: { id: req-1, title: "Engineering Manager, Payments", stage: leader }
applications:
  - id: app-1
    candidate: { name: A. Candidate }
    source: external
    scorecards:
      - interviewer: ana
        submittedAt: 2026-11-02T10:00:00Z
        recommendation: yes
        ratings:
          - { criterion: builder.owned-what-broke, rating: 4, verification: probed, evidence: "Walked through the outage." }
          - { criterion: builder.reads-the-data, rating: not-observed }
`;

const BAD = `schema: arcbrief.evaluation/1
rubric: engineering-arc@1
requisition: { id: req-2, title: "Engineering Manager", stage: leader, salary: 7 }
applications:
  - id: app-1
    candidate: { name: A. Candidate }
    source: sideways
    scorecards:
      - interviewer: ana
        submittedAt: 2026-02-30T10:00:00Z
        ratings:
          - { criterion: builder.owned-what-broke, rating: 7, evidence: "x" }
          - { criterion: builder.no-such-thing, rating: 4, evidence: "x" }
`;

describe.each(DATABASES)('an evaluation file sent to the API, on %s', (kind) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start(kind);
  }, 60_000);
  afterAll(() => api.stop());

  const send = (text: string, type = 'application/yaml') =>
    api.post('/imports/evaluations').set('Content-Type', type).send(text);

  it('that is wrong in many places is answered with all of them, by path and line, and nothing is stored', async () => {
    const { status, body, headers } = await send(BAD);
    expect(status).toBe(422);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body.type).toBe('urn:arcbrief:problem:invalid-document');
    expect(body.errors.length).toBeGreaterThanOrEqual(5);
    expect(body.errors).toContainEqual(
      expect.objectContaining({
        path: 'applications[0].scorecards[0].ratings[0].rating',
        line: 12,
        message: expect.stringContaining('7 is not one of'),
      }),
    );
    expect((await api.get('/requisitions')).body.items).toEqual([]);
  });

  it.each([
    ['no document', '', 'application/yaml', 422],
    ['no YAML', 'a: [', 'application/yaml', 422],
    [
      'an alias bomb',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n',
      'application/yaml',
      422,
    ],
    ['a tag that would make an object', 'a: !!js/function "function(){}"\n', 'application/yaml', 422],
    ['a prototype key', '{"__proto__":{"polluted":1}}', 'application/json', 422],
    ['a duplicate key', '{"schema":"a","schema":"b"}', 'application/json', 422],
    ['deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json', 422],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['3 MB', `# ${'x'.repeat(3 * 1024 * 1024)}`, 'application/yaml', 413],
  ])('that holds %s is refused', async (_, text, type, expected) => {
    const { status, headers } = await send(text, type);
    expect(status).toBe(expected);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that is right is stored, comes out the same, and is stored once', async () => {
    const imported = await send(GOOD).set('Idempotency-Key', 'import-1');
    expect(imported.status).toBe(201);
    const again = await send(GOOD).set('Idempotency-Key', 'import-1');
    expect(again.status).toBe(201);
    expect(again.body).toEqual(imported.body);
    const known = await send(GOOD);
    expect([known.status, known.body]).toEqual([200, { ...imported.body, created: false }]);
    expect((await send(GOOD.replace('Payments', 'Platform'))).status).toBe(409);
    expect((await api.get('/requisitions')).body.items).toHaveLength(1);
    const exported = await api.get(`/requisitions/${imported.body.requisitionId}/evaluation`);
    expect(exported.body.requisition).toMatchObject({ id: 'req-1', title: 'Engineering Manager, Payments' });
    expect(exported.body.applications[0].scorecards[0]).toMatchObject({
      interviewer: 'ana',
      submittedAt: '2026-11-02T10:00:00Z',
    });
  });

  it('cannot speak for interviewers who sign in here, and nothing of it is stored', async () => {
    const { id } = await signedIn(api.app, { email: 'dara@example.com', name: 'Dara Sá', roles: ['interviewer'] });
    await api.app.get(AccountsService).interviewerOf(id);
    const text = GOOD.replace('req-1', 'req-3').replace('interviewer: ana', 'interviewer: Dara Sá');
    const { status, body } = await send(text);
    expect([status, body.code]).toEqual([409, 'interviewers-have-accounts']);
    expect(body.detail).toBe(
      'The file holds scorecards of Dara Sá, who sign in here and write their own. Give them other handles in the file, or import it on the command line of the server.',
    );
    expect((await api.get('/requisitions')).body.items).toHaveLength(1);
  });
});
