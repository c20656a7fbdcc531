import { typical } from './one-brief.mjs';
import { memoryOf } from './proc.mjs';
import { quantile } from './report.mjs';

/** Briefs a second with one and with two at a time, in batches that take turns with the typical way. */
export async function throughput({ rendering, briefs, report, rounds, batch }) {
  report.title(`${rounds * batch} different ${briefs.name} briefs, in batches of ${batch} in turn`);
  const { templatesDirectory, job } = briefs;
  const html = rendering
    .html({ templatesDirectory, job: job(9_001) })
    .replace('@media screen{body{content-visibility:hidden}}', '');
  const browser = await rendering.launchAsTutorialsDo();
  for (const concurrency of [1, 2]) {
    const renderer = rendering.renderer({ templatesDirectory, pages: concurrency });
    await renderer.warm();
    const ways = {
      service: { print: (index) => renderer.render(job(index)), total: 0, each: [] },
      typical: { print: () => typical(browser, html), total: 0, each: [] },
    };
    let next = 0;
    let peak = 0;
    for (const way of Object.values(ways)) await together(2, concurrency, way, () => (next += 1));
    for (const way of Object.values(ways)) Object.assign(way, { total: 0, each: [] });
    for (let round = 0; round < rounds; round += 1) {
      for (const way of Object.values(ways)) await together(batch, concurrency, way, () => (next += 1));
      peak = Math.max(peak, memoryOf(renderer.status().pid));
    }
    await renderer.stop();
    const rate = ({ total }) => (rounds * batch) / (total / 1000);
    for (const [name, way] of Object.entries(ways)) {
      report.line(
        `  ${name.padEnd(8)} ${concurrency} at a time ${rate(way).toFixed(1).padStart(6)} a second, p50 ${quantile(way.each, 0.5).toFixed(0).padStart(4)} p99 ${quantile(way.each, 0.99).toFixed(0).padStart(4)} ms`,
      );
    }
    report.line(
      `  a shortlist of 50 in ${(50 / rate(ways.service)).toFixed(1)} s (typical ${(50 / rate(ways.typical)).toFixed(1)} s); browser at most ${peak.toFixed(0)} MB`,
    );
    if (concurrency < 2) continue;
    const faster = rate(ways.service) / rate(ways.typical);
    const steadier = quantile(ways.typical.each, 0.99) / quantile(ways.service.each, 0.99);
    const judged = briefs.name === 'reference';
    report.bar(
      '2a',
      `${faster.toFixed(1)} × the briefs a second of the typical way (≥ 6, set for the reference)`,
      judged ? faster >= 6 : null,
    );
    report.bar('2b', `p99 ${steadier.toFixed(1)} × lower (≥ 5, set for the reference)`, judged ? steadier >= 5 : null);
  }
  await browser.close();
}

async function together(count, concurrency, way, index) {
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left > 0) {
        left -= 1;
        const from = performance.now();
        await way.print(index());
        way.each.push(performance.now() - from);
      }
    }),
  );
  way.total += performance.now() - start;
}
