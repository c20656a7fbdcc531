import { memoryOf } from './proc.mjs';
import { quantile } from './report.mjs';

const AT_ONCE = 2;
const LIMIT_MS = 1e6;
/** Until the heaps of a new browser have their size. */
const WARM_UP = 100;

/**
 * What it is worth that Chromium keeps the memory that a brief frees for the next one (launch.ts): two browsers, one with and one
 * without, in turn. A turn is short: a page with nothing to do for two seconds collects its garbage, which would fall into the other's.
 */
export async function keptMemory({ rendering, briefs, report, rounds, batch }) {
  report.title(
    `${rounds * batch} ${briefs.name} briefs, ${AT_ONCE} at a time, memory kept for the next brief or given back`,
  );
  const { templatesDirectory, job } = briefs;
  const documents = Array.from({ length: batch }, (_, index) =>
    rendering.html({ templatesDirectory, job: job(index) }),
  );
  const open = async (browser) => {
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, () => rendering.openPage(browser)));
    return { browser, pages, each: [], total: 0, peak: 0 };
  };
  const ways = { kept: await open(await rendering.launch()), given: await open(await rendering.launch([])) };
  const print = async (way, count) => {
    let left = count;
    const each = [];
    const start = performance.now();
    await Promise.all(
      way.pages.map(async (page) => {
        while (left > 0) {
          left -= 1;
          const from = performance.now();
          await page.print(documents[left % documents.length], LIMIT_MS);
          each.push(performance.now() - from);
        }
      }),
    );
    return { each, total: performance.now() - start };
  };
  for (const way of Object.values(ways)) await print(way, WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of Object.values(ways)) {
      // Unmeasured, as in the throughput: the caches of the processor were the other's.
      await print(way, 2 * AT_ONCE);
      const { each, total } = await print(way, batch);
      way.each.push(...each);
      way.total += total;
      way.peak = Math.max(way.peak, memoryOf(way.browser.pid));
    }
  }
  const { kept, given } = ways;
  for (const { browser } of [kept, given]) await browser.end(true);
  const steadiness = quantile(given.each, 0.99) / quantile(kept.each, 0.99);
  report.line(
    `  kept: ${(given.total / kept.total).toFixed(2)} × the prints a second, p99 ${steadiness.toFixed(2)} × lower, at most ${kept.peak.toFixed(0)} MB (${given.peak.toFixed(0)} MB)`,
  );
}
