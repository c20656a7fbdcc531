import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { CDPSession } from 'puppeteer';
import { locateBrowser, usualPlaces } from '../../src/modules/rendering/browser/browser-locator.js';
import { prepareFonts } from '../../src/modules/rendering/browser/fonts.js';
import { launchBrowser } from '../../src/modules/rendering/browser/launch.js';
import { privateMemory } from '../../src/modules/rendering/browser/processes.js';
import { buildDocument } from '../../src/modules/rendering/template/document.js';
import { until } from './support/conditions.js';
import { TEMPLATES, testJob, testRenderer } from './support/jobs.js';

const directory = mkdtempSync(join(tmpdir(), 'arcbrief-window-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface TraceEvent {
  readonly name: string;
  readonly args: { readonly beginData?: { readonly totalObjects: number } };
}

/** How many objects each layout was of that the browser did meanwhile. */
async function layoutsDuring(session: CDPSession, work: () => Promise<unknown>): Promise<readonly number[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  const traceConfig = { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' });
  await work();
  await session.send('Tracing.end');
  await complete;
  return events.filter(({ name }) => name === 'Layout').map(({ args }) => args.beginData?.totalObjects ?? 0);
}

describe('The window of a page that prints', () => {
  it('is never laid out for: a brief is, once, for its paper', async () => {
    const browser = await launchBrowser({ located: await locateBrowser(usualPlaces(null)), fonts: prepareFonts() });
    try {
      const page = await browser.openPage({ freshContext: false });
      const paragraphs = '<p>She wrote the review herself.</p>'.repeat(100);
      const html = buildDocument({ body: paragraphs, styles: '', paper: 'A4', language: 'en', mark: 'arcbrief-job-1' });
      await page.print(html, 10_000);
      const layouts = await layoutsDuring(browser.session, () => page.print(html, 10_000));
      expect(layouts.filter((objects) => objects > 100)).toHaveLength(1);
    } finally {
      await browser.end(true);
    }
  });

  it('is not mistaken for the paper unnoticed: pages with nothing on them are no brief', async () => {
    const templatesDirectory = join(directory, 'templates');
    cpSync(TEMPLATES, templatesDirectory, { recursive: true });
    appendFileSync(
      join(templatesDirectory, 'brief', 'brief.css'),
      '\n@media print { body { display: none !important } }\n',
    );
    const renderer = testRenderer({ templatesDirectory });
    try {
      await expect(renderer.render(testJob())).rejects.toMatchObject({ reason: 'foreign-content' });
    } finally {
      await renderer.stop();
    }
  });
});

it('The memory of the last briefs is given back while nobody prints', async () => {
  const renderer = testRenderer({ pages: 1, cacheBytes: 0 });
  try {
    const evidence = [
      { criterion: 'Judgement', text: 'He wrote down what broke, and why, and what it cost. '.repeat(200) },
    ];
    let peak = 0;
    await renderer.warm();
    const { pid } = renderer.status();
    const memory = () => privateMemory(pid ?? 0);
    const before = memory();
    for (let index = 0; index < 150; index += 1) {
      await renderer.render(testJob({ candidate: `Candidate ${index}`, evidence }));
      if (index % 10 === 0) peak = Math.max(peak, memory());
    }
    expect(peak).toBeGreaterThan(before);
    await until('the browser has given memory back', () => memory() < before + (peak - before) / 2);
  } finally {
    await renderer.stop();
  }
});
