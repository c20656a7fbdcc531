import { createReadStream } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { unpackBundledChromium } from '../../src/modules/rendering/browser/bundled-chromium.js';
import { locateBrowser, usualPlaces } from '../../src/modules/rendering/browser/browser-locator.js';
import { prepareFonts } from '../../src/modules/rendering/browser/fonts.js';
import { KEPT_MEMORY } from '../../src/modules/rendering/browser/flags.js';
import { launchBrowser } from '../../src/modules/rendering/browser/launch.js';
import { commandLine } from './support/conditions.js';

/** Which of the names stand in the file. */
async function namesIn(file: string, names: readonly string[]): Promise<readonly string[]> {
  const longest = Math.max(...names.map(({ length }) => length));
  const found = new Set<string>();
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 22 })) {
    const text = tail + String(chunk);
    for (const name of names) if (text.includes(name)) found.add(name);
    tail = text.slice(-longest);
  }
  return names.filter((name) => found.has(name));
}

describe('Memory that Chromium keeps for the next brief', () => {
  // A name that it does not know, it passes over in silence. Elsewhere than in the bundled one they may stand in a library beside it.
  it('is asked for by names that the bundled browser knows', async () => {
    const bundled = await unpackBundledChromium();
    if (bundled === null) return;
    expect(await namesIn(bundled.executablePath, [...KEPT_MEMORY, 'NoFeatureOfThisName'])).toEqual(KEPT_MEMORY);
  });

  it('is asked for whenever a browser starts', async () => {
    const browser = await launchBrowser({ located: await locateBrowser(usualPlaces(null)), fonts: prepareFonts() });
    try {
      expect(commandLine(browser.pid)).toContain(`--enable-features=${KEPT_MEMORY.join(',')}`);
    } finally {
      await browser.end(true);
    }
  });
});
