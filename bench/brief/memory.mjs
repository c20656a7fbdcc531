import { memoryOf } from './proc.mjs';
import { mean } from './report.mjs';

const EARLY = 200;
const BATCH = 10;

/** Memory of one browser that is never replaced, after many prints beside after two hundred. */
export async function memoryOverPrints({ rendering, briefs, report, prints }) {
  report.title(`${prints} ${briefs.name} briefs by one browser`);
  const renderer = rendering.renderer({
    templatesDirectory: briefs.templatesDirectory,
    cacheBytes: 0,
    printsPerBrowser: Infinity,
    memoryLimitBytes: Infinity,
  });
  await renderer.warm();
  const { pid } = renderer.status();
  const early = Math.min(EARLY, Math.round(prints / 4));
  let next = 0;
  let peak = 0;
  const print = async (count) => {
    const end = next + count;
    await Promise.all(
      [0, 1].map(async () => {
        while (next < end) await renderer.render(briefs.job((next += 1)));
      }),
    );
    const reading = memoryOf(pid);
    peak = Math.max(peak, reading);
    return reading;
  };
  /** Over a stretch of prints, because a browser that has just collected its garbage is not one that does not leak. */
  const average = async (count) => {
    const readings = [];
    for (const end = next + count; next < end;) readings.push(await print(Math.min(BATCH, end - next)));
    return mean(readings);
  };
  await print(early);
  const before = await average(early);
  while (next < prints - early) await print(Math.min(100, prints - early - next));
  const after = await average(early);
  const same = renderer.status().pid === pid;
  await renderer.stop();
  report.line(
    `  ${before.toFixed(0)} MB on average after ${early}, ${after.toFixed(0)} MB at the end, at most ${peak.toFixed(0)} MB; the same browser throughout: ${same}`,
  );
  report.bar('6', `${(after / before).toFixed(3)} × (≤ 1.05)`, same && after / before <= 1.05);
}
