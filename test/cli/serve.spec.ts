import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CliResult } from '../support/cli.js';
import { runHere } from './in-process.js';

const HTTPS = 'https://arcbrief.example.com';
const WARNING =
  'Warning: ARCBRIEF_BASE_URL is https, and no proxy is trusted: everybody seems to come from one address, so twenty wrong passwords a minute keep all of you from signing in. Set ARCBRIEF_TRUSTED_PROXIES to the address from which your proxy connects (such as 127.0.0.1).';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-serve-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start and a stop: it is told to end once it waits for that, when all that a start says is said. */
async function startAndStop(environment: Readonly<Record<string, string>>): Promise<CliResult> {
  const stop = (name: string | symbol): void => {
    // The last of the signals that it waits for; it is there only once this event is over.
    if (name === 'SIGHUP') setImmediate(() => process.emit('SIGHUP', 'SIGHUP'));
  };
  process.on('newListener', stop);
  try {
    const unset = { ARCBRIEF_HOST: undefined, ARCBRIEF_BASE_URL: undefined, ARCBRIEF_TRUSTED_PROXIES: undefined };
    const settings = { ...unset, ARCBRIEF_PORT: '0', ...environment };
    return await runHere(['serve'], { dataDirectory: join(folder, 'data'), environment: settings });
  } finally {
    process.off('newListener', stop);
  }
}

describe('B7: arcbrief serve, where everybody may count as one address', () => {
  it.each([
    ['behind https, and no proxy is named', { ARCBRIEF_BASE_URL: HTTPS }],
    ['… which is set, and empty', { ARCBRIEF_BASE_URL: HTTPS, ARCBRIEF_TRUSTED_PROXIES: ' , ' }],
    ['… and it listens on every address', { ARCBRIEF_BASE_URL: HTTPS, ARCBRIEF_HOST: '0.0.0.0' }],
  ])('warns, once, after it has said where it listens: %s', async (_, environment) => {
    const { code, out, err } = await startAndStop(environment);
    expect([code, out]).toEqual([0, '']);
    expect(err.split(WARNING)).toHaveLength(2);
    expect(err.indexOf(WARNING)).toBeGreaterThan(err.indexOf(`, for ${HTTPS} (API: ${HTTPS}/api/v1). Ctrl-C ends it.`));
    expect(err.match(/Warning/g)).toHaveLength(1);
  });

  it.each([
    ['of this machine only', {}],
    ['of this machine, under an address', { ARCBRIEF_BASE_URL: 'http://127.0.0.1:4680' }],
    ['behind https, with its proxy named', { ARCBRIEF_BASE_URL: HTTPS, ARCBRIEF_TRUSTED_PROXIES: '127.0.0.1' }],
    ['behind https, with two named', { ARCBRIEF_BASE_URL: HTTPS, ARCBRIEF_TRUSTED_PROXIES: '10.0.0.2, ::1' }],
  ])('does not warn: %s', async (_, environment) => {
    const { code, out, err } = await startAndStop(environment);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('Arcbrief listens on http://');
    expect(err).toContain('Finishing what is under way …');
    expect(err).not.toMatch(/Warning|TRUSTED_PROXIES/);
  });
});

describe('arcbrief serve, with practice candidates beside a company’s rubrics', () => {
  const rubrics = (): string => join(folder, 'rubrics');
  const built = readFileSync(join(import.meta.dirname, '../../src/rubrics/practice/engineering-arc.v1.yaml'), 'utf8');

  it('does not start with ones that do not fit their rubric, and says all that is wrong', async () => {
    mkdirSync(join(rubrics(), 'practice'), { recursive: true });
    const wrong = built
      .replace('rubric: engineering-arc@1', 'rubric: design-craft@1')
      .replace('id: plain-maintainer', 'id: fluent-architect');
    writeFileSync(join(rubrics(), 'practice/own.yaml'), wrong);
    const { code, err } = await startAndStop({ ARCBRIEF_RUBRICS_DIR: rubrics() });
    expect(code).toBe(2);
    expect(err).not.toContain('Arcbrief listens');
    expect(err).toContain('practice/own.yaml: vignettes: “fluent-architect” is there twice');
    expect(err).toContain('fluent-architect: the rubric has no criterion “builder.reads-the-data”');
  });
});
