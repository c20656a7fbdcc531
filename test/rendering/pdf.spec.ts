import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBriefFacts } from '../../src/modules/rendering/pdf/brief-facts.js';
import { readPdfFile } from '../../src/modules/rendering/pdf/pdf-file.js';
import { readValue, writeValue } from '../../src/modules/rendering/pdf/pdf-syntax.js';
import { renumberTags } from '../../src/modules/rendering/pdf/tag-ids.js';
import type { Renderer } from '../../src/modules/rendering/renderer.js';
import { testJob, testRenderer } from './support/jobs.js';
import { openPdf, pdfTags, pdfText } from './support/pdf.js';

const FACTS = {
  briefNumber: 'B-0012',
  inputSha256: 'a'.repeat(64),
  rubric: 'engineering-arc@1',
  application: 'req-1/<app> & "1"',
};

let renderer: Renderer;
let bytes: Uint8Array;

beforeAll(async () => {
  renderer = testRenderer();
  ({ bytes } = await renderer.render(
    testJob({}, { title: 'Plattform-Leitung für Nürnberg, brief B-0012', language: 'de-CH', facts: FACTS }),
  ));
});
afterAll(() => renderer.stop());

describe('a finished brief', () => {
  it('says its title, its dates and Arcbrief, and nothing of the machine that made it', async () => {
    const { info, metadata } = await (await openPdf(bytes)).getMetadata();
    expect(info).toMatchObject({
      Title: 'Plattform-Leitung für Nürnberg, brief B-0012',
      Creator: 'Arcbrief',
      Producer: 'Arcbrief',
      CreationDate: 'D:20261102100000Z',
      ModDate: 'D:20261102100000Z',
      Language: 'de-CH',
    });
    expect(metadata.get('dc:title')).toBe('Plattform-Leitung für Nürnberg, brief B-0012');
    expect(metadata.get('pdfuaid:part')).toBe('1');
    expect(metadata.get('xmp:createdate')).toBe('2026-11-02T10:00:00Z');
    const raw = Buffer.from(bytes).toString('latin1');
    for (const trace of [
      /chrom/i,
      /skia/i,
      /puppeteer/i,
      /headless/i,
      /arcbrief-job/,
      /\/(home|root|tmp|usr|node_modules)\b/,
      /brief\.invalid/,
    ]) {
      expect(raw).not.toMatch(trace);
    }
  });

  it('is tagged: headings, a table with heads, a figure with words for it, each in reading order', async () => {
    const document = await openPdf(bytes);
    // pdfjs hands both out as maps of another realm, whatever its types say.
    expect(entriesOf(await document.getMarkInfo())).toContainEqual(['Marked', true]);
    expect(entriesOf(await document.getViewerPreferences())).toContainEqual(['DisplayDocTitle', true]);
    const tags = await pdfTags(bytes);
    const roles = tags.map(({ role }) => role);
    expect(roles.filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H2', 'H3']);
    for (const role of ['Table', 'Caption', 'TH', 'TD', 'P']) expect(roles).toContain(role);
    const figures = tags.filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['Builder 4.2, architect 3.1']);
  });

  it('has an outline of its headings and no links', async () => {
    const document = await openPdf(bytes);
    const titles = (items: readonly { title: string; items: unknown[] }[]): string[] =>
      items.flatMap(({ title, items: below }) => [title, ...titles(below as typeof items)]);
    expect(titles(await document.getOutline())).toEqual([
      'Hiring brief for Anna Berg',
      'Criteria',
      'Evidence',
      'Depth of build',
    ]);
    expect(await (await document.getPage(1)).getAnnotations()).toEqual([]);
  });

  it('is as large as the paper that was asked for', async () => {
    const [, , width = 0, height = 0] = (await (await openPdf(bytes)).getPage(1)).view;
    expect([width, height].map(Math.round)).toEqual([595, 842]);
    const letter = await renderer.render(testJob({}, { paper: 'Letter' }));
    const [, , letterWidth = 0, letterHeight = 0] = (await (await openPdf(letter.bytes)).getPage(1)).view;
    expect([letterWidth, letterHeight].map(Math.round)).toEqual([612, 792]);
  });

  it('counts its pages in the margin', async () => {
    const text = 'One paragraph after the other. '.repeat(40);
    const long = await renderer.render(
      testJob({ evidence: Array.from({ length: 12 }, () => ({ criterion: 'Depth', text })) }),
    );
    expect(long.pages).toBeGreaterThan(1);
    expect(await pdfText(long.bytes)).toContain(`${long.pages} of ${long.pages}`);
    expect(await pdfText(long.bytes)).toContain('hiring brief for Anna Berg');
  });
});

