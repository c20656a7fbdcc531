import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { PagesService, type PageChrome } from '../../src/modules/rendering/pages.service.js';
import { Cast } from '../access/cast.js';

const CHROME: PageChrome = { signedIn: null, csrf: null, nav: [], path: '/', notice: null, demo: false };
const REFUSED = [400, 413, 422];
/** Longer than any honest answer about what was wrong. */
const SHORT = 8_000;

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start('sqlite');
}, 60_000);
afterAll(() => cast.stop());

function form(path: string, fields: string): supertest.Test {
  const { cookie, csrfToken } = cast.of('recruiter 1');
  return supertest(cast.app.getHttpServer())
    .post(path)
    .set({ Cookie: cookie, 'X-CSRF-Token': csrfToken })
    .type('form')
    .redirects(0)
    .send(fields);
}

describe('E11: more than a brief can hold', () => {
  const rating = { criterion: 'builder.reads-the-data', rating: 4, verification: 'probed', evidence: 'x' };

  it.each([
    ['50,000 ratings', { ratings: Array.from({ length: 50_000 }, () => rating) }, 413],
    ['50,000 ratings of nothing', { ratings: Array.from({ length: 50_000 }, () => 0) }, 400],
    ['1,000 ratings', { ratings: Array.from({ length: 1_000 }, () => rating) }, 400],
    ['a note of 10 MB', { ratings: [], keyTakeaway: 'a'.repeat(10_000_000) }, 413],
    ['a note of 20,001 letters', { ratings: [], keyTakeaway: 'a'.repeat(20_001) }, 400],
    ['evidence of 10 MB', { ratings: [{ ...rating, evidence: 'a'.repeat(10_000_000) }] }, 413],
  ])('E11: is refused at the door: %s', async (_, body, status) => {
    const begun = performance.now();
    const answer = await cast
      .of('recruiter 1')
      .api('put', `/scorecards/${cast.things[1].unattended}`)
      .set('If-Match', '"1"')
      .send(body);
    expect(answer.status).toBe(status);
    expect(answer.text.length).toBeLessThan(SHORT * 3);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    ['a file of 10 MB', `{"schema":"arcbrief.evaluation/1","note":"${'a'.repeat(10_000_000)}"}`],
    ['a file of 50,000 ratings', `{"schema":"arcbrief.evaluation/1","ratings":[${'{"rating":4},'.repeat(50_000)}{}]}`],
    [
      'aliases of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (key) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${String.fromCharCode(key.charCodeAt(0) - 1)}`).join(',')}]\n`)}`,
    ],
  ])('E11: is refused where files are taken: %s', async (_, text) => {
    const answer = await cast
      .of('recruiter 1')
      .api('post', '/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .serialize((value: unknown) => value as string)
      .send(text as unknown as object);
    expect(REFUSED).toContain(answer.status);
    expect(answer.text.length).toBeLessThan(100_000);
  });

  it.each([
    ['a reason of 10 MB', 'reason=' + 'a'.repeat(10_000_000), 413],
    ['a reason of 20,001 letters', 'reason=' + 'a'.repeat(20_001), 422],
  ])('E11: is refused in a form: %s', async (_, fields, status) => {
    expect(
      (await form(`/applications/${cast.things[1].application}/debrief/decisions`, `decision=hold&${fields}`)).status,
    ).toBe(status);
  });

  it('E11: a page over its cap fails alone', async () => {
    const pages = cast.app.get(PagesService);
    const page = (detail: string, next: readonly string[] = []): string =>
      pages.html({
        template: 'error',
        title: 'T',
        view: { heading: 'H', detail, next, status: 500, requestId: 'r' },
        chrome: CHROME,
      });
    expect(() => page('a'.repeat(4_000_001))).toThrow('pages/error.hbs: holds more than a page can');
    expect(() => page('<'.repeat(1_500_000))).toThrow('pages/error.hbs: holds more than a page can');
    expect(() => page('a'.repeat(16_000_001))).toThrow('pages/error.hbs: ');
    expect(() =>
      page(
        'x',
        Array.from({ length: 400_001 }, () => ''),
      ),
    ).toThrow('pages/error.hbs: holds more than');
    expect(page('x')).toContain('<h1>H</h1>');
    expect((await supertest(cast.app.getHttpServer()).get('/live')).status).toBe(200);
  });
});

describe('E12: what is said back', () => {
  const MARKUP = `<script>owned()</script>"'><img src=x onerror=owned()>{{7*7}}`;
  const ENCODED = encodeURIComponent(MARKUP);

  it.each([
    '/requisitions?cursor=',
    '/requisitions?state=',
    '/requisitions?q=',
    '/requisitions/REQUISITION/shortlist?sort=',
    '/requisitions/REQUISITION/shortlist?a=',
    '/requisitions/REQUISITION?cursor=',
    '/applications/APPLICATION?paper=',
    '/rubrics/compare?to=b&from=',
    '/rubrics/compare?from=engineering-arc@1&to=',
    '/rubrics/new?from=',
    '/rubrics/',
    '/sign-in?next=/',
    '/sign-in?next=',
    '/sign-in?',
    '/requisitions/',
    '/nowhere/',
    '/assets/',
    '/welcome/',
    '/sign-in/callback?error=',
    '/sign-in/callback?error_description=',
  ])('E12: %s says no markup back, nor much', async (start) => {
    const { requisition, application } = cast.things[1];
    const path = start.replace('REQUISITION', requisition).replace('APPLICATION', application);
    const recruiter = cast.of('recruiter 1');
    const plain = await supertest(cast.app.getHttpServer()).get(path).set('Cookie', recruiter.cookie).redirects(0);
    for (const cookie of [recruiter.cookie, '']) {
      const agent = (value: string): supertest.Test =>
        supertest(cast.app.getHttpServer())
          .get(path + value)
          .set('Cookie', cookie)
          .redirects(0);
      const { status, text } = await agent(ENCODED);
      expect([path, status < 500]).toEqual([path, true]);
      expect(text).not.toMatch(/<script>owned|<img src=x|"'>|\b49\b.*owned/);
      const long = await agent('a'.repeat(6_000));
      expect([path, long.status < 500]).toEqual([path, true]);
      // Where it is said back at all, it is not said back as often as one likes.
      expect(long.text.length).toBeLessThan(plain.text.length + SHORT + 6_000);
    }
  });

  it.each(['cursor', 'limit', 'status', '<img src=x onerror=owned()>', 'a'.repeat(5_000)])(
    'E12: a query of the API is refused in few words: %s',
    async (key) => {
      for (const value of [ENCODED, 'a'.repeat(5_000)]) {
        const answer = await cast.of('recruiter 1').api('get', `/requisitions?${encodeURIComponent(key)}=${value}`);
        expect(answer.status).toBe(400);
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(answer.text.length).toBeLessThan(1_000);
      }
    },
  );

  it('E12: what is wrong with a body is said in few words, however much is', async () => {
    const send = (body: object) => cast.of('recruiter 1').api('post', '/requisitions').send(body);
    const answers = [
      await send(Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`<b>${n}`, MARKUP]))),
      await send({ ['k'.repeat(50_000)]: 1 }),
      await send({ title: MARKUP.repeat(500), rubric: MARKUP, stage: MARKUP }),
      await send({ rubric: 'engineering-arc@1', title: 'T', stage: MARKUP }),
      await send({ rubric: 'a'.repeat(60_000), title: 'T', stage: 'a'.repeat(30_000) }),
    ];
    for (const { status, text, headers } of answers) {
      expect(REFUSED.concat(404)).toContain(status);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(text.length).toBeLessThan(SHORT * 2);
      expect(text).not.toContain('k'.repeat(1_000));
    }
  });

  it('E12: a form that was refused says back what was typed, as text', async () => {
    const fields = { name: MARKUP, email: MARKUP, roles: MARKUP };
    const answer = await cast.of('admin').submit('/people', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('&lt;script&gt;owned()&lt;/script&gt;&quot;&#x27;&gt;&lt;img');
    expect(answer.text).not.toMatch(/<script>owned|<img src=x/);
  });
});
