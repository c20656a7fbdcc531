import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { letter } from '../../src/modules/sign-in/letters.js';
import { doorsOf } from '../pages/support/doors.js';
import { addressOf, PLACES, pagePaths, type Place } from '../pages/support/places.js';
import { Visitor } from '../pages/support/visitor.js';
import { pdfText } from '../rendering/support/pdf.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { hostile, hostileWorld, type HostileWorld } from './hostile.js';

/** What the browser made of a page: every text and every value of an attribute, and all that should not be there. */
const READ = `(() => {
  const texts = [document.title];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  return {
    texts: [...texts, ...attributes.map(({ value }) => value)],
    foreign: [...document.querySelectorAll('[data-owned], [onerror], img[src="x"], script:not([src]), base, iframe')]
      .map((element) => element.outerHTML.slice(0, 100)),
    odd: attributes.map(({ name }) => name).filter((name) => !/^[a-z][a-zA-Z0-9:-]*$/.test(name)),
    owned: typeof window.__owned,
  };
})()`;

interface Read {
  readonly texts: readonly string[];
  readonly foreign: readonly string[];
  readonly odd: readonly string[];
  readonly owned: string;
}

const MARK = /«([a-z-]+)»/g;

/** Without spaces: lines end where the page, the paper or YAML has no more room. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Whether a text is what was written, or parts of it with the sign that there is more. */
function isAsWritten(text: string, mark: string): boolean {
  const [written, whole] = [flat(hostile(mark)), flat(text)];
  const shown = whole.slice(whole.indexOf(`«${mark}»`));
  return shown.includes(written) || (shown.endsWith('…') && shown.split('…').every((part) => written.includes(part)));
}

let api: TestApi;
let world: HostileWorld;
let browser: PagesBrowser;
let visitor: Visitor;
beforeAll(async () => {
  api = await TestApi.start('sqlite');
  const load = async (file: string): Promise<Readonly<Record<string, unknown>>> =>
    (await import(`../../src/${file}.js`)) as Record<string, unknown>;
  world = await hostileWorld(api.app, await doorsOf(api.app, load));
  browser = await PagesBrowser.start();
  visitor = await Visitor.start(browser);
}, 60_000);
afterAll(async () => {
  await visitor.close();
  await browser.stop();
  await api.stop();
});

/** All that is wrong with a page at an address, and the marks that stand on it. */
async function look(
  path: string,
  cookie: string | null,
): Promise<{ wrong: string[]; marks: readonly string[]; status: number }> {
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  const cookies = cookie === null ? [] : [{ name, value, domain: '127.0.0.1', path: '/' }];
  const { status, complaints } = await visitor.go({ name: path, path, url: api.url + path, cookies });
  const { texts, foreign, odd, owned } = (await visitor.open.page.evaluate(READ)) as Read;
  const found = texts.flatMap((text) => [...text.matchAll(MARK)].map(([, mark = '']) => ({ mark, text })));
  const broken = found.filter(({ mark, text }) => !isAsWritten(text, mark));
  const isCalculated = texts.some((text) => /data-owned>49/.test(text));
  const wrong = [
    ...foreign.map((element) => `markup: ${element}`),
    ...odd.map((attribute) => `an attribute ${attribute}`),
    ...(owned === 'undefined' ? [] : ['a script ran']),
    ...(isCalculated ? ['a template was filled'] : []),
    ...broken.map(({ mark, text }) => `${mark} is not as it was written: ${text.slice(0, 300)}`),
    // An answer that is an error is a complaint of its own to the console.
    ...complaints.filter((complaint) => status < 400 || !complaint.includes('the server responded')),
  ];
  return { wrong: wrong.map((one) => `${path}: ${one}`), marks: [...new Set(found.map(({ mark }) => mark))], status };
}

describe('E1: what somebody wrote', () => {
  it('E1: is text on every page, for everybody who may read it', async () => {
    const seen = new Set<string>();
    const problems: string[] = [];
    for (const path of pagePaths(api.app.get(RouteRules).all()))
      for (const place of PLACES[path] ?? []) {
        if (place.bare === true) continue;
        const address = addressOf(path, ofTheRubric(path, place), world.things) ?? '';
        const { wrong, marks, status } = await look(address, place.as === null ? null : world.readers[place.as]);
        problems.push(...wrong, ...(status === 200 ? [] : [`${address}: ${status}`]));
        for (const mark of marks) seen.add(mark);
      }
    expect(problems).toEqual([]);
    // Else the test would hold nothing: each field is read somewhere.
    expect(world.marks.filter((mark) => !seen.has(mark))).toEqual([]);
  }, 120_000);

  function ofTheRubric(path: string, place: Place): Place {
    if (path === '/rubrics/:reference') return { ...place, with: { reference: `"${world.rubric}"` } };
    if (path === '/rubrics/new') return { ...place, query: `?from=${world.rubric}` };
    if (place.query?.startsWith('?from=') === true)
      return { ...place, query: `?from=engineering-arc@1&to=${world.rubric}` };
    return place;
  }

  it('E1: is text in a table, a mail and an error page', async () => {
    const { requisition } = world.things;
    const csv = await supertest(api.server)
      .get(`/requisitions/${requisition}/shortlist.csv`)
      .set('Cookie', world.readers.recruiter);
    expect(csv.text).toContain(hostile('candidate').replaceAll('"', '""'));

    const { html, subject } = letter({
      kind: 'invitation',
      name: hostile('newcomer'),
      url: 'https://a.example/"><b>',
      minutes: 60,
    });
    expect([html.includes('data-owned'), html.includes('<b>'), html.includes('<script'), subject]).toEqual([
      false,
      false,
      false,
      'Your invitation to Arcbrief',
    ]);

    const { wrong, status } = await look(`/nowhere/${encodeURIComponent(hostile('path'))}`, world.readers.recruiter);
    expect([status, wrong]).toEqual([404, []]);
  });

  it('E1: is text in the PDF of a hiring brief', async () => {
    const answer = await supertest(api.server)
      .get(`/briefs/${world.things.brief}/pdf`)
      .set('Cookie', world.readers.recruiter)
      .responseType('blob');
    expect(answer.status).toBe(200);
    const text = flat(await pdfText(answer.body as Buffer));
    for (const mark of ['evidence', 'rubric-definition']) expect(text).toContain(flat(hostile(mark)));
    // On the cover there is no room for all of it.
    for (const mark of ['candidate', 'title', 'organisation']) expect(text).toContain(flat(hostile(mark)).slice(0, 30));
    expect(text).not.toContain('data-owned>49');
  }, 60_000);
});

describe('E2: a template in a rubric', () => {
  it.each(['admin', 'recruiter', 'interviewer'] as const)('E2: is text to %s', async (reader) => {
    const { wrong } = await look(`/rubrics/${world.rubric}`, world.readers[reader]);
    expect(wrong).toEqual([]);
    const shown = (await visitor.open.page.evaluate('document.body.innerText')) as string;
    expect(shown.replaceAll(/\s+/g, ' ')).toContain(
      '{{constructor.constructor}}{{lookup this "__proto__"}}{{> (lookup . "x")}}{{*deco}}{{{7*7}}}',
    );
  });
});
