import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { loadAssets } from './assets.js';
import type { Assets } from './assets.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-assets-'));
  for (const folder of ['pages', 'scripts']) mkdirSync(join(directory, folder));
});
afterAll(() => rmSync(directory, { recursive: true }));

function withFiles(files: Readonly<Record<string, string>>): Assets {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return loadAssets(directory);
}

function textAt(assets: Assets, address: string | undefined): string {
  return assets.files.get(address?.split('/').at(-1) ?? '')?.bytes.identity.toString() ?? 'nothing';
}

describe('the style sheet', () => {
  it('is one: the tokens, then the sheets of pages in the order of their names', () => {
    const assets = withFiles({ 'tokens.css': '.t{}', 'pages/20-b.css': '.b{}', 'pages/10-a.css': '.a{}' });
    expect(assets.stylesheet).toMatch(/^\/assets\/[0-9a-f]{12}\.css$/);
    expect(textAt(assets, assets.stylesheet)).toBe('.t{}\n.a{}\n.b{}');
  });

  it('has another address with every change', () => {
    const before = withFiles({ 'pages/20-b.css': '.b{}' }).stylesheet;
    expect(withFiles({ 'pages/20-b.css': '.c{}' }).stylesheet).not.toBe(before);
    expect(withFiles({ 'pages/20-b.css': '.b{}' }).stylesheet).toBe(before);
  });

  it('is compressed in every way in which it can be asked for', () => {
    const { files, stylesheet } = withFiles({ 'pages/20-b.css': '.b{}'.repeat(500) });
    const bytes = files.get(stylesheet.slice('/assets/'.length))?.bytes;
    expect(bytes?.br.length).toBeLessThan(200);
    expect(brotliDecompressSync(bytes?.br ?? '')).toEqual(bytes?.identity);
    expect(gunzipSync(bytes?.gzip ?? '')).toEqual(bytes?.identity);
  });
});

describe('a script', () => {
  it('imports another by the address that it has', () => {
    const assets = withFiles({
      'scripts/autosave.js': "import { send } from './send.js';\nconst late = () => import('./late.js');\n",
      'scripts/send.js': 'export const send = 1;\n',
      'scripts/late.js': 'export {};\n',
      'scripts/Not a script.js': 'no',
    });
    expect(Object.keys(assets.scripts)).toEqual(['autosave', 'late', 'send']);
    expect(assets.scripts['autosave']).toMatch(/^\/assets\/autosave\.[0-9a-f]{12}\.js$/);
    const send = assets.scripts['send']?.replace('/assets/', './');
    const late = assets.scripts['late']?.replace('/assets/', './');
    expect(textAt(assets, assets.scripts['autosave'])).toBe(
      `import { send } from '${send}';\nconst late = () => import('${late}');\n`,
    );
  });

  it('has another address when what it imports has', () => {
    const before = withFiles({ 'scripts/send.js': 'export const send = 1;' }).scripts['autosave'];
    expect(withFiles({ 'scripts/send.js': 'export const send = 2;' }).scripts['autosave']).not.toBe(before);
  });

  it('that imports what is not there, or itself by a detour, stops the start', () => {
    expect(() => withFiles({ 'scripts/late.js': "import './gone.js';" })).toThrow(
      'scripts/late.js imports ./gone.js, which is not there.',
    );
    expect(() => withFiles({ 'scripts/late.js': "import './autosave.js';" })).toThrow('which imports it.');
  });
});
