import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readBriefFacts } from '../../src/modules/rendering/pdf/brief-facts.js';
import { repository, runCli } from '../support/cli.js';
import { resealed } from '../support/reseal.js';

// The first command may build the product.
jest.setTimeout(180_000);

let folder: string;
const example = 'examples/staff-engineer.yaml';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-cli-'));
  await run('--version');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return runCli(args, { dataDirectory: join(folder, 'data') });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('arcbrief', () => {
  it('shows every command, and an example in the help of each', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    const commands = [
      'demo',
      'serve',
      'assess',
      'brief',
      'shortlist',
      'verify',
      'rubric',
      'import',
      'export',
      'migrate',
      'backup',
    ];
    for (const command of commands) expect(out).toContain(command);
    for (const command of ['demo', 'assess', 'verify', 'export']) {
      expect((await run(command, '--help')).out).toMatch(/Example:\n {2}(ARCBRIEF_\S+ )?arcbrief /);
    }
  });

  it('says that a file is no brief', async () => {
    await run('migrate');
    const { code, err } = await run('verify', 'package.json');
    expect([code, err]).toEqual([1, 'package.json: This is no brief, or it is damaged beyond reading.\n']);
  });

  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['assess'], "missing required argument 'file'"],
    [['assess', example, '--frobnicate'], "unknown option '--frobnicate'"],
    [['brief', example], "required option '--out <dir>' not specified"],
    [['brief', example, '--out', 'x', '--paper', 'A5'], 'Allowed choices are A4, Letter'],
    [['brief', example, '--out', 'x', '--application', 'nobody'], '--application nobody'],
    [['assess', 'no-such-file.yaml'], 'no-such-file.yaml: there is no such file or folder'],
    [['assess', 'examples'], 'examples: this is a folder, and a file is needed'],
    [['import', 'people', example], '"people" cannot be imported; the kind is: evaluation'],
  ])('%j is told what is wrong, by exit code 2 and one sentence', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('gives all problems of a malformed evaluation file with path and line, exit code 2, and writes nothing', async () => {
    const text = readFileSync(join(repository, example), 'utf8')
      .replace('schema: arcbrief.evaluation/1', 'schema: arcbrief.evaluation/1\nsurprise: true')
      .replace(/rating: 5/, 'rating: 7');
    const broken = file('broken.yaml', text);
    const { code, out, err } = await run('brief', broken, '--out', join(folder, 'nothing'));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/broken\.yaml:\d+: surprise: unknown key/);
    expect(err).toMatch(
      /broken\.yaml:\d+: applications\[\d+\]\.scorecards\[\d+\]\.ratings\[\d+\]\.rating: 7 is not one of 1–5 or not-observed/,
    );
    expect(readdirSync(folder)).not.toContain('nothing');
  });

  it('names every problem of every rubric given, and nothing else', async () => {
    const broken = file('broken-rubric.yaml', 'schema: arcbrief.rubric/1\nid: Bad Id\n');
    const { code, err } = await run(
      'rubric',
      'check',
      broken,
      'src/rubrics/design-craft.v1.yaml',
      'no-such-rubric.yaml',
    );
    expect(code).toBe(2);
    expect(err).toMatch(/broken-rubric\.yaml:\d+: /);
    expect(err).toContain('no-such-rubric.yaml: there is no such file or folder');
    expect(err).not.toContain('design-craft');
  });

  it('says once that a file is of another kind, instead of all that it lacks', async () => {
    const { code, err } = await run('rubric', 'check', example);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^examples\/staff-engineer\.yaml:\d+: schema: this file is arcbrief\.evaluation\/1, and arcbrief\.rubric\/1 is needed\n$/,
    );
  });

  it('refuses a configuration that cannot be used', async () => {
    const result = await runCli(['migrate'], { dataDirectory: folder, environment: { ARCBRIEF_HOST: '0.0.0.0' } });
    expect(result.code).toBe(2);
    expect(result.err).toContain('ARCBRIEF_HOST=0.0.0.0');
  });

  it('ends quietly when its reader has seen enough', async () => {
    const command = `"${process.execPath}" tools/arcbrief.mjs assess examples/engineering-manager-payments.yaml | head -1; exit "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], { cwd: repository });
    expect([stdout, stderr]).toEqual(['{\n', '']);
  });

  it('assesses to the same bytes in two processes', async () => {
    const [first, second] = await Promise.all([run('assess', example), run('assess', example)]);
    expect(first.code).toBe(0);
    expect(first.out).toBe(second.out);
    expect(JSON.parse(first.out)).toMatchObject({ schema: 'arcbrief.assessment/1', requisition: { stage: 'builder' } });
  });
});

describe('arcbrief with a database', () => {
  it('imports a file twice to one requisition, and exports what went in', async () => {
    for (const known of ['', 'again']) {
      const imported = await run('import', 'evaluation', example);
      expect([known, imported.code, imported.err]).toEqual([known, 0, '']);
    }
    const requisition = /^ {2}id: (\S+)$/m.exec(readFileSync(join(repository, example), 'utf8'))?.[1] ?? '';
    const exported = await run('export', requisition);
    expect(exported.code).toBe(0);
    const missing = await run('export', 'req-nowhere');
    expect([missing.code, missing.err]).toEqual([2, 'There is no requisition "req-nowhere" in this database.\n']);
    const before = await run('assess', example);
    const after = await run('assess', file('exported.yaml', exported.out));
    expect(after.out).toBe(before.out);
  });

  it('has none to ask before anything was written, says so, and makes none', async () => {
    const dataDirectory = join(folder, 'never');
    const asked = await runCli(['verify', 'package.json'], { dataDirectory });
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('Compare with a file: --against FILE.');
    const exported = await runCli(['export', 'req-1'], { dataDirectory });
    expect(exported.code).toBe(2);
    expect(exported.err).toMatch(/^There is no database at \S+\.\n$/);
    expect(readdirSync(folder)).not.toContain('never');
  });

  it('keeps a backup that is complete, and never writes over a file', async () => {
    await run('migrate');
    const target = join(folder, 'copy.sqlite');
    expect((await run('backup', target)).code).toBe(0);
    const nowhere = await run('backup', join(folder, 'no-folder', 'copy.sqlite'));
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toContain('there is no folder');
    const again = await run('backup', target);
    expect(again.code).toBe(2);
    expect(again.err).toContain('copy.sqlite');
  });
});

describe('arcbrief verify', () => {
  it('accepts the brief of a file, and refuses it when a byte of the PDF or of the data changed', async () => {
    const out = join(folder, 'briefs');
    expect((await run('brief', example, '--out', out)).code).toBe(0);
    const pdf = join(out, readdirSync(out)[0] ?? '');
    // Never the person's id, which is often a name: titles stand in window bars and file lists.
    expect(readBriefFacts(readFileSync(pdf))?.title).toBe('Hiring brief · Staff Engineer, Search');
    const genuine = await run('verify', pdf, '--against', example);
    expect([genuine.err, genuine.code]).toEqual(['', 0]);
    expect(genuine.out).toContain('byte for byte');

    const changedData = file(
      'changed.yaml',
      readFileSync(join(repository, example), 'utf8').replace(/rating: 4/, 'rating: 5'),
    );
    const other = await run('verify', pdf, '--against', changedData);
    expect(other.code).toBe(1);
    expect(other.err).toContain('It was not computed from');

    const bytes = readFileSync(pdf);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    const tampered = join(folder, 'tampered.pdf');
    writeFileSync(tampered, bytes);
    expect((await run('verify', tampered, '--against', example)).code).toBe(1);

    writeFileSync(
      tampered,
      resealed(readFileSync(pdf), (text) => text.replace('%PDF-1.7', '%PDF-1.6')),
    );
    const forged = await run('verify', tampered, '--against', example);
    expect(forged.code).toBe(1);
    expect(forged.err).toContain("the file's pages were changed after it was made");

    await run('migrate');
    const unknown = await run('verify', pdf);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('It was printed from a file and never issued here: compare it with that file.');
  });
});
