// Assesses every example with the built engine and compares with the checked-in assessments: first shows what moved;
// `--write` makes what it now says the new baseline.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const golden = `${root}test/golden/assessments`;
const write = process.argv.includes('--write');
const SHOWN = 12;
/** Numbers may differ by rounding between processors; nothing else may. */
const TOLERANCE = 1e-9;

/** Every leaf of a JSON value with its path. */
function* leaves(value, path = '') {
  if (value === null || typeof value !== 'object') return yield [path, value];
  for (const [key, member] of Object.entries(value)) yield* leaves(member, `${path}/${key}`);
}

function same(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
  return a === b;
}

function moved(before, after) {
  const [a, b] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => !same(a.get(path), b.get(path)))
    .map((path) => `  ${path}: ${JSON.stringify(a.get(path))} → ${JSON.stringify(b.get(path))}`);
}

mkdirSync(golden, { recursive: true });
let failures = 0;
const examples = readdirSync(`${root}examples`).filter((name) => name.endsWith('.yaml'));
for (const example of examples) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/arcbrief.mjs', 'assess', `examples/${example}`],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0) {
    failures += 1;
    console.log(`${example}: assess ended with ${status}\n${stderr}`);
    continue;
  }
  const file = `${golden}/${example.replace('.yaml', '.json')}`;
  const differences = existsSync(file)
    ? moved(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(stdout))
    : ['  no baseline yet'];
  if (differences.length === 0) continue;
  console.log(`${example}: ${differences.length} differences\n${differences.slice(0, SHOWN).join('\n')}`);
  if (differences.length > SHOWN) console.log(`  … and ${differences.length - SHOWN} more`);
  if (write) writeFileSync(file, stdout);
  else failures += 1;
}
if (examples.length === 0) failures += 1;
console.log(`${examples.length} examples, ${failures} unlike their golden assessment`);
process.exitCode = failures === 0 ? 0 : 1;
