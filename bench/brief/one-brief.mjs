import { cpuOf, cpuOfNode, memoryOf, settle } from './proc.mjs';
import { mean, ms, quantile } from './report.mjs';
import { asOthersWriteIt, tutorial, typical, typicalInPlace } from './usual-ways.mjs';

const PRINT = {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
};

/** Prints between two readings of the clocks: reading them costs as much as a tenth of a brief. */
const BLOCK = 5;
/** Unmeasured ones before each: while the others had their turn, the caches of the processor became theirs. */
const WARM_AGAIN = 2;
/** Until Node has compiled what it is going to compile. */
const WARM_UP = 30;

const FLOOR = 'floor (raw print of the loaded page)';
const STRICT_FLOOR = 'the same with our flags and page';

/** One brief, warm: through the service, and beside it the floor and the two usual ways. */
export async function oneBrief({ rendering, briefs, report, rounds, launches }) {
  report.title(`one ${briefs.name} brief, ${rounds} times each way, in blocks of ${BLOCK} in turn`);
  const { templatesDirectory, ofOneKind: job } = briefs;
  const coldStart = performance.now();
  const renderer = rendering.renderer({ templatesDirectory, pages: 1 });
  await renderer.render(job(9_000));
  const cold = performance.now() - coldStart;

  const html = rendering.html({ templatesDirectory, job: job(9_001) });
  const ways = { service: { pid: renderer.status().pid, print: (each) => renderer.render(each) } };

  // Chromium's own print of the page as anybody would have loaded it, and, stricter, of the page as the service loads it.
  const browser = await rendering.launchAsTutorialsDo();
  const loaded = await browser.newPage();
  await loaded.setContent(asOthersWriteIt(html), { waitUntil: 'load' });
  const session = await loaded.createCDPSession();
  ways[FLOOR] = { pid: browser.process().pid, print: () => session.send('Page.printToPDF', PRINT) };
  const ourBrowser = await rendering.launch();
  const page = await rendering.openPage(ourBrowser);
  await page.session.send('Page.setDocumentContent', { frameId: page.frameId, html });
  ways[STRICT_FLOOR] = { pid: ourBrowser.pid, print: () => page.session.send('Page.printToPDF', PRINT) };

  const typicalBrowser = await rendering.launchAsTutorialsDo();
  for (const [name, way] of Object.entries({
    'typical (warm, new page, from a file)': typical,
    'lighter (warm, new page, setContent)': typicalInPlace,
  }))
    ways[name] = { pid: typicalBrowser.process().pid, print: () => way(typicalBrowser, asOthersWriteIt(html)) };

  for (const way of Object.values(ways)) {
    way.wall = [];
    way.cpu = [];
    for (let index = 0; index < WARM_UP; index += 1) await way.print(job(9_100 + index));
  }
  let next = 0;
  for (let round = 0; round < rounds; round += BLOCK) {
    for (const way of Object.values(ways)) {
      for (let again = 0; again < WARM_AGAIN; again += 1) await way.print(job((next += 1)));
      await settle();
      const jobs = Array.from({ length: BLOCK }, () => job((next += 1)));
      const cpu = cpuOf(way.pid) + cpuOfNode();
      for (const each of jobs) {
        const start = performance.now();
        await way.print(each);
        way.wall.push(performance.now() - start);
      }
      await settle();
      way.cpu.push((cpuOf(way.pid) + cpuOfNode() - cpu) / BLOCK);
    }
  }
  // What measuring itself costs between the two readings.
  const idle = [];
  for (let index = 0; index < 10; index += 1) {
    const before = cpuOfNode();
    cpuOf(renderer.status().pid);
    await settle();
    idle.push(cpuOfNode() - before);
  }
  const overhead = mean(idle) / BLOCK;
  const memory = memoryOf(renderer.status().pid);
  await Promise.all([renderer.stop(), ourBrowser.end(false), browser.close(), typicalBrowser.close()]);

  const tutorials = [];
  for (let launch = 0; launch < launches; launch += 1) {
    const start = performance.now();
    await tutorial(rendering.launchAsTutorialsDo, asOthersWriteIt(html));
    tutorials.push(performance.now() - start);
  }

  // The quieter quarter of the blocks: what neighbours do to the caches in the others is nobody's cost.
  const quiet = ({ cpu }) => quantile(cpu, 0.25) - overhead;
  for (const [name, { wall, cpu }] of Object.entries(ways)) {
    report.line(
      `  ${name.padEnd(38)} ${ms(quantile(wall, 0.5)).padStart(8)} median ${ms(quantile(wall, 0.95)).padStart(8)} p95 ${ms(quiet({ cpu })).padStart(8)} CPU`,
    );
  }
  report.line(
    `  ${'tutorial (launch, networkidle0, close)'.padEnd(38)} ${ms(quantile(tutorials, 0.5)).padStart(8)} median`,
  );
  report.line(`  cold start to the first brief ${ms(cold)}; browser ${memory.toFixed(0)} MB (shared pages by share)`);

  const overFloor = quiet(ways.service) / quiet(ways[FLOOR]);
  const overStrict = quiet(ways.service) / quiet(ways[STRICT_FLOOR]);
  const faster = quantile(tutorials, 0.5) / quantile(ways.service.wall, 0.5);
  report.bar(
    '1a',
    `service ${overFloor.toFixed(2)} × the CPU of the floor (≤ 1.3); ${overStrict.toFixed(2)} × with our own savings in the floor too`,
    overFloor <= 1.3,
  );
  report.bar(
    '1b',
    `${faster.toFixed(0)} × faster than the tutorial way (≥ 50, set for the reference)`,
    briefs.name === 'reference' ? faster >= 50 : null,
  );
}
