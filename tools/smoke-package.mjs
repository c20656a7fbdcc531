// The package as npm would publish it: packed, unpacked beside these node_modules, and its command run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar-fs';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { buildWhenStale } from './build-when-stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
buildWhenStale({ announce: (line) => console.log(line) });
const folder = mkdtempSync(join(tmpdir(), 'arcbrief-package-'));

function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  await pipeline(createReadStream(join(folder, archive)), createGunzip(), extract(folder));
  const unpacked = join(folder, 'package');
  symlinkSync(join(root, 'node_modules'), join(unpacked, 'node_modules'));
  if (!existsSync(join(unpacked, 'docs/openapi.json'))) throw new Error('docs/openapi.json is not in the package');
  const bin = join(unpacked, 'bin/arcbrief.mjs');
  const assessment = JSON.parse(run(process.execPath, [bin, 'assess', join(unpacked, 'examples/staff-engineer.yaml')]));
  if (assessment.schema !== 'arcbrief.assessment/1') throw new Error('assess printed something else');
  run(process.execPath, [bin, 'brief', 'examples/staff-engineer.yaml', '--out', 'briefs'], { cwd: unpacked });
  console.log(`the package works: ${archive}, ${readdirSync(join(unpacked, 'briefs')).length} briefs`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
