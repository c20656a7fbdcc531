import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repository } from '../support/cli.js';
import { runHere } from './in-process.js';

const example = join(repository, 'examples/staff-engineer.yaml');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-usage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return runHere(args, { dataDirectory: join(folder, 'data') });
}

describe('arcbrief', () => {
  it('shows every command, and an example in the help of each', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, command = '']) => command);
    expect(commands).toEqual(
      'demo serve assess brief shortlist calibrate verify rubric import export migrate backup user erase help'.split(
        ' ',
      ),
    );
    for (const command of commands.filter((name) => name !== 'help')) {
      const help = await run(...(command === 'rubric' ? ['rubric', 'check'] : [command]), '--help');
      expect([command, help.code, help.err]).toEqual([command, 0, '']);
      expect(help.out).toMatch(/Example:\n {2}(ARCBRIEF_\S+ )?arcbrief /);
    }
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
    [['assess', example, '--rubric', 'none.yaml'], 'none.yaml: there is no such file or folder'],
    [['assess', example, '--calibration', 'none.json'], 'none.json: there is no such file or folder'],
    [['import', 'people', example], '"people" cannot be imported; the kinds are: evaluation, groups'],
  ])('%j is told what is wrong, by exit code 2 and one sentence', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('names every problem of every rubric given, and nothing else', async () => {
    const broken = join(folder, 'broken-rubric.yaml');
    writeFileSync(broken, 'schema: arcbrief.rubric/1\nid: Bad Id\n');
    const sound = join(repository, 'src/rubrics/design-craft.v1.yaml');
    const { code, err } = await run('rubric', 'check', broken, sound, 'no-such-rubric.yaml');
    expect(code).toBe(2);
    expect(err).toMatch(/broken-rubric\.yaml:\d+: /);
    expect(err).toContain('no-such-rubric.yaml: there is no such file or folder');
    expect(err).not.toContain('design-craft');
  });

  it('says once that a file is of another kind, instead of all that it lacks', async () => {
    const { code, err } = await run('rubric', 'check', example);
    expect(code).toBe(2);
    expect(err).toMatch(
      /staff-engineer\.yaml:\d+: schema: this file is arcbrief\.evaluation\/1, and arcbrief\.rubric\/1 is needed\n$/,
    );
    expect(err.match(/\n/g)).toHaveLength(1);
  });

  it('refuses a configuration that cannot be used', async () => {
    const environment = { ARCBRIEF_HOST: '0.0.0.0' };
    const { code, err } = await runHere(['migrate'], { dataDirectory: join(folder, 'data'), environment });
    expect(code).toBe(2);
    expect(err).toContain('ARCBRIEF_HOST=0.0.0.0');
  });

  it('names the folder of rubrics that is not there', async () => {
    const environment = { ARCBRIEF_RUBRICS_DIR: join(folder, 'nowhere') };
    const { code, err } = await runHere(['assess', example], { dataDirectory: join(folder, 'data'), environment });
    expect([code, err]).toEqual([2, `${join(folder, 'nowhere')}: there is no such file or folder\n`]);
  });

  it('has no database to ask before anything was written, says so, and makes none', async () => {
    const asked = await run('verify', join(repository, 'package.json'));
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('Compare with a file: --against FILE.');
    const exported = await run('export', 'req-1');
    expect(exported.code).toBe(2);
    expect(exported.err).toMatch(/^There is no database at \S+\.\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
