import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { repository, runCli } from '../support/cli.js';

/** What only processes of their own can show: how they end, what a pipe gets, and what one leaves for the next. */

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

describe('a process of arcbrief', () => {
  it('ends with 0 when it is done, and with 2 when it was given something wrong', async () => {
    const [version, wrong] = await Promise.all([run('--version'), run('assess', 'no-such-file.yaml')]);
    expect(version).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
    expect(wrong).toEqual({ code: 2, out: '', err: 'no-such-file.yaml: there is no such file or folder\n' });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const command = `"${process.execPath}" tools/arcbrief.mjs assess examples/engineering-manager-payments.yaml | head -1; exit "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], { cwd: repository });
    expect([stdout, stderr]).toEqual(['{\n', '']);
  });

  it('assesses to the same bytes as another one', async () => {
    const [first, second] = await Promise.all([run('assess', example), run('assess', example)]);
    expect(first.code).toBe(0);
    expect(first.out).toBe(second.out);
    expect(JSON.parse(first.out)).toMatchObject({ schema: 'arcbrief.assessment/1', requisition: { stage: 'builder' } });
  });
});

describe('processes of arcbrief, one after another', () => {
  it('import a file twice to one requisition, and export what went in', async () => {
    for (const known of ['', 'again']) {
      const imported = await run('import', 'evaluation', example);
      expect([known, imported.code, imported.err]).toEqual([known, 0, '']);
    }
    const requisition = /^ {2}id: (\S+)$/m.exec(readFileSync(join(repository, example), 'utf8'))?.[1] ?? '';
    const [exported, missing] = await Promise.all([run('export', requisition), run('export', 'req-nowhere')]);
    expect(exported.code).toBe(0);
    expect([missing.code, missing.err]).toEqual([2, 'There is no requisition "req-nowhere" in this database.\n']);
    const copy = join(folder, 'exported.yaml');
    writeFileSync(copy, exported.out);
    const [before, after] = await Promise.all([run('assess', example), run('assess', copy)]);
    expect(after).toEqual(before);
  });

  it('keep a backup that is complete, and never write over a file', async () => {
    expect((await run('migrate')).code).toBe(0);
    const target = join(folder, 'copy.sqlite');
    expect((await run('backup', target)).code).toBe(0);
    const [again, nowhere] = await Promise.all([
      run('backup', target),
      run('backup', join(folder, 'no-folder', 'copy.sqlite')),
    ]);
    expect(again).toMatchObject({ code: 2, out: '', err: expect.stringContaining('copy.sqlite') });
    expect(nowhere).toMatchObject({ code: 2, out: '', err: expect.stringContaining('there is no folder') });
  });
});
