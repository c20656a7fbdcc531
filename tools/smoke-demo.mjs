// `npm run demo -- --once`, twice in an empty folder: every brief is there, the second run prints the same bytes and issues nothing new.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from './build-when-stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
buildWhenStale({ announce: (line) => console.log(line) });
const folder = mkdtempSync(join(tmpdir(), 'arcbrief-demo-'));

/** Runs the demo; the hash of each PDF by its path below ./out, and the seconds it took. */
function demo() {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/arcbrief.mjs'), 'demo', '--once'], {
    cwd: folder,
    env: { ...process.env, ARCBRIEF_DATA_DIR: join(folder, 'data'), ARCBRIEF_DATABASE_URL: '' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`demo ended with ${status}\n${stdout}${stderr}`);
  const out = join(folder, 'out');
  const files = readdirSync(out, { recursive: true })
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  const hash = (name) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
  return {
    hashes: JSON.stringify(files.map((name) => [name, hash(name)])),
    count: files.length,
    seconds: (performance.now() - started) / 1000,
  };
}

/** One for each application, and one for each shortlist of two or more. */
function expectedBriefs() {
  const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'));
  return examples.reduce((sum, name) => {
    const applications = readFileSync(join(root, 'examples', name), 'utf8').match(/^ {4}candidate:/gm)?.length ?? 0;
    return sum + applications + (applications > 1 ? 1 : 0);
  }, 0);
}

try {
  const first = demo();
  const second = demo();
  console.log(`${first.count} briefs; first run ${first.seconds.toFixed(1)} s, second ${second.seconds.toFixed(1)} s`);
  if (first.count !== expectedBriefs()) throw new Error(`${expectedBriefs()} briefs were expected`);
  if (first.hashes !== second.hashes) throw new Error('the second run wrote other bytes');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