function entriesOf(map: unknown): unknown {
  return [...(map as Iterable<unknown>)].map((entry) => [...(entry as Iterable<unknown>)]);
}

describe('the seal', () => {
  it('holds, and the facts read back as they were given', () => {
    expect(readBriefFacts(bytes)).toEqual({
      title: 'Plattform-Leitung für Nürnberg, brief B-0012',
      createdAt: '2026-11-02T10:00:00Z',
      facts: { ...FACTS, printer: expect.stringMatching(/^[0-9a-f]{16}$/) },
      sealHolds: true,
    });
  });

  it('breaks with any byte of the file', () => {
    const changed = new Uint8Array(bytes);
    const holding: number[] = [];
    for (let at = 0; at < changed.length; at += 1) {
      const flipped = 1 << (at % 8);
      changed[at] = (changed[at] ?? 0) ^ flipped;
      if (readBriefFacts(changed)?.sealHolds === true) holding.push(at);
      changed[at] = (changed[at] ?? 0) ^ flipped;
    }
    expect(holding).toEqual([]);
    expect(readBriefFacts(changed)?.sealHolds).toBe(true);
  }, 120_000);

  it('breaks when something is appended or cut off', () => {
    const appended = Buffer.concat([bytes, Buffer.from('\n1 0 obj\n<<>>\nendobj\n')]);
    expect(readBriefFacts(appended)?.sealHolds ?? false).toBe(false);
    for (const length of [0, 1, 100, bytes.length - 1])
      expect(readBriefFacts(bytes.subarray(0, length))?.sealHolds ?? false).toBe(false);
  });

  it('is not found in files that Arcbrief did not make', () => {
    for (const text of [
      '',
      'x',
      '%PDF-1.7\n%%EOF\n',
      'startxref\n99999999\n%%EOF\n',
      `xref\n0 99999999\nstartxref\n0\n%%EOF\n`,
    ]) {
      expect(readBriefFacts(Buffer.from(text))).toBeNull();
    }
  });
});

describe('facts', () => {
  it.each([
    ['seal', 'x'],
    ['a b', 'x'],
    ['a>', 'x'],
    ['long', 'x'.repeat(2_001)],
  ])('named %s cannot be forged into the metadata', async (key, value) => {
    await expect(renderer.render(testJob({}, { facts: { [key]: value } }))).rejects.toMatchObject({
      reason: 'template',
    });
  });

  it('cannot close their element or add another', async () => {
    const fact = '</arcbrief:a><arcbrief:seal>' + 'f'.repeat(64) + '</arcbrief:seal>';
    const made = await renderer.render(testJob({}, { facts: { a: fact } }));
    expect(readBriefFacts(made.bytes)).toMatchObject({ facts: { a: fact }, sealHolds: true });
  });
});

describe('the PDF reader', () => {
  it('reads and writes back every kind of value', () => {
    const text = '<</A [1 -2.5 true null (a\\(b\\)\\\\c) <feff00e9> /N#20ame 12 0 R]\n/B <</C (x)>>>>';
    const { value } = readValue(text);
    expect(readValue(writeValue(value)).value).toEqual(value);
  });

  it('does not take "1 0" before another word than R as a reference', () => {
    expect(readValue('[1 0 2]').value).toEqual([1, 0, 2]);
    expect(readValue('[(\\101\\n)]').value).toEqual([{ kind: 'string', bytes: 'A\n' }]);
  });

  it('finds every object of a finished brief', () => {
    const file = readPdfFile(Buffer.from(bytes));
    expect(file.spans.length).toBe(file.size - 1);
  });
});

describe('tag numbers', () => {
  it('start at one and keep their order, and what people wrote stays', () => {
    const body = Buffer.from(
      '/ID (node00000912) /Headers [(node00000912) (node00001300)] /Names [(node00001300) 4 0 R (node00001301)] /Alt (node00000001) (node0000x)',
    );
    renumberTags(body);
    expect(body.toString()).toBe(
      '/ID (node00000001) /Headers [(node00000001) (node00000002)] /Names [(node00000002) 4 0 R (node00000003)] /Alt (node00000001) (node0000x)',
    );
  });
});
