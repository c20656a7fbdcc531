import { cpuOf, cpuOfNode, memoryOf } from './proc.mjs';
import { quantile } from './report.mjs';

const AT_ONCE = 2;
const LIMIT_MS = 1e6;
/** Until the heaps of a new browser have their size. */
const WARM_UP = 100;

/**
 * What one of our savings is worth: a browser with it and one without, in turn. A turn is short: a page with nothing to do for two
 * seconds collects its garbage, which would fall into the other's.
 *
 * @param ours, without how to start each browser
 */
export async function sideBySide({ rendering, briefs, report, rounds, batch, saving, ours, without }) {
  report.title(`${rounds * batch} ${briefs.name} briefs, ${AT_ONCE} at a time, ${saving}`);
  const { templatesDirectory, job } = briefs;
  const documents = Array.from({ length: batch }, (_, index) =>
    rendering.html({ templatesDirectory, job: job(index) }),
  );
  const open = async (browser) => {
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, () => rendering.openPage(browser)));
    return { browser, pages, each: [], total: 0, cpu: 0, peak: 0 };
  };
  const ways = { ours: await open(await ours()), without: await open(await without()) };
  const print = async (way, count) => {
    let left = count;
    const each = [];
    const cpu = cpuOf(way.browser.pid) + cpuOfNode();
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
    const total = performance.now() - start;
    return { each, total, cpu: cpuOf(way.browser.pid) + cpuOfNode() - cpu };
  };
  for (const way of Object.values(ways)) await print(way, WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of Object.values(ways)) {
      // Unmeasured, as in the throughput: the caches of the processor were the other's.
      await print(way, 2 * AT_ONCE);
      const { each, total, cpu } = await print(way, batch);
      way.each.push(...each);
      way.total += total;
      way.cpu += cpu;
      way.peak = Math.max(way.peak, memoryOf(way.browser.pid));
    }
  }
  for (const { browser } of Object.values(ways)) await browser.end(true);
  const times = (figure) => (figure(ways.without) / figure(ways.ours)).toFixed(2);
  const [peak, peakWithout] = [ways.ours, ways.without].map((way) => way.peak.toFixed(0));
  report.line(
    `  with it: ${times(({ total }) => total)} × the prints a second, ${times(({ cpu }) => cpu)} × less CPU, p50 ${times(({ each }) => quantile(each, 0.5))} × and p99 ${times(({ each }) => quantile(each, 0.99))} × lower, at most ${peak} MB (${peakWithout} MB)`,
  );
}
