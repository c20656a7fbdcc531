import { ms, quantile } from './report.mjs';
import { asOthersWriteIt, typical } from './usual-ways.mjs';

/** The same brief again, a whole shortlist again, and a shortlist in which a few candidates changed. */
export async function againAndChanged({ rendering, briefs, report, count }) {
  report.title(`${count} ${briefs.name} briefs of a shortlist, again, and with some changed`);
  const { templatesDirectory } = briefs;
  const renderer = rendering.renderer({ templatesDirectory, cacheBytes: 512 * 1024 * 1024 });
  await renderer.warm();
  await renderer.render(briefs.job(9_000));

  const jobs = Array.from({ length: count }, (_, index) => briefs.job(index));
  const all = async (wanted) => {
    const start = performance.now();
    const made = await Promise.all(wanted.map((job) => renderer.render(job)));
    return { took: performance.now() - start, made };
  };
  const first = await all(jobs);
  const printsBefore = renderer.status().prints;
  const again = await all(jobs);
  const sameBytes = again.made.every(
    ({ sha256, fromCache }, index) => fromCache && sha256 === first.made[index].sha256,
  );
  const changed = Math.max(1, Math.round(count / 40));
  const third = await all(
    jobs.map((job, index) => (index < changed ? { ...job, generatedAt: '2026-11-03T10:00:00Z' } : job)),
  );
  const renders = renderer.status().prints - printsBefore;

  const renderTimes = [];
  const lookUps = [];
  for (let index = 0; index < 30; index += 1) {
    const job = briefs.job(8_000 + index);
    for (const times of [renderTimes, lookUps]) {
      const start = performance.now();
      await renderer.render(job);
      times.push(performance.now() - start);
    }
  }
  await renderer.stop();

  const html = asOthersWriteIt(rendering.html({ templatesDirectory, job: briefs.job(0) }));
  const browser = await rendering.launchAsTutorialsDo();
  await typical(browser, html);
  const sample = Math.min(count, 30);
  const start = performance.now();
  await Promise.all(
    [0, 1].map(async () => {
      for (let index = 0; index < sample / 2; index += 1) await typical(browser, html);
    }),
  );
  const typicalTook = ((performance.now() - start) / sample) * count;
  await browser.close();

  report.line(
    `  all ${ms(first.took)}; all again ${ms(again.took)}; ${changed} changed ${ms(third.took)}, ${renders} renders; typical way ${ms(typicalTook)} (from ${sample})`,
  );
  const faster = quantile(renderTimes, 0.5) / quantile(lookUps, 0.5);
  report.bar(
    '3',
    `the same brief again ${faster.toFixed(0)} × faster than its render (≥ 150), ${ms(quantile(lookUps, 0.5))}, same bytes and no print: ${sameBytes}`,
    faster >= 150 && sameBytes,
  );
  report.bar('4a', `the shortlist ${(typicalTook / first.took).toFixed(1)} × the typical way (≥ 6)`, null);
  report.bar('4b', `the unchanged shortlist ${(first.took / again.took).toFixed(0)} × faster (≥ 100)`, null);
  report.bar('4c', `${changed} changed candidates cost ${renders} renders (≤ ${changed + 1})`, renders <= changed + 1);
}
