// The gate: every check, all of them even when one fails, and what to run to mend it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rubrics = readdirSync(new URL('../src/rubrics/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `src/rubrics/${name}`);

const bin = (path) => [`node_modules/${path}`];
const CHECKS = [
  {
    name: 'format',
    command: [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    mend: 'npm run format',
  },
  { name: 'lint', command: [...bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'], mend: 'npx eslint --fix .' },
  { name: 'types', command: [...bin('typescript/bin/tsc'), '-p', 'tsconfig.check.json'] },
  {
    name: 'walls',
    command: [...bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', 'src'],
  },
  { name: 'dead code', command: [...bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'version floors', command: ['tools/floors.mjs'] },
  { name: 'rubrics', command: ['tools/arcbrief.mjs', 'rubric', 'check', ...rubrics] },
  { name: 'rubric reference', command: ['tools/rubrics-doc.mjs', '--check'], mend: 'node tools/rubrics-doc.mjs' },
  {
    name: 'golden assessments',
    command: ['tools/golden.mjs'],
    mend: 'npm run golden -- --write (after reading what moved)',
  },
  { name: 'OpenAPI document', command: ['tools/openapi.mjs', '--check'], mend: 'npm run openapi' },
];

let failed = 0;
for (const { name, command, mend } of CHECKS) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`✓ ${name} (${seconds} s)`);
    continue;
  }
  failed += 1;
  console.log(`✗ ${name} (${seconds} s)\n${`${stdout}${stderr}`.trimEnd()}`);
  if (mend) console.log(`  mend: ${mend}`);
}
console.log(`${CHECKS.length - failed} of ${CHECKS.length} checks passed`);
process.exitCode = failed === 0 ? 0 : 1;
