import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { repository, runCli } from '../support/cli.js';
import { runHere } from './in-process.js';

// The first process may build the product.
jest.setTimeout(180_000);

/** Nothing stands in it before a command, and nothing may stand in it afterwards. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-malformed-'));
});
afterEach(() => expect(readdirSync(folder)).toEqual([]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MALFORMED = join(repository, 'test/malformed');
const evaluations = malformed('evaluations');
const rubrics = malformed('rubrics');

interface Malformed {
  readonly name: string;
  readonly file: string;
  /** What is wrong with it, as its author is to see it. */
  readonly problems: string;
}

function malformed(kind: string): readonly Malformed[] {
  const directory = join(MALFORMED, kind);
  const names = readdirSync(directory).filter((name) => /\.(yaml|json)$/.test(name));
  return names.map((name) => {
    const lines = readFileSync(join(directory, `${name}.problems.txt`), 'utf8')
      .trimEnd()
      .split('\n');
    return { name, file: join(directory, name), problems: lines.map((line) => `${directory}/${line}\n`).join('') };
  });
}

/** The three doors of an evaluation file: one that prints, one that writes a folder, one that writes a database. */
function doors(file: string): readonly (readonly string[])[] {
  return [
    ['assess', file],
    ['brief', file, '--out', join(folder, 'briefs')],
    ['import', 'evaluation', file],
  ];
}

function here(args: readonly string[]) {
  return runHere(args, { dataDirectory: join(folder, 'data') });
}

describe('malformed files', () => {
  it('are at least twenty, each with at least one problem that has a line', () => {
    expect(evaluations.length).toBeGreaterThanOrEqual(20);
    for (const { problems } of [...evaluations, ...rubrics]) expect(problems).toMatch(/^.+\.(yaml|json):\d+: .+\n/);
  });

  it.each(evaluations)(
    '$name gives all its problems at every door, exit code 2, nothing written',
    async (malformed) => {
      const { file, problems } = malformed;
      for (const args of doors(file)) {
        expect([args[0], await here(args)]).toEqual([args[0], { code: 2, out: '', err: problems }]);
      }
    },
  );

  it.each(rubrics)('$name gives all its problems to rubric check', async ({ file, problems }) => {
    expect(await here(['rubric', 'check', file])).toEqual({ code: 2, out: '', err: problems });
  });

  it('are all named at once when several are imported, and the good one among them is not imported', async () => {
    const files = [join(repository, 'examples/staff-engineer.yaml'), ...evaluations.map(({ file }) => file)];
    const err = evaluations.map(({ problems }) => problems).join('');
    expect(await here(['import', 'evaluation', ...files])).toEqual({ code: 2, out: '', err });
  });

  it('end a process of their own in the same way', async () => {
    const [{ file, problems } = { file: '', problems: '' }] = evaluations.filter(({ file }) => file.includes('mess'));
    await runCli(['--version'], { dataDirectory: join(folder, 'data') });
    const ends = await Promise.all(doors(file).map((args) => runCli(args, { dataDirectory: join(folder, 'data') })));
    expect(ends).toEqual(doors(file).map(() => ({ code: 2, out: '', err: problems })));
  });
});
