// How a PDF is usually made with Chromium. The browser is started as tutorials start it (load.mjs); the document is the service's own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PDF = { format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: true };

/** Only the service knows that nobody looks at the window; the usual ways print the page without that line. */
export function asOthersWriteIt(html) {
  const others = html.replace(/@media screen[^{]*\{body\{display:none\}\}/, '');
  if (others === html)
    throw new Error('The line that hides a brief from the window is written otherwise now (document.ts).');
  return others;
}

/**
 * The typical way: a warm browser, a new page for each PDF, the document loaded from a file in a folder of its own, printed, the page
 * closed. Print servers work so (Gotenberg 8: a new target, file:///…/index.html, the load event, printToPDF).
 */
export async function typical(browser, html) {
  const folder = await mkdtemp(join(tmpdir(), 'arcbrief-bench-'));
  try {
    const file = join(folder, 'index.html');
    await writeFile(file, html);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.pdf(PDF);
    await page.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same, lighter: the document is written into the new page. No load of a file, and no other process for it. */
export async function typicalInPlace(browser, html) {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  await page.pdf(PDF);
  await page.close();
}

/** As tutorials do: a browser for each PDF, and two quiet seconds of waiting for a network that nobody uses. */
export async function tutorial(launch, html) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: 'networkidle0' });
  await page.pdf({ format: 'A4', printBackground: true });
  await browser.close();
}
