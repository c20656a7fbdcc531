import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { repository } from '../support/cli.js';
import { runHere } from './in-process.js';

// The one process may build the product.
jest.setTimeout(180_000);

const golden = JSON.parse(readFileSync(join(repository, 'test/golden/statistics.json'), 'utf8'));
const example = join(repository, 'examples/ratings.csv');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arcbrief-calibrate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return runHere(['calibrate', ...args], { dataDirectory: join(folder, 'data') });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Found {
  readonly dimensions: Readonly<
    Record<string, { readonly diagnostics: { readonly candidates: number }; readonly estimates: readonly unknown[] }>
  >;
}

async function json(...args: readonly string[]) {
  const { code, out, err } = await run(...args, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('arcbrief calibrate', () => {
  it('gives lme4’s figures for Guilford 1954 from a file, whatever the order of its columns', async () => {
    const { rowsJudgeJuniorTraits, variances, remlCriterion, blupPerson, predictionErrorSdPerson } =
      golden.guilford1954;
    const rows = rowsJudgeJuniorTraits.flatMap(([judge, junior, ...given]: number[]) =>
      given.map((rating, trait) => `${rating},judge-${judge},trait-${trait},junior-${junior}`),
    );
    const found = await json(
      file('guilford.csv', ['rating,interviewer,criterion,candidate', ...rows].join('\n')),
      '--no-priors',
      '--joint',
    );
    expect(Math.abs(found.remlCriterion - remlCriterion)).toBeLessThan(1e-3);
    for (const component of ['candidate', 'candidateCriterion', 'candidateInterviewer', 'residual'])
      expect(Math.abs(found.variances[component] / variances[component] - 1)).toBeLessThan(1e-3);
    expect(found.variances.interviewer).toBe(0);
    expect(found.estimates).toHaveLength(7);
    found.estimates.forEach(({ effect, effectSe }: Record<string, number>, index: number) => {
      expect(Math.abs(effect! - blupPerson[index])).toBeLessThan(1e-3);
      expect(Math.abs(effectSe! - predictionErrorSdPerson)).toBeLessThan(1e-3);
    });
  });

  it('leaves out what a table without a criterion cannot tell, and says which in words and in JSON', async () => {
    const rows = golden.shroutFleiss1979.targetsByJudges.flatMap((row: number[], target: number) =>
      row.map((rating, judge) => `t${target},j${judge},${rating}`),
    );
    const path = file('shrout.csv', ['candidate,interviewer,rating', ...rows].join('\r\n'));
    const found = await json(path, '--no-priors', '--joint');
    expect(found.variances).toEqual({
      candidate: expect.closeTo(2.5556, 2),
      interviewer: expect.closeTo(5.2444, 2),
      candidateInterviewer: null,
      candidateCriterion: null,
      residual: expect.closeTo(1.0194, 3),
    });
    expect(found.diagnostics.leftOut.map(({ component }: Record<string, string>) => component)).toEqual([
      'candidateInterviewer',
      'candidateCriterion',
    ]);
    expect(found.agreement.icc['2,1']).toBeCloseTo(0.28976378, 6);
    const { out } = await run(path);
    expect(out).toContain('Left out: overall impression of one candidate (halo). Every interviewer rated');
    expect(out).toContain('There is no column criterion, so all ratings are taken to be on one criterion.');
  });

  it('speaks in words first: its example, with comparisons', async () => {
    const { code, out, err } = await run(example, '--pairs', 'moss:wren,moss:tarn');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^.*ratings\.csv: \d+ ratings of 12 candidates by 5 interviewers on 3 criteria, scale 1–5\.\n/);
    expect(out).toContain('moss is as likely as not the stronger of moss and wren');
    expect(out).toContain('moss is almost surely not the stronger of moss and tarn (under 1 %).');
    expect(out).toMatch(/\nben +stricter +\+0\.\d\d \(± 0\.\d\d\)\n/);
    expect(out).toContain('Interviewers agree (an indication)');
    expect(out).not.toMatch(/NaN|undefined|null/);
  });

  it('has the fields that it promises', async () => {
    const found = await json(example, '--pairs', 'moss:wren');
    expect(Object.keys(found)).toEqual(
      'schema variances remlCriterion estimates interviewers pairs agreement diagnostics'.split(' '),
    );
    expect(found.estimates[0]).toEqual({
      candidate: 'alder',
      estimate: expect.any(Number),
      se: expect.any(Number),
      effect: expect.any(Number),
      effectSe: expect.any(Number),
    });
    expect(found.interviewers.map(({ interviewer }: Record<string, string>) => interviewer)).toEqual(
      'ana ben chidi dana eve'.split(' '),
    );
    expect(found.pairs).toEqual([{ a: 'moss', b: 'wren', probability: expect.any(Number), notComparable: null }]);
    expect(found.agreement).toMatchObject({
      alpha: { ordinal: expect.any(Number) },
      ac1: expect.any(Number),
      ac2: { linear: expect.any(Number), quadratic: expect.any(Number) },
      intervals95: { alpha: { ordinal: [expect.any(Number), expect.any(Number)] } },
      display: 'indicative',
    });
  });

  it('gives each dimension of evaluation files on one rubric, put together', async () => {
    const files = ['staff-engineer', 'split-panel'].map((name) => join(repository, `examples/${name}.yaml`));
    const [one, both] = [await json(files[0]!), await json(...files)];
    expect(both.rubric).toBe(one.rubric);
    const counts = (found: Found): readonly number[] =>
      Object.values(found.dimensions).map(({ diagnostics, estimates }) => {
        expect(estimates).toHaveLength(diagnostics.candidates);
        return diagnostics.candidates;
      });
    const [alone, together] = [counts(one), counts(both)];
    together.forEach((count, index) => expect(count).toBeGreaterThanOrEqual(alone[index]!));
    expect(Math.max(...together)).toBeGreaterThan(Math.max(...alone));
    expect((await run(...files)).out).toMatch(/^Builder: \d+ ratings of /);
  });

  it('reads what is piped in', () => {
    const out = execFileSync(process.execPath, [`${repository}tools/arcbrief.mjs`, 'calibrate', '-', '--json'], {
      input: readFileSync(example),
      encoding: 'utf8',
      env: { ...process.env, ARCBRIEF_DATA_DIR: join(folder, 'data') },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    expect(JSON.parse(out).diagnostics.candidates).toBe(12);
  });

  it('answers degenerate files with figures or sentences', async () => {
    const rows = {
      one: 'p,j,c,4',
      equal: 'p,j,c,4\nq,j,c,4\np,k,c,4',
      apart: 'p,j,c,4\nq,k,c,2',
      saturated: 'p,j,c,5\nq,j,c,5\np,k,c,5\nq,k,c,5',
    };
    for (const [name, body] of Object.entries(rows))
      for (const options of [[], ['--no-priors'], ['--no-priors', '--joint']]) {
        const path = file(`${name}.csv`, `candidate,interviewer,criterion,rating\n${body}\n`);
        const found = await json(path, ...options);
        expect(JSON.stringify(found.estimates)).not.toContain('null,"se"');
        expect(found.diagnostics.leftOut.length).toBeGreaterThan(0);
        expect((await run(path, ...options)).out).not.toMatch(/NaN|undefined/);
      }
  });
});

describe('arcbrief calibrate is told what is wrong', () => {
  const header = 'candidate,interviewer,criterion,rating\n';
  const utf8 = (text: string): Uint8Array => Buffer.from(text);
  const cases: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
    ['empty', '', [':1: is empty; the first line names the columns: candidate,interviewer,criterion,rating']],
    ['header-only', header, [':1: there is no rating below the header']],
    [
      'many',
      `${header}p,j,c,four\n,j,c,4\np,j,c\np,j,c,"3,5"\np,j,d,\np,j,e,2\np,j,e,3\n`,
      [
        ':2: rating: "four" is not a number',
        ':3: candidate: is blank',
        ':4: this row has 3 fields, and the header has 4',
        ':5: rating: "3,5" is not a number; write the decimals after a point',
        ':6: rating: is empty; write a number, or not-observed where nothing was rated',
        ':8: "j" rated "p" on "e" on line 7 already; keep one of the two',
      ],
    ],
    [
      'unclosed',
      `${header}p,j,c,4\np,"k,c,4\nq,j,c,3\n`,
      [':3: a quote that opens in this row is never closed; close it, or write it twice'],
    ],
    ['after-quote', `${header}p,"k"x,c,4\n`, [':2: text follows a closing quote; write a quote inside a field twice']],
    [
      'missing',
      'candidate,interviewer,criterion,score\np,j,c,4\n',
      [':1: there is no column rating; the first line names the columns: candidate,interviewer,criterion,rating'],
    ],
    [
      'mistyped',
      'candidate,interviewer,criterium,rating\np,j,c,4\n',
      [':1: there is no column criterion; is "criterium" meant? Name it criterion'],
    ],
    ['twice', 'candidate,rating,interviewer,rating\np,4,j,4\n', [':1: the column rating stands 2 times; keep one']],
    [
      'proto',
      '__proto__,constructor\np,4\n',
      [':1: there is no column candidate', ':1: there is no column interviewer', ':1: there is no column rating'],
    ],
    ['utf-16', Buffer.from(`\ufeff${header}p,j,c,4\n`, 'utf16le'), [': is UTF-16 text; save it as UTF-8']],
    [
      'latin-1',
      Buffer.from(`${header}José,j,c,4\n`, 'latin1'),
      [':2: is not UTF-8 text from here on; save it as UTF-8'],
    ],
    ['binary', utf8(`${header}\u0000`).with(0, 0xc3), [': is no text file; a CSV file is needed']],
    ['long', `${header}${'x'.repeat(30_000)},j,c,4\n`, [':2: this row is longer than 20000 characters']],
    ['control', `${header}p\u001b[31m,j,c,4\n`, [':2: candidate: contains the control character']],
  ];

  it.each(cases)('%s', async (name, content, problems) => {
    const path = file(`${name}.csv`, content);
    const { code, out, err } = await run(path);
    expect([code, out]).toEqual([2, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(problems.length);
    lines.forEach((line, index) => expect(line.startsWith(`${path}${problems[index]}`)).toBe(true));
  });

  it.each([
    [
      ['--pairs', 'moss:nobody,wren'],
      '--pairs moss:nobody: there is no candidate nobody\n--pairs wren: two candidates',
    ],
    [['--pairs', ' '], '--pairs: no pair is named; write a:b,c:d'],
    [['--scale', '5'], 'it is LOW-HIGH, as in 1-9.'],
    [['--scale', '1-3'], 'is outside the scale 1–3'],
    [[join(repository, 'examples/staff-engineer.yaml')], 'give either one CSV file or evaluation files'],
    [[example], 'give one CSV file at a time'],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await run(example, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('when files are rated on two rubrics, or hold one application twice', async () => {
    const path = (name: string): string => join(repository, `examples/${name}.yaml`);
    const other = await run(path('staff-engineer'), path('design-director'));
    expect(other.code).toBe(2);
    expect(other.err).toContain('calibrate one rubric at a time');
    const twice = await run(path('staff-engineer'), path('staff-engineer'));
    expect(twice.code).toBe(2);
    expect(twice.err).toMatch(/application \S+ of requisition \S+ is in \S+staff-engineer\.yaml as well/);
  });

  it('and reads what only looks odd: a mark, mixed line breaks, semicolons, other columns, half points', async () => {
    const odd =
      '\ufeffdate;Rating ;candidate;interviewer;__proto__\r\n;4.5;Ann;"j ""1""";x\n\n;0.5; Bo ;k;\r;not-observed;Bo;k;\n';
    const found = await json(file('odd.csv', odd));
    expect(found.estimates.map(({ candidate }: Record<string, string>) => candidate)).toEqual(['Ann', 'Bo']);
    expect(found.interviewers.map(({ interviewer }: Record<string, string>) => interviewer)).toEqual(['j "1"', 'k']);
    expect(found.diagnostics.notes).toEqual(
      expect.arrayContaining([
        'Columns that are not used: "date", "__proto__".',
        'Rows that say not-observed, and count as no rating: 1.',
        'Ratings lie outside 1–5, so their own range, 0.5–4.5, is taken for the scale.',
      ]),
    );
  });
});
