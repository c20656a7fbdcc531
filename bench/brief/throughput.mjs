import { memoryOf, stolenTime } from './proc.mjs';
import { quantile } from './report.mjs';
import { asOthersWriteIt, typical, typicalInPlace } from './usual-ways.mjs';

/** Prints of the service for one of the usual ways: the turns are then about as long, and a bad moment of the machine hits all alike. */
const SERVICE_SHARE = 5;

/** Briefs a second with one and with two at a time, in batches that take turns with the usual ways. */
export async function throughput({ rendering, briefs, report, rounds, batch }) {
  report.title(
    `${SERVICE_SHARE * rounds * batch} different ${briefs.name} briefs, and ${rounds * batch} the usual ways, in turn`,
  );
  const { templatesDirectory, job } = briefs;
  const html = asOthersWriteIt(rendering.html({ templatesDirectory, job: job(9_001) }));
  const browser = await rendering.launchAsTutorialsDo();
  const stolen = stolenTime();
  for (const concurrency of [1, 2]) {
    const renderer = rendering.renderer({ templatesDirectory, pages: concurrency });
    await renderer.warm();
    const ways = {
      service: { print: (index) => renderer.render(job(index)), batch: SERVICE_SHARE * batch, total: 0, each: [] },
      typical: { print: () => typical(browser, html), batch, total: 0, each: [] },
      lighter: { print: () => typicalInPlace(browser, html), batch, total: 0, each: [] },
    };
    let next = 0;
    let peak = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const way of Object.values(ways)) {
        // Unmeasured: while the others had their turn, the caches of the processor became theirs.
        await together(2 * concurrency, concurrency, { ...way, each: [] }, () => (next += 1));
        await together(way.batch, concurrency, way, () => (next += 1));
      }
      peak = Math.max(peak, memoryOf(renderer.status().pid));
    }
    await renderer.stop();
    const rate = ({ total, each }) => each.length / (total / 1000);
    for (const [name, way] of Object.entries(ways)) {
      report.line(
        `  ${name.padEnd(8)} ${concurrency} at a time ${rate(way).toFixed(1).padStart(6)} a second, p50 ${quantile(way.each, 0.5).toFixed(0).padStart(4)} p99 ${quantile(way.each, 0.99).toFixed(0).padStart(4)} ms`,
      );
    }
    report.line(
      `  a shortlist of 50 in ${(50 / rate(ways.service)).toFixed(1)} s (typical ${(50 / rate(ways.typical)).toFixed(1)} s); browser at most ${peak.toFixed(0)} MB`,
    );
    if (concurrency < 2) continue;
    const faster = (way) => rate(ways.service) / rate(way);
    const steadier = (way) => quantile(way.each, 0.99) / quantile(ways.service.each, 0.99);
    const { typical: usual, lighter } = ways;
    const judged = briefs.name === 'reference';
    report.bar(
      '2a',
      `${faster(usual).toFixed(1)} × the briefs a second of the typical way (≥ 6, set for the reference); ${faster(lighter).toFixed(1)} × the lighter one`,
      judged ? faster(usual) >= 6 : null,
    );
    report.bar(
      '2b',
      `p99 ${steadier(usual).toFixed(1)} × lower (≥ 5, set for the reference); ${steadier(lighter).toFixed(1)} × than the lighter way`,
      judged ? steadier(usual) >= 5 : null,
    );
  }
  report.line(`  the host gave ${stolen().toFixed(1)} % of the processors' time to others meanwhile`);
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
