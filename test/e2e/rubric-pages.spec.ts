import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';
import { TestApi } from '../support/http.js';
import { signedIn, type SignedIn } from '../support/people.js';

const BUILT_IN = readFileSync(join(import.meta.dirname, '../../src/rubrics/engineering-arc.v1.yaml'), 'utf8');
const SECOND = BUILT_IN.replace('version: 1', 'version: 2').replace('bar: 3.5', 'bar: 4');

let api: TestApi;
let admin: SignedIn;
let recruiter: SignedIn;

beforeAll(async () => {
  api = await TestApi.start('sqlite');
  admin = await signedIn(api.app, { email: 'ada@example.com', name: 'Ada Admin', roles: ['admin'] });
  recruiter = await signedIn(api.app, { email: 'rui@example.com', name: 'Rui Recruiter', roles: ['recruiter'] });
});
afterAll(() => api.stop());

describe('the list of rubrics', () => {
  it('names those of the reader’s requisitions that are rated on each, and nobody else’s', async () => {
    const body = { rubric: 'engineering-arc@1', title: 'Head of Platform', stage: 'leader' };
    const { body: opened } = await recruiter.api('post', '/requisitions').send(body);
    const { id } = opened as { id: string };
    const { text } = await recruiter.page('/rubrics');
    expect(text).toContain(`<a class="line-link" href="/requisitions/${id}"><bdi>Head of Platform</bdi></a>`);
    expect((await admin.page('/rubrics')).text).not.toContain('Head of Platform');
  });

  it('offers to add one to whoever may', async () => {
    expect((await admin.page('/rubrics')).text).toContain('href="/rubrics/new"');
    expect((await recruiter.page('/rubrics')).text).not.toContain('href="/rubrics/new"');
    expect((await recruiter.page('/rubrics/new')).status).toBe(403);
    expect((await recruiter.submit('/rubrics/new', { text: SECOND, step: 'add' })).status).toBe(403);
  });
});

describe('adding a rubric', () => {
  it('shows everything that is wrong at once, by line, and keeps what was typed', async () => {
    const broken = `${SECOND.replace('version: 2', 'version: none').replace('bar: 4', 'bar: 9')}\n# <kept>`;
    const { status, text } = await admin.submit('/rubrics/new', { text: broken, step: 'preview' });
    expect(status).toBe(422);
    expect(text).toContain('2 things to correct');
    const line = broken.split('\n').findIndex((one) => one.includes('bar: 9')) + 1;
    expect(text).toMatch(/<a href="#field-text">Line 4, version: /);
    expect(text).toContain(`<a href="#field-text">Line ${line}, thresholds.bar: `);
    expect(text).toContain('# &lt;kept&gt;</textarea>');
  });

  it('shows how it would read before anything is kept', async () => {
    const { status, text } = await admin.submit('/rubrics/new', { text: SECOND, step: 'preview' });
    expect(status).toBe(200);
    expect(text).toContain('<h1><bdi>Add engineering-arc@2?</bdi></h1>');
    expect(text).toContain('Owned what broke');
    expect((await admin.page('/rubrics/engineering-arc@2')).status).toBe(404);
  });

  it('keeps it, for pages, API and imports alike', async () => {
    const added = await admin.submit('/rubrics/new', { text: SECOND, step: 'add' });
    expect([added.status, added.headers['location']]).toEqual([303, '/rubrics/engineering-arc@2']);
    const { text } = await recruiter.page('/rubrics/engineering-arc@2');
    expect(text).toContain('An estimate is held against 4 on the scale from 1 (Borrowed) to 5 (Earned).');
    expect((await api.get('/rubrics/engineering-arc@2')).status).toBe(200);
    expect((await recruiter.page('/requisitions/new')).text).toContain('engineering-arc@2');
    const example = readFileSync(join(import.meta.dirname, '../../examples/staff-engineer.yaml'), 'utf8');
    const imported = await recruiter
      .api('post', '/imports/evaluations')
      .type('application/yaml')
      .send(example.replace('engineering-arc@1', 'engineering-arc@2'));
    expect(imported.status).toBe(201);
  });

  it('never takes a name that is taken', async () => {
    const { status, text } = await admin.submit('/rubrics/new', {
      text: SECOND.replace('bar: 4', 'bar: 3'),
      step: 'add',
    });
    expect(status).toBe(422);
    expect(text).toContain('There is a rubric engineering-arc@2 here already, and a version never changes.');
  });
});

describe('the next version', () => {
  it('begins as the one that it follows, word for word, under the next free number', async () => {
    expect((await recruiter.page('/rubrics/engineering-arc@1')).text).not.toContain('Write the next version');
    expect((await admin.page('/rubrics/engineering-arc@1')).text).toContain('Write the next version');
    const { text } = await admin.page('/rubrics/new?from=engineering-arc@1');
    const written = unescaped(/<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(text)?.[1] ?? '');
    const { rubric } = parseRubric(BUILT_IN, 'the built-in one');
    expect(parseRubric(written, 'the form').rubric).toEqual({ ...rubric, version: 3 });
  });
});

function unescaped(html: string): string {
  const signs: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#x60': '`',
    '#x3D': '=',
  };
  return html.replace(/&([#\w]+);/g, (_, name: string) => signs[name] ?? '?');
}

describe('comparing', () => {
  it('shows what changed from one to the other', async () => {
    const { text } = await recruiter.page('/rubrics/compare?from=engineering-arc@1&to=engineering-arc@2');
    expect(text).toContain('1 difference from engineering-arc@1 to engineering-arc@2');
    expect(text).toMatch(/<del>3\.5<\/del>[\s\S]*<ins>4<\/ins>/);
  });

  it('asks for two first, and knows no others than there are', async () => {
    expect((await recruiter.page('/rubrics/compare')).text).toContain('Compare two rubrics');
    expect((await recruiter.page('/rubrics/compare?from=engineering-arc@1&to=nothing@1')).status).toBe(404);
  });
});
