import { memoryOf, settle } from './proc.mjs';

const EARLY = 200;

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
  const early = Math.min(EARLY, Math.round(prints / 2));
  let next = 0;
  const print = async (count) => {
    const end = next + count;
    await Promise.all(
      [0, 1].map(async () => {
        while (next < end) await renderer.render(briefs.job((next += 1)));
      }),
    );
  };
  await print(early);
  const before = await steady(pid);
  let peak = before;
  for (let done = early; done < prints; done += 100) {
    await print(Math.min(100, prints - done));
    peak = Math.max(peak, memoryOf(pid));
  }
  const after = await steady(pid);
  const same = renderer.status().pid === pid;
  await renderer.stop();
  report.line(
    `  ${before.toFixed(0)} MB after ${early}, ${after.toFixed(0)} MB after ${prints}, at most ${peak.toFixed(0)} MB; the same browser throughout: ${same}`,
  );
  report.bar('6', `${(after / before).toFixed(3)} × (≤ 1.05)`, same && after / before <= 1.05);
}

/** The middle of a few readings: a browser between two collections of garbage is not one that leaks. */
async function steady(pid) {
  const readings = [];
  for (let index = 0; index < 9; index += 1) {
    await settle(250);
    readings.push(memoryOf(pid));
  }
  return readings.sort((a, b) => a - b)[4];
}
