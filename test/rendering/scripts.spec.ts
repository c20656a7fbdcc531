import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { readPdfFile } from '../../src/modules/rendering/pdf/pdf-file.js';
import { writeValue } from '../../src/modules/rendering/pdf/pdf-syntax.js';
import type { Renderer } from '../../src/modules/rendering/renderer.js';
import { testJob, testRenderer } from './support/jobs.js';
import { openPdf, pdfTags, pdfText } from './support/pdf.js';

let renderer: Renderer;
beforeAll(() => {
  renderer = testRenderer();
});
afterAll(() => renderer.stop());

interface Printed {
  /** Names of the embedded faces, without the tag of their subset; 'Type3' for glyphs that are drawn as pictures. */
  readonly faces: readonly string[];
  /** Every glyph that is shown with a numbered face; 0 is the box that a face shows for what it does not have. */
  readonly glyphs: readonly number[];
}

function inspect(bytes: Uint8Array): Printed {
  const file = readPdfFile(Buffer.from(bytes));
  const faces: string[] = [];
  const glyphs: number[] = [];
  for (const { number, start } of file.spans) {
    if (!/^\d+ 0 obj\n<</.test(file.data.toString('latin1', start, start + 24))) continue;
    const text = writeValue(file.dictionary(number));
    if (text.includes('/Subtype /Type3')) faces.push('Type3');
    const face = /\/FontName \/[A-Z]{6}\+([A-Za-z-]+)/.exec(text)?.[1];
    // A descriptor without a file describes glyphs that are drawn as pictures.
    if (face !== undefined && text.includes('/FontFile2 ')) faces.push(face);
    if (!text.includes('/FlateDecode') || text.includes('/Subtype') || text.includes('/Length1')) continue;
    const stream = file.stream(number);
    const content = inflateSync(file.data.subarray(stream.start, stream.end)).toString('latin1');
    if (!content.includes(' Tf')) continue;
    for (const [, hexadecimal = ''] of content.matchAll(/<([0-9A-Fa-f]+)>/g)) {
      if (hexadecimal.length % 4 === 0)
        glyphs.push(...(hexadecimal.match(/.{4}/g) ?? []).map((digits) => parseInt(digits, 16)));
    }
  }
  return { faces, glyphs };
}

/** Without spaces and directional marks, composed: some faces put an accent beside its letter. */
function letters(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

describe('a name in another script', () => {
  it.each([
    ['Polish', 'Łukasz Żółć', 'NotoSans'],
    ['Vietnamese', 'Nguyễn Thị Ánh', 'NotoSans'],
    ['Greek', 'Ωμέγα Παπαδόπουλος', 'NotoSans'],
    ['Cyrillic', 'Олена Шевченко', 'NotoSans'],
    ['Chinese', '王小明', 'NotoSansSC'],
    ['Chinese of many radicals', '黄金龙 马西民 高山石 长青 户玉 食骨', 'NotoSansSC'],
    ['Japanese', '山田 さくら', 'NotoSansSC'],
    ['Korean', '김민준', 'NotoSansKR'],
    ['Hebrew', 'שרה', 'NotoSansHebrew'],
    ['Thai', 'สมชาย', 'NotoSansThai'],
  ])('%s is printed with a face that has it, and reads back', async (_script, candidate, face) => {
    const { bytes } = await renderer.render(testJob({ candidate }));
    const { faces } = inspect(bytes);
    expect(faces.some((name) => name.startsWith(face))).toBe(true);
    expect(letters(await pdfText(bytes))).toContain(letters(candidate));
  });

  // pdfjs reorders Arabic and drops the marks of Devanagari, so these are looked at by face and by tag.
  it.each([
    ['Arabic', 'عمر الخيّام', 'NotoSansArabic'],
    ['Devanagari', 'अनिता शर्मा', 'NotoSans-Bold'],
  ])('%s is printed with a face that has it, inside its heading', async (_script, candidate, face) => {
    const { bytes } = await renderer.render(testJob({ candidate }));
    const document = await openPdf(bytes);
    expect(inspect(bytes).faces.some((name) => name.startsWith(face))).toBe(true);
    const [heading] = await document.getOutline();
    // Chromium writes the words of a line from left to right, so those of a right-to-left name stand in the outline in that order.
    for (const word of candidate.split(' ')) expect(heading?.title).toContain(word);
    expect((await pdfTags(bytes)).map(({ role }) => role)).toContain('H1');
  });

  it('emoji are printed as glyphs of their own and read back', async () => {
    const { bytes } = await renderer.render(testJob({ candidate: 'Kim 🎉👩🏽‍💻' }));
    expect(inspect(bytes).faces).toContain('Type3');
    expect(await pdfText(bytes)).toContain('🎉');
  });

  it('all of them on one page leave no empty box', async () => {
    const candidate = 'Łukasz Nguyễn Ωμέγα Олена 王小明 김민준 שרה สมชาย عمر अनिता 🎉';
    const { bytes } = await renderer.render(testJob({ candidate, organisation: candidate }));
    const { glyphs } = inspect(bytes);
    expect(glyphs.length).toBeGreaterThan(80);
    expect(glyphs.filter((glyph) => glyph === 0)).toEqual([]);
  });

  it('that no face has is an empty box, which is what these tests would see', async () => {
    const { bytes } = await renderer.render(testJob({ candidate: 'བཀྲ་ཤིས' }));
    expect(inspect(bytes).glyphs).toContain(0);
  });
});
