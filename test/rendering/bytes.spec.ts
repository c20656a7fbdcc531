import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RenderJob } from '../../src/modules/rendering/render-job.js';
import type { Renderer } from '../../src/modules/rendering/renderer.js';
import { spawnRendering } from './support/child.js';
import { compileRendering } from './support/compiled.js';
import type { Compiled } from './support/compiled.js';
import { testJob, testRenderer } from './support/jobs.js';

const NAMES = [
  'Łukasz Żółć',
  'Nguyễn Thị Ánh',
  '王小明',
  'عمر الخيّام',
  'अनिता शर्मा',
  'שרה',
  'สมชาย',
  '김민준',
  'Олена 🎉',
  'Anna Berg',
];

function jobs(count: number): readonly RenderJob[] {
  return Array.from({ length: count }, (_, index) => {
    const candidate = `${NAMES[index % NAMES.length]} ${index}`;
    const evidence = Array.from({ length: index % 7 }, (_unused, item) => ({
      criterion: `Criterion ${item}`,
      text: `Evidence ${item} of ${candidate}. `.repeat(20),
    }));
    return testJob(
      { candidate, running: `hiring brief for ${candidate}`, evidence },
      { title: `Platform lead, brief B-${index}` },
    );
  });
}

describe('the bytes of a brief', () => {
  let compiled: Compiled;
  beforeAll(() => {
    compiled = compileRendering();
  });
  afterAll(() => compiled.remove());

  it('are the same from two processes, whatever they printed before and in whatever order', async () => {
    const all = jobs(100);
    const print = `
      const hashes = [];
      await Promise.all(Array.from({ length: 2 }, async () => {
        for (let next = input.pop(); next; next = input.pop()) hashes.push([next.title, (await renderer.render(next)).sha256]);
      }));
      console.log(JSON.stringify(hashes.sort(([a], [b]) => (a < b ? -1 : 1))));
      await renderer.stop();`;
    const children = [all, [...all].reverse()].map((input) => spawnRendering(compiled, print, input));
    const ends = await Promise.all(children.map(({ exited }) => exited));
    expect(ends).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    const [first, second] = children.map(({ lines }) => lines.join(''));
    expect(first).toHaveLength((second ?? '').length);
    expect(first).toBe(second);
    expect(new Set((JSON.parse(first ?? '[]') as [string, string][]).map(([, hash]) => hash)).size).toBe(100);
  }, 120_000);

  it('are the same with a fresh context for each job', async () => {
    const [plain, fresh] = [testRenderer(), testRenderer({ freshContext: true })];
    const hashes = await Promise.all(
      [plain, fresh].map(async (renderer) => {
        const made = [];
        for (const job of jobs(5)) made.push((await renderer.render(job)).sha256);
        await renderer.stop();
        return made;
      }),
    );
    expect(hashes[0]).toEqual(hashes[1]);
  });
});

describe('the cache', () => {
  let directory: string;
  const started: Renderer[] = [];
  const renderer = (changes: Parameters<typeof testRenderer>[0] = {}) => {
    const made = testRenderer({ cacheDirectory: directory, ...changes });
    started.push(made);
    return made;
  };
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'arcbrief-cache-'));
  });
  afterAll(async () => {
    await Promise.all(started.map((each) => each.stop()));
    rmSync(directory, { recursive: true });
  });

  const files = () =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.pdf'));

  it('answers a second time without the browser, from memory and after a restart from the directory', async () => {
    const first = renderer();
    const made = await first.render(testJob());
    expect(made.fromCache).toBe(false);
    expect(await first.render(testJob())).toEqual({ ...made, fromCache: true });
    expect(first.status().prints).toBe(1);
    const second = renderer();
    expect(await second.render(testJob())).toEqual({ ...made, fromCache: true });
    expect(second.status()).toMatchObject({ browser: 'not-started', launches: 0 });
    expect(files()).toHaveLength(1);
  });

  it('does not hand out a file that was changed, and replaces it', async () => {
    const made = await renderer().render(testJob({ candidate: 'Changed on disk' }));
    const file =
      files()
        .map((name) => join(directory, name))
        .find((path) => readFileSync(path).equals(made.bytes)) ?? '';
    const changed = readFileSync(file);
    changed[1_000] = (changed[1_000] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const again = await renderer().render(testJob({ candidate: 'Changed on disk' }));
    expect(again).toEqual({ ...made, fromCache: false });
    expect(readFileSync(file).equals(made.bytes)).toBe(true);
  });

  it('cannot be changed through what it hands out', async () => {
    const kept = renderer();
    const made = await kept.render(testJob({ candidate: 'Kept' }));
    made.bytes.fill(0);
    expect((await kept.render(testJob({ candidate: 'Kept' }))).bytes[0]).toBe(0x25);
  });

  it('makes another PDF for another view, paper, language, title, time or fact', async () => {
    const kept = renderer();
    const variants = [
      testJob(),
      testJob({ note: 'another' }),
      testJob({}, { paper: 'Letter' }),
      testJob({}, { language: 'de' }),
      testJob({}, { title: 'Another seat' }),
      testJob({}, { generatedAt: '2026-11-02T10:00:01Z' }),
      testJob({}, { facts: {} }),
    ];
    const hashes = [];
    for (const variant of variants) hashes.push((await kept.render(variant)).sha256);
    expect(new Set(hashes).size).toBe(variants.length);
  });

  it('does without its directory when that cannot be written', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    const made = await renderer({ cacheDirectory: join(file, 'below') }).render(testJob());
    expect(made.pages).toBe(1);
  });

  it('keeps in memory no more than it may', async () => {
    const small = renderer({ cacheBytes: 1, cacheDirectory: null });
    await small.render(testJob());
    expect((await small.render(testJob())).fromCache).toBe(false);
  });
});
