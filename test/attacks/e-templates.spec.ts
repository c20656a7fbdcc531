import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';
import { createApp } from '../../src/app.js';
import type { PageChrome } from '../../src/modules/rendering/pages.service.js';
import { loadPageTemplates, type PageTemplates } from '../../src/modules/rendering/pages/page-templates.js';
import { renderingSettings } from '../../src/modules/rendering/settings.js';
import { loadTemplates } from '../../src/modules/rendering/template/template-environment.js';
import { temporaryDatabase } from '../support/database.js';

const CHROME: PageChrome = {
  signedIn: { personId: 'a-person', name: 'Ana <b>', roles: ['admin'] },
  csrf: 'token',
  nav: [{ href: '/', label: 'My work', current: true }],
  path: '/',
  notice: { tone: 'done', text: 'Done.' },
  demo: true,
};
const VIEW = { heading: 'Something', detail: 'is wrong', next: ['Try again.'], status: 500, requestId: 'r' };

const SCRIPTS = Object.fromEntries(
  readdirSync(join(renderingSettings().templatesDirectory, 'scripts')).map((file) => [
    file.slice(0, -'.js'.length),
    file,
  ]),
);
const SHARED = { title: 'T', chrome: CHROME, stylesheet: '/assets/x.css', scripts: SCRIPTS };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-attack-'));
  cpSync(renderingSettings().templatesDirectory, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Our own templates with one more, or another. */
function pagesWith(file: string, source: string): PageTemplates {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), source);
  return loadPageTemplates(directory);
}

function page(pages: PageTemplates, changes: object = {}): string {
  return pages.fill('error', { ...VIEW, ...changes }, SHARED);
}

describe('E4: what somebody put on Object.prototype', () => {
  it.each([
    ['widget', '<img src=x data-owned>'],
    ['page/field', '<img src=x data-owned>'],
    ['heading', '<img src=x data-owned>'],
    ['__express', '<img src=x data-owned>'],
    ['escaped', false],
    ['noEscape', true],
    ['allowProtoPropertiesByDefault', true],
    ['strict', false],
    ['compat', true],
    ['partials', { page: '<img src=x data-owned>', 'page/field': '<img src=x data-owned>' }],
    ['page', '<img src=x data-owned>'],
  ])('E4: changes no byte of a page with partials: %s', (name, value) => {
    const before = page(loadPageTemplates(directory));
    const loaded = loadPageTemplates(directory);
    // As an attack would leave it: enumerable too.
    Object.assign(Object.prototype, { [name]: value });
    try {
      expect(page(loaded)).toBe(before);
      expect(page(loadPageTemplates(directory))).toBe(before);
      expect(() => pagesWith('pages/poisoned.hbs', `\n{{> widget}}`)).toThrow(
        'pages/poisoned.hbs:2: there is no partial "widget"',
      );
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
    expect(name in {}).toBe(false);
  });
});

describe('E5: a template that breaks the engine', () => {
  const BROKEN: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown decorator', '<p>\n{{*deco}}', /^pages\/broken\.hbs:2: decorators/],
    ['an unknown decorator around a block', '{{#*deco}}x{{/deco}}', /^pages\/broken\.hbs:1: decorators/],
    ['an inline partial', '\n\n{{#*inline "x"}}y{{/inline}}', /^pages\/broken\.hbs:3: decorators/],
    ['a computed partial', '{{> (lookup . "x")}}', /^pages\/broken\.hbs:1: a partial is named by a fixed name/],
    ['a number as partial', '{{> 1}}', /^pages\/broken\.hbs:1: /],
    ['a partial that nobody ends', '{{#> page}}\nx', /^pages\/broken\.hbs:\d+: /],
    ['another end', '{{#if a}}\n{{/each}}', /^pages\/broken\.hbs:\d+: /],
    ['an end of nothing', 'x\n{{/if}}', /^pages\/broken\.hbs:2: /],
    ['a mustache that nobody closes', 'x\n\n{{a', /^pages\/broken\.hbs:3: /],
  ];

  it.each(BROKEN)('E5: is refused with file and line when it is loaded: %s', (_, source, message) => {
    expect(() => pagesWith('pages/broken.hbs', source)).toThrow(message);
  });

  it('E5: stops the start with a reason that can be caught, and the process lives', async () => {
    writeFileSync(join(directory, 'pages', 'broken.hbs'), '{{*deco}}');
    const database = await temporaryDatabase('sqlite');
    try {
      const start = createApp({
        database: database.options,
        rendering: { templatesDirectory: directory },
        logger: false,
      });
      await expect(start).rejects.toThrow('pages/broken.hbs:1: decorators');
    } finally {
      await database.remove();
    }
  });
});

describe('E6: the name of a template', () => {
  it.each([
    "pages/x');globalThis.owned=1;('.hbs",
    'pages/<img src=x onerror=owned()>.hbs',
    'pages/__proto__.hbs',
    'partials/__proto__.hbs',
    'partials/page/X.hbs',
    'partials/a b.hbs',
    'pages/..hbs',
  ])('E6: %s is refused when it is loaded', (file) => {
    expect(() => pagesWith(file, '<p>x</p>')).toThrow(`${file}: the name of a template`);
    expect(globalThis).not.toHaveProperty('owned');
  });

  it('E6: a brief’s template has such a name too', () => {
    writeFileSync(join(directory, 'partials', '__proto__.hbs'), 'x');
    expect(() => loadTemplates(directory)).toThrow('partials/__proto__.hbs: the name of a template');
  });

  it('E6: none is ever inlined in a script, nor compiled for a browser', () => {
    const { templatesDirectory } = renderingSettings();
    const scripts = readdirSync(join(templatesDirectory, 'scripts')).map((file) =>
      readFileSync(join(templatesDirectory, 'scripts', file), 'utf8'),
    );
    expect(scripts.filter((text) => /handlebars|innerHTML|outerHTML|insertAdjacentHTML/i.test(text))).toEqual([]);
    expect(() => pagesWith('pages/broken.hbs', '<p>\n<script>{{x}}</script>')).toThrow(
      'pages/broken.hbs:2: a script is a file',
    );
  });
});

describe('E7: what is not escaped', () => {
  it.each([
    ['{{{x}}}', 'values are always escaped'],
    ['{{&x}}', 'values are always escaped'],
    ['{{~{x}~}}', 'values are always escaped'],
    ['{{safe x}}', '"safe" is not a helper'],
    ['{{lookup x "toHTML"}}', '"lookup" is not a helper'],
  ])('E7: a page template may not say %s', (source, sentence) => {
    expect(() => pagesWith('pages/broken.hbs', `<p>\n${source}</p>`)).toThrow(`pages/broken.hbs:2: ${sentence}`);
  });

  it.each([
    ['a toHTML of its own', { toHTML: () => '<b data-owned>' }],
    ['a SafeString', new Handlebars.SafeString('<b data-owned>')],
    ['a text as toHTML', { toHTML: '<b data-owned>' }],
    ['a list of markup', ['<b data-owned>']],
  ])('E7: a value of a view with %s is refused or escaped', (_, heading) => {
    const pages = loadPageTemplates(directory);
    let html = '';
    try {
      html = page(pages, { heading });
    } catch (error) {
      expect(String(error)).toMatch(/PageFailed: pages\/error\.hbs: /);
    }
    expect(html).not.toContain('<b data-owned>');
    // The next page is not the worse for it.
    expect(page(pages)).toContain('<h1>Something</h1>');
  });

  it('E7: nothing in the program makes markup that is not escaped', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(100);
    const found = sources.filter((file) =>
      /SafeString|toHTML|noEscape: true/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
