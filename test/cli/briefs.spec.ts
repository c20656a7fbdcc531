import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readBriefFacts } from '../../src/modules/rendering/pdf/brief-facts.js';
import { repository, runCli } from '../support/cli.js';
import { resealed } from '../support/reseal.js';
import { runHere } from './in-process.js';

// The first command may build the product.
jest.setTimeout(180_000);

let folder: string;
/** The brief of the example's first application, printed by a process of its own. */
let pdf: string;
const example = 'examples/staff-engineer.yaml';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-briefs-'));
  const out = join(folder, 'briefs');
  const written = await runCli(['brief', example, '--out', out], { dataDirectory: join(folder, 'data') });
  if (written.code !== 0) throw new Error(written.err);
  pdf = join(out, readdirSync(out)[0] ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return runHere(args, { dataDirectory: join(folder, 'data') });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function exampleWith(change: (text: string) => string): string {
  return file('changed.yaml', change(readFileSync(join(repository, example), 'utf8')));
}

describe('arcbrief brief', () => {
  it('never puts the id of a person, which is often a name, into the title of a PDF', () => {
    expect(readBriefFacts(readFileSync(pdf))?.title).toBe('Hiring brief · Staff Engineer, Search');
  });

  it('writes a file for each of two applications whose ids differ only in letter case', async () => {
    const ids = [...readFileSync(join(repository, example), 'utf8').matchAll(/^ {2}- id: (\S+)$/gm)];
    const [first = '', second = ''] = ids.map(([, id]) => id);
    const out = join(folder, 'alike');
    const alike = exampleWith((text) => text.replace(`- id: ${second}`, `- id: ${first.toUpperCase()}`));
    const { code, out: said } = await run('brief', alike, '--out', out);
    expect(code).toBe(0);
    const names = readdirSync(out);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    for (const name of names) expect(said).toContain(join(out, name));
  });
});

describe('arcbrief verify', () => {
  it('accepts, in another process, the brief of a file', async () => {
    const genuine = await runCli(['verify', pdf, '--against', example], { dataDirectory: join(folder, 'data') });
    expect([genuine.err, genuine.code]).toEqual(['', 0]);
    expect(genuine.out).toContain('byte for byte');
  });

  it('refuses the brief of other data', async () => {
    const changed = exampleWith((text) => text.replace(/rating: 4/, 'rating: 5'));
    const { code, err } = await run('verify', pdf, '--against', changed);
    expect(code).toBe(1);
    expect(err).toContain('It was not computed from');
  });

  it('refuses a PDF of which one byte was changed', async () => {
    const bytes = readFileSync(pdf);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    expect((await run('verify', file('tampered.pdf', bytes), '--against', example)).code).toBe(1);
  });

  it('refuses a PDF that was changed and sealed anew', async () => {
    const forged = resealed(readFileSync(pdf), (text) => text.replace('%PDF-1.7', '%PDF-1.6'));
    const { code, err } = await run('verify', file('forged.pdf', forged), '--against', example);
    expect(code).toBe(1);
    expect(err).toContain("the file's pages were changed after it was made");
  });

  it('says that a file is no brief, and that a brief from a file was never issued', async () => {
    await run('migrate');
    const manifest = join(repository, 'package.json');
    expect(await run('verify', manifest)).toEqual({
      code: 1,
      out: '',
      err: `${manifest}: This is no brief, or it is damaged beyond reading.\n`,
    });
    const unknown = await run('verify', pdf);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('It was printed from a file and never issued here: compare it with that file.');
  });
});
