import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RenderFailed, RenderTooLarge } from '../../src/modules/rendering/rendering.errors.js';
import { renderingSettings } from '../../src/modules/rendering/settings.js';
import { plainData } from '../../src/modules/rendering/template/plain-data.js';
import { loadTemplates } from '../../src/modules/rendering/template/template-environment.js';
import { TEMPLATES, testView } from './support/jobs.js';
import { hostilePayloads } from './support/payloads.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-templates-'));
  for (const folder of ['layouts', 'partials', 'brief']) mkdirSync(join(directory, folder));
});
afterAll(() => rmSync(directory, { recursive: true }));

function withTemplate(source: string, partial = '<i>{{x}}</i>') {
  writeFileSync(join(directory, 'partials', 'part.hbs'), partial);
  writeFileSync(join(directory, 'brief', 'hiring-brief.hbs'), source);
  return loadTemplates(directory);
}

function fill(source: string, view: unknown, partial?: string): string {
  return withTemplate(source, partial).renderBody('hiring-brief', view);
}

/** The cause of the failure, where the template engine says what is wrong. */
function causeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RenderFailed && error.cause instanceof Error) return error.cause.message;
    throw error;
  }
  return 'nothing was wrong';
}

describe('the style sheets', () => {
  it('are tokens and pictures, then those of the briefs in the order of their names', () => {
    const sheets = {
      'tokens.css': '.t{}',
      'pictures.css': '.p{}',
      'brief/20-second.css': '.b{}',
      'brief/10-first.css': '.a{}',
    };
    for (const [name, text] of Object.entries(sheets)) writeFileSync(join(directory, name), text);
    try {
      expect(withTemplate('x').styles).toBe('.t{}\n.p{}\n.a{}\n.b{}');
    } finally {
      for (const name of Object.keys(sheets)) rmSync(join(directory, name));
    }
  });
});

describe('a partial that stands on a line of its own, indented', () => {
  it('leaves the lines that somebody typed as they are', () => {
    const typed = 'first\nsecond\n\n  third';
    expect(fill('<div>\n    {{> part}}\n</div>', { x: typed }, '<textarea>\n{{x}}</textarea>')).toContain(
      `<textarea>\n${typed}</textarea>`,
    );
  });
});

describe('what names a PDF', () => {
  it('changes with what briefs are made of, and never with a page', () => {
    const before = withTemplate('x').sha256;
    const pages = ['layouts/page.hbs', 'partials/page/field.hbs', 'pages/home.hbs', 'pages/00-tokens.css'];
    for (const folder of ['partials/page', 'pages']) mkdirSync(join(directory, folder), { recursive: true });
    for (const name of pages) writeFileSync(join(directory, name), '{{{never read}}}');
    try {
      expect(withTemplate('x').sha256).toBe(before);
      expect(withTemplate('y').sha256).not.toBe(before);
    } finally {
      for (const name of pages) rmSync(join(directory, name));
      rmSync(join(directory, 'partials/page'), { recursive: true });
    }
  });
});

