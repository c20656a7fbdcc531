import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The same briefs by two processes, in opposite orders: how many differ. */
export async function compareProcesses({ rendering, briefs, report, count, dist }) {
  report.title(`${count} ${briefs.name} briefs by two processes`);
  const jobs = Array.from({ length: count }, (_, index) => briefs.job(index));
  const [forwards, backwards] = await Promise.all(
    [jobs, [...jobs].reverse()].map((input) => hashesFrom({ input, dist, briefs })),
  );
  const differing = Object.keys(forwards).filter((title) => forwards[title] !== backwards[title]).length;
  report.bar(
    '5',
    `${differing} of ${Object.keys(forwards).length} differ (0), ${rendering.build}`,
    differing === 0 && Object.keys(forwards).length === count,
  );
}

async function hashesFrom({ input, dist, briefs }) {
  const url = (file) => JSON.stringify(pathToFileURL(resolve(dist, 'modules/rendering', file)).href);
  const script = `
    // Who wanted the hashes is gone: nobody would ever stop this otherwise, and it works as hard as it can.
    process.on('disconnect', () => process.exit(1));
    import { Renderer } from ${url('renderer.js')};
    import { renderingSettings } from ${url('settings.js')};
    const jobs = ${JSON.stringify(input)};
    const renderer = new Renderer(renderingSettings({ templatesDirectory: ${JSON.stringify(briefs.templatesDirectory)}, cacheBytes: 0 }));
    const hashes = {};
    await Promise.all([0, 1].map(async () => {
      for (let job = jobs.pop(); job; job = jobs.pop()) hashes[job.title] = (await renderer.render(job)).sha256;
    }));
    console.log(JSON.stringify(hashes));
    await renderer.stop();
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  child.stdin.end(script);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`A process that printed briefs ended with ${code}; what it said stands above.`);
  return JSON.parse(said);
}
