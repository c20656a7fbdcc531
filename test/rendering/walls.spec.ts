import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserSupervisor } from '../../src/modules/rendering/browser/supervisor.js';
import { checkActions, checkMark, pagesOf } from '../../src/modules/rendering/pdf/pdf-checks.js';
import { readPdfFile } from '../../src/modules/rendering/pdf/pdf-file.js';
import type { Renderer } from '../../src/modules/rendering/renderer.js';
import { RenderFailed } from '../../src/modules/rendering/rendering.errors.js';
import { buildDocument, createMark } from '../../src/modules/rendering/template/document.js';
import { openCanary } from './support/canary.js';
import type { Canary } from './support/canary.js';
import { testJob, testRenderer, testSupervisor } from './support/jobs.js';
import { hostilePayloads } from './support/payloads.js';
import { pdfText } from './support/pdf.js';

const SECRET = 'secret-of-a-file-4711';

let canary: Canary;
let directory: string;
let payloads: readonly string[];

beforeAll(async () => {
  canary = await openCanary();
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-walls-'));
  const file = join(directory, 'secret.txt');
  writeFileSync(file, SECRET);
  const address = pathToFileURL(file).href;
  payloads = ['127.0.0.1', 'localhost'].flatMap((host) => hostilePayloads(`http://${host}:${canary.port}`, address));
});

afterAll(async () => {
  await canary.close();
  rmSync(directory, { recursive: true });
});

/** Whatever happens to a hostile document, these are the only two ends it may come to. */
type End = { readonly printed: Buffer } | { readonly failed: RenderFailed };

async function printRaw(supervisor: BrowserSupervisor, body: string): Promise<End> {
  const mark = createMark();
  const accept = (bytes: Buffer) => {
    const file = readPdfFile(bytes);
    checkMark(file, mark);
    checkActions(file, pagesOf(file));
  };
  try {
    const html = buildDocument({ body, styles: '', paper: 'A4', language: 'en', mark });
    return { printed: await supervisor.print({ html, accept }) };
  } catch (error) {
    if (error instanceof RenderFailed) return { failed: error };
    throw error;
  }
}

describe('what people wrote', () => {
  let renderer: Renderer;
  beforeAll(() => {
    renderer = testRenderer();
  });
  afterAll(() => renderer.stop());

  it('stands in the PDF as text, makes no connection and reads no file, wherever it was written', async () => {
    for (const payload of payloads) {
      const { bytes } = await renderer.render(
        testJob({
          candidate: payload,
          organisation: payload,
          evidence: [{ criterion: payload, text: payload }],
          note: payload,
        }),
      );
      // A page may end within a payload; what stands in its margin is taken out.
      const text = (await pdfText(bytes)).replace(/\s+/g, '').replace(/\d+of\d+hiringbriefforAnnaBerg/g, '');
      expect({ payload, times: text.split(payload.replace(/\s+/g, '')).length - 1 }).toEqual({ payload, times: 5 });
      expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
      expect(text).not.toContain(SECRET);
    }
    await renderer.stop();
    expect(canary.connections()).toBe(0);
  }, 120_000);
});

describe('the walls, were the escaping ever to fail', () => {
  it('make no connection and read no file for any payload as raw HTML, and the page is never carried off', async () => {
    const supervisor = await testSupervisor({ attemptLimitMs: 5_000 });
    for (const payload of payloads) {
      const end = await printRaw(supervisor, payload);
      if ('printed' in end) {
        expect(end.printed.includes('internal page')).toBe(false);
        const text = await pdfText(end.printed);
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('internal page');
      } else {
        expect(['navigated', 'foreign-content', 'forbidden-link', 'refused-by-browser']).toContain(end.failed.reason);
      }
      // The next brief gets a page that works, whatever this one did to its own.
      const next = await printRaw(supervisor, '<h1>Next brief</h1>');
      expect('printed' in next && (await pdfText(next.printed))).toContain('Next brief');
    }
    // Whatever was still on its way has nowhere to come from once the browser is gone.
    await supervisor.stop();
    expect(canary.connections()).toBe(0);
  }, 240_000);

  it('hold in a fresh context for each job as well', async () => {
    const supervisor = await testSupervisor({ attemptLimitMs: 5_000, freshContext: true });
    await printRaw(supervisor, payloads.join('\n'));
    const next = await printRaw(supervisor, '<h1>Next brief</h1>');
    await supervisor.stop();
    expect('printed' in next && (await pdfText(next.printed))).toContain('Next brief');
    expect(canary.connections()).toBe(0);
  }, 60_000);

  it.each([
    ['a frame', '<iframe src="https://example.org/"></iframe>', 'navigated'],
    ['a link that runs a script', '<a href="javascript:alert(1)">x</a>', 'forbidden-link'],
    ['a link to a file', '<a href="file:///etc/passwd">x</a>', 'forbidden-link'],
    ['a link over plain http', '<a href="http://example.org/">x</a>', 'forbidden-link'],
    [
      'the mark of another job',
      '<a href="https://example.org/arcbrief-job-00000000000000000000000000000000">x</a>',
      'foreign-content',
    ],
  ])('refuse a PDF with %s', async (_what, body, reason) => {
    const supervisor = await testSupervisor();
    const end = await printRaw(supervisor, body);
    await supervisor.stop();
    expect('failed' in end ? end.failed.reason : 'printed').toBe(reason);
  });

  it('let a link inside the document and one to an https address pass', async () => {
    const supervisor = await testSupervisor();
    const end = await printRaw(
      supervisor,
      '<a href="#end">end</a> <a href="https://example.org/">x</a><h2 id="end">End</h2>',
    );
    await supervisor.stop();
    expect(end).toHaveProperty('printed');
  });
});
