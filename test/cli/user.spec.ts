import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servicesFor, type Services } from '../support/database-services.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { runHere } from './in-process.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-user-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  runHere(args, { dataDirectory: folder, environment: { ARCBRIEF_BASE_URL: 'https://arcbrief.example.com' } });

const ANA = ['--email', 'Ana@Example.com', '--name', 'Ana Ferreira', '--role', 'recruiter', 'interviewer'];

describe('arcbrief user', () => {
  it('has an example in the help of each command', async () => {
    for (const command of ['add', 'list', 'link', 'token'])
      expect((await run('user', command, '--help')).out).toMatch(/Example:\n {2}arcbrief user /);
  });

  it('adds somebody once, with a link of the configured address', async () => {
    const added = await run('user', 'add', ...ANA);
    expect([added.code, added.err]).toEqual([0, '']);
    expect(added.out).toMatch(
      /^ana@example\.com is added\..*\nhttps:\/\/arcbrief\.example\.com\/welcome\/[\w-]{43}\n$/,
    );
    const again = await run('user', 'add', ...ANA, '--json');
    expect([again.code, again.out]).toEqual([2, '']);
    expect(again.err).toContain('is here already');
  });

  it('lists people, makes links and tokens, as text and as JSON', async () => {
    expect((await run('user', 'list')).out).toBe('ana@example.com\tAna Ferreira\trecruiter, interviewer\tinvited\n');
    const listed = JSON.parse((await run('user', 'list', '--json')).out) as { people: { email: string }[] };
    expect(listed.people.map(({ email }) => email)).toEqual(['ana@example.com']);
    const link = await run('user', 'link', '--email', 'ana@example.com');
    expect(link.out).toMatch(/^https:\/\/arcbrief\.example\.com\/welcome\/[\w-]{43}\n$/);
    const token = ['user', 'token', '--email', 'ana@example.com', '--name', 'nightly', '--scope', 'people:read'];
    expect((await run(...token)).out).toMatch(/^arcb_[\w-]{43}\n$/);
    const made = JSON.parse((await run(...token, '--days', '1', '--json')).out) as { scopes: string[] };
    expect(made.scopes).toEqual(['people:read']);
  });

  it.each([
    [['user', 'add', '--email', 'x', '--name', 'X', '--role', 'recruiter'], 'email: is no e-mail address'],
    [['user', 'add', '--email', 'x@example.com', '--name', 'X', '--role', 'king'], 'Allowed choices are admin'],
    [['user', 'add', '--email', 'x@example.com', '--name', 'X'], "required option '--role <role...>' not specified"],
    [['user', 'link', '--email', 'nobody@example.com'], 'nobody has this address'],
    [['user', 'token', '--email', 'ana@example.com', '--name', 'x', '--scope', 'token:create'], 'Allowed choices are'],
    [
      ['user', 'token', '--email', 'ana@example.com', '--name', 'x', '--scope', 'people:read', '--days', '9999'],
      'days: is not a number from 1 to 366',
    ],
  ])('%j is told what is wrong', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect(err).toContain(sentence);
    expect([code, out]).toEqual([2, '']);
  });

  it('the demo keeps away from people who are real, and from addresses that others reach', async () => {
    const demo = await run('demo', '--once');
    expect(demo.code).toBe(2);
    expect(demo.err).toContain('on this machine only');
    const local = await runHere(['demo', '--once'], { dataDirectory: folder });
    expect(local.code).toBe(2);
    expect(local.err).toContain('This database is not the demo’s');
    const services: Services = await servicesFor({
      type: 'sqlite',
      file: join(folder, 'arcbrief.sqlite'),
      migrate: true,
    });
    expect(await services.get(AccountsService).list()).toHaveLength(1);
    await services.close();
  });
});
