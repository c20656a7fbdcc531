import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { servicesFor } from '../support/database-services.js';
import { runHere } from './in-process.js';

const EMAIL = 'zephyrine@example.com';
let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-erase-'));
  file = join(folder, 'arcbrief.sqlite');
  const services = await servicesFor({ type: 'sqlite', file, migrate: true });
  const { id } = await services
    .get(RequisitionsService)
    .create({ rubric: 'engineering-arc@1', title: 'Lead', stage: 'leader' });
  await services
    .get(ApplicationsService)
    .create(id, { candidate: { name: 'Zephyrine Quill', email: EMAIL }, source: 'external' });
  await services.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runHere(args, { dataDirectory: folder });

describe('arcbrief erase', () => {
  it('says what would go, and erases nobody without --yes', async () => {
    const looked = await run('erase', EMAIL);
    expect(looked).toMatchObject({ code: 0, err: '' });
    expect(looked.out).toContain('applications: 1, scorecards: 0, hiring briefs: 0\nNothing was erased.');
    expect(JSON.parse((await run('erase', EMAIL, '--json')).out)).toMatchObject({ erased: false, applications: 1 });
  });

  it('names whom it does not know', async () => {
    const unknown = await run('erase', 'nobody@example.com', '--yes');
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('"nobody@example.com"');
  });

  it('erases, keeps the ledger, and a copy from before is erased again by the next command that may write', async () => {
    copyFileSync(file, `${file}.copy`);
    const done = await run('erase', EMAIL, '--yes');
    expect([done.code, done.out.includes('Erased. Older backups still hold them.')]).toEqual([0, true]);
    expect(existsSync(join(folder, 'erasures.jsonl'))).toBe(true);
    expect((await run('erase', EMAIL)).code).toBe(2);
    copyFileSync(`${file}.copy`, file);
    const reading = await run('erase', EMAIL);
    expect([reading.code, reading.err]).toEqual([
      3,
      expect.stringContaining('Start the server once: it does so first.'),
    ]);
    expect((await run('user', 'add', '--email', 'a@example.com', '--name', 'A', '--role', 'admin')).code).toBe(0);
    expect(readFileSync(file).toString('latin1')).not.toContain('Zephyrine');
  });
});
