import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { doorsOf } from '../pages/support/doors.js';
import { addressOf, NOT_PAGES, PLACES } from '../pages/support/places.js';
import { TestApi } from '../support/http.js';
import { signedIn, type SignedIn } from '../support/people.js';
import { hostileWorld, type HostileWorld } from './hostile.js';

/** What is kept by whoever asked, and never shown by a browser as a page of ours. */
const FILES = {
  '/requisitions/:id/shortlist.csv': ['text/csv; charset=utf-8', 'attachment; filename="shortlist.csv"'],
  '/requisitions/:id/shortlist.xlsx': [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'attachment; filename="shortlist.xlsx"',
  ],
  '/briefs/:id/pdf': ['application/pdf', 'attachment; filename="arcbrief-B-0001.pdf"'],
} as const;

let api: TestApi;
let world: HostileWorld;
let admin: SignedIn;
beforeAll(async () => {
  api = await TestApi.start('sqlite');
  const load = async (file: string): Promise<Readonly<Record<string, unknown>>> =>
    (await import(`../../src/${file}.js`)) as Record<string, unknown>;
  world = await hostileWorld(api.app, await doorsOf(api.app, load));
  admin = await signedIn(api.app, { email: 'ana@example.com', name: 'Ana', roles: ['admin', 'recruiter'] });
}, 60_000);
afterAll(() => api.stop());

function page(path: string, cookie: string | null): supertest.Test {
  const request = supertest(api.server).get(path).redirects(0);
  return cookie === null ? request : request.set('Cookie', cookie);
}

describe('E9: what comes back', () => {
  it('E9: nothing is uploaded: no route takes a file, and the text of a rubric is a field of a form', async () => {
    const taken = api.app
      .get(RouteRules)
      .all()
      .filter(({ method }) => method !== 'GET');
    for (const { method, path } of taken) {
      const isApi = path.startsWith('/api/');
      const verb = method.toLowerCase() as 'post';
      const request = supertest(api.server)[verb](path.replaceAll(/:\w+/g, world.things.requisition)).redirects(0);
      const answer = await request
        .set(isApi ? api.bearer : { Cookie: admin.cookie, 'X-CSRF-Token': 'x' })
        .set('If-Match', '"1"')
        .attach('file', Buffer.from('<svg onload="owned()">'), { filename: 'x.svg', contentType: 'image/svg+xml' });
      expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true]);
    }
  });

  it('E9: the text of a rubric comes back as a page, whatever it holds', async () => {
    const text = '<svg xmlns="http://www.w3.org/2000/svg" onload="owned()"><script>owned()</script></svg>';
    const answer = await admin.submit('/rubrics/new', { text, step: 'preview' });
    expect(answer.status).toBe(422);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.text).not.toContain('<svg xmlns="http://www.w3.org/2000/svg" onload');
    expect(answer.text).not.toContain('<script>owned');
    expect(answer.text).toContain('&lt;script&gt;owned()');
  });

  it('E9: every page says that it is one, and runs nothing but our own scripts', async () => {
    for (const [path, places] of Object.entries(PLACES))
      for (const place of places.filter(({ bare, query }) => bare !== true && query === undefined)) {
        const address = addressOf(path, place, world.things) ?? '';
        const { status, headers } = await page(address, place.as === null ? null : world.readers[place.as]);
        expect([path, status, headers['content-type'], headers['x-content-type-options']]).toEqual([
          path,
          200,
          'text/html; charset=utf-8',
          'nosniff',
        ]);
        expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; /);
      }
  });

  it.each(Object.entries(FILES))(
    'E9, E10: %s is to be kept, under a name of ours',
    async (path, [type, name]) => {
      expect(Object.keys(NOT_PAGES)).toContain(path);
      const id = path.startsWith('/briefs/') ? world.things.brief : world.things.requisition;
      const { status, headers } = await page(path.replace(':id', id), world.readers.recruiter);
      expect([
        status,
        headers['content-type'],
        headers['content-disposition'],
        headers['x-content-type-options'],
      ]).toEqual([200, type, name, 'nosniff']);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    },
    60_000,
  );

  it.each(['', '/evaluation', '/applications'])('E9: data of the API is data: /requisitions/…%s', async (rest) => {
    const { status, headers } = await supertest(api.server)
      .get(`/api/v1/requisitions/${world.things.requisition}${rest}`)
      .set('Authorization', `Bearer ${admin.token}`)
      .set('Accept', 'text/html, application/json');
    // Not a member: an answer all the same.
    expect([200, 404]).toContain(status);
    expect(headers['content-type']).toMatch(/^application\/(problem\+)?json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'/);
  });
});