describe('a template', () => {
  it.each([
    ['{{{x}}}', 'values are always escaped'],
    ['{{&x}}', 'values are always escaped'],
    ['{{lookup this "x"}}', '"lookup" is not a helper'],
    ['{{log "x"}}', '"log" is not a helper'],
    ['{{raw x}}', '"raw" is not a helper'],
    ['{{#if (lookup this "x")}}{{/if}}', '"lookup" is not a helper'],
    ['{{#eq a b}}{{/eq}}', '"eq" is not a helper'],
    ['{{#x}}{{/x}}', '"x" is not a helper'],
    ['{{> missing}}', 'there is no partial "missing"'],
    ['{{> (lookup . "x")}}', 'a partial is named by a fixed name'],
    ['{{#> missing}}x{{/missing}}', 'there is no partial "missing"'],
    ['{{* deco}}', 'decorators and inline partials are not used'],
    ['{{#*inline "x"}}y{{/inline}}', 'decorators and inline partials are not used'],
    ['\n\n{{> __proto__}}', 'brief/hiring-brief.hbs:3: there is no partial "__proto__"'],
  ])('is refused when it is loaded for saying %s', (source, sentence) => {
    expect(() => withTemplate(source)).toThrow(sentence);
  });

  it.each([
    '{{x}}',
    '{{#if x}}{{/if}}',
    '{{#each x}}{{/each}}',
    '{{#with x}}{{/with}}',
    '{{> part y=x}}',
    '{{#if (eq x 1)}}{{/if}}',
    '{{a.x}}',
    '{{#if a.x}}{{/if}}',
    '{{../x}}',
    '{{@root.x}}',
  ])('that says %s names a member that the view must have', (source) => {
    expect(causeOf(() => fill(source, { a: {}, y: 1 }))).toMatch(/^"x" not defined in (the view|undefined) - 1:\d+$/);
  });

  it('may name members that are null or false, and the loop variables', () => {
    const source =
      '{{#each x}}{{@index}}{{#if @first}}!{{/if}}{{#unless @last}},{{/unless}}{{/each}}{{#if a}}a{{else}}no a{{/if}}{{#if b}}b{{/if}}';
    expect(fill(source, { x: ['p', 'q'], a: undefined, b: false })).toBe('0!,1no a');
  });

  it('uses layouts by their block', () => {
    writeFileSync(join(directory, 'layouts', 'sheet.hbs'), '<main>{{> @partial-block}}</main>');
    expect(fill('{{#> sheet}}<p>{{x}}</p>{{/sheet}}', { x: 'y' })).toBe('<main><p>y</p></main>');
  });

  it('that the project ships says nothing forbidden, and escapes everything', () => {
    const { templatesDirectory } = renderingSettings();
    for (const root of [templatesDirectory, TEMPLATES]) {
      const { sha256 } = loadTemplates(root);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
      expect(files.length).toBeGreaterThan(3);
      for (const file of files)
        expect([file, readFileSync(join(root, file), 'utf8')]).toEqual([
          file,
          expect.not.stringMatching(/\{\{\{|\{\{&|SafeString/),
        ]);
    }
  });
});

describe('the view', () => {
  it.each(hostilePayloads('http://127.0.0.1:1', 'file:///etc/passwd'))('is text wherever it stands: %s', (payload) => {
    const body = loadTemplates(TEMPLATES).renderBody(
      'hiring-brief',
      testView({ candidate: payload, organisation: payload, note: payload }),
    );
    const shown = body.split('<bdi>')[1]?.split('</bdi>')[0] ?? '';
    expect(shown).not.toMatch(/[<>"']/);
    expect(unescape(shown)).toBe(payload.replace(/\t/g, '\t'));
  });

  it('reaches no prototype and calls nothing', () => {
    for (const path of [
      'constructor',
      'x.constructor',
      '__proto__',
      'x.toString',
      'toString',
      '__defineGetter__',
      'list.map',
      'x.length.constructor',
    ]) {
      let shown = '';
      const cause = causeOf(() => (shown = fill(`{{${path}}}`, { x: 'y', list: [] })));
      expect({ path, cause, shown }).toMatchObject({ path, shown: '' });
    }
    expect(causeOf(() => plainData({ x: () => 'called' }))).toBe(
      'A view is plain JSON, and this one holds a function.',
    );
    expect(causeOf(() => plainData({ x: { toHTML: () => '<b>' } }))).toBe(
      'A view is plain JSON, and this one holds a function.',
    );
    expect(causeOf(() => plainData({ x: new Date(0) }))).toBe(
      'A view is plain JSON, and this one holds an instance of a class.',
    );
    expect(causeOf(() => plainData({ x: Number.NaN }))).toBe(
      'A view is plain JSON, and this one holds the number NaN.',
    );
    expect(fill('{{x.toHTML}}', { x: { toHTML: '<b>' } })).toBe('&lt;b&gt;');
  });

  it('is not fooled by what somebody put on Object.prototype', () => {
    Object.defineProperty(Object.prototype, 'widget', { value: '<img src=x>', configurable: true, enumerable: false });
    try {
      expect(causeOf(() => fill('{{widget}}', {}))).not.toBe('nothing was wrong');
      expect(() => withTemplate('{{> widget}}')).toThrow('there is no partial "widget"');
    } finally {
      delete (Object.prototype as { widget?: unknown }).widget;
    }
  });

  it('may hold keys that mean something in JavaScript; they are data', () => {
    const view: unknown = JSON.parse('{"__proto__":{"admin":"yes"},"x":{"constructor":"mine"}}');
    expect(fill('{{x.constructor}}', view)).toBe('mine');
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('loses control characters and halves of characters', () => {
    expect(fill('{{x}}', { x: 'a\u0000b\ud800c\u001bd\te' })).toBe('a\ufffdb\ufffdc\ufffdd\te');
  });

  it('has a limit in size, depth and number', () => {
    const caps = { values: 1_000, characters: 10_000, depth: 8 };
    expect(() =>
      plainData(
        Array.from({ length: 1_000 }, () => 1),
        caps,
      ),
    ).toThrow(RenderTooLarge);
    expect(() => plainData(['x'.repeat(10_001)], caps)).toThrow(RenderTooLarge);
    let deep: unknown = 'x';
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(() => plainData(deep, caps)).toThrow(RenderTooLarge);
  });

  it('cannot make a template repeat itself without end', () => {
    const x = Array.from({ length: 1_000 }, () => 1);
    const source = '{{#each x}}{{#each @root.x}}{{#each @root.x}}a{{/each}}{{/each}}{{/each}}';
    expect(() => fill(source, { x })).toThrow(RenderTooLarge);
  });
});

function unescape(html: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&#x60;': '`',
    '&#x3D;': '=',
    '&amp;': '&',
  };
  return html.replace(/&(lt|gt|quot|#x27|#x60|#x3D|amp);/g, (entity) => entities[entity] ?? entity);
}