describe('E10: an end of a line where a header could be', () => {
  const ENDS = ['\r\nX-Owned: 1', '\nX-Owned: 1', '\rX-Owned: 1', '\u2028X-Owned: 1', '\u0085X-Owned: 1'];

  it.each(ENDS)('E10: is refused in whatever stands on one line: %j', async (end) => {
    const name = `Ana${end}`;
    const answers = [
      await api.post('/requisitions', { rubric: 'engineering-arc@1', title: name, stage: 'leader' }),
      await api.post('/requisitions', { rubric: 'engineering-arc@1', title: 'T', stage: 'leader', organisation: name }),
      await api.post('/interviewers', { handle: 'x', name }),
      await api.post('/interviewers', { handle: `x${end}`, name: 'x' }),
    ];
    expect(answers.map(({ status }) => [400, 422].includes(status))).toEqual(answers.map(() => true));
    const forms = [
      await admin.submit('/people', { name, email: 'x@example.com', roles: 'interviewer' }),
      await admin.submit('/people', { name: 'X', email: `x@example.com${end}`, roles: 'interviewer' }),
      await admin.submit('/account/tokens', { name, days: '1', scopes: 'rubrics:read' }),
    ];
    expect(forms.map(({ status }) => [400, 422].includes(status))).toEqual(forms.map(() => true));
    for (const { headers } of [...answers, ...forms]) expect(headers).not.toHaveProperty('x-owned');
  });

  it.each([
    '/sign-in?next=/%0d%0aX-Owned:%201',
    '/sign-in?next=%0d%0aX-Owned:%201',
    '/requisitions/%0d%0aX-Owned:%201',
    '/rubrics/engineering-arc@1%0d%0aX-Owned:%201',
    '/rubrics/compare?from=a%0d%0aX-Owned:%201&to=b',
    '/assets/%0d%0aX-Owned:%201',
    '/%0d%0aX-Owned:%201',
  ])('E10: adds nothing to the answer of %s', async (path) => {
    for (const cookie of [null, admin.cookie]) {
      const { headers, status } = await page(path, cookie);
      expect(headers).not.toHaveProperty('x-owned');
      expect(JSON.stringify(headers)).not.toMatch(/owned/i);
      expect(status).toBeLessThan(500);
    }
  });

  it('E10: leads nobody to another place after signing in', async () => {
    const form = await supertest(api.server).get('/sign-in');
    const cookies = [form.headers['set-cookie'] ?? []].flat().map((cookie: string) => cookie.split(';')[0]);
    const answer = await supertest(api.server)
      .post('/sign-in')
      .set('Cookie', cookies.join('; '))
      .type('form')
      .redirects(0)
      .send({
        _csrf: /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '',
        email: 'ana@example.com',
        password: 'a password for the tests',
        next: '/\r\nX-Owned: 1',
      });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    expect(answer.headers).not.toHaveProperty('x-owned');
  });

  it.each(['x%0d%0aX-Owned: 1', '<script>owned()</script>', '__proto__', 'constructor', 'toString'])(
    'E10: a notice is one of ours, never the cookie’s words: %s',
    async (notice) => {
      const { status, text, headers } = await page('/account', `${admin.cookie}; arcbrief-notice=${notice}`);
      expect([status, text.includes('owned'), text.includes('native code')]).toEqual([200, false, false]);
      expect(headers).not.toHaveProperty('x-owned');
    },
  );
});
