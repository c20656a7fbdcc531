// Refuses dependencies below the versions that carry a known fix. The registry's audit cannot be asked everywhere, so the list is ours.
import { readFileSync } from 'node:fs';

const FLOORS = {
  '@nestjs/core': '12.0.2',
  '@nestjs/common': '12.0.2',
  '@nestjs/platform-express': '12.0.2',
  typeorm: '1.1.0',
  'better-sqlite3': '13.2.0',
  handlebars: '4.7.10',
  multer: '2.1.1',
  qs: '6.15.4',
  'body-parser': '2.2.1',
  express: '5.0.0',
  validator: '13.15.22',
  'class-validator': '0.14.0',
  'class-transformer': '0.3.1',
  puppeteer: '25.16.0',
};

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const parts = (version) => version.split('-')[0].split('.').map(Number);

function isBelow(version, floor) {
  const [a, b] = [parts(version), parts(floor)];
  for (let i = 0; i < 3; i += 1) if (a[i] !== b[i]) return a[i] < b[i];
  return false;
}

const problems = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  const name = path.split('node_modules/').at(-1);
  const floor = FLOORS[name];
  if (floor !== undefined && isBelow(entry.version, floor))
    problems.push(`${path}: ${entry.version} is below ${floor}`);
  if (entry.resolved && !entry.resolved.startsWith('https://registry.') && !entry.link)
    problems.push(`${path}: not from the npm registry`);
  if (entry.resolved && !entry.integrity) problems.push(`${path}: no integrity in the lockfile`);
}
for (const problem of problems) console.log(problem);
console.log(`${Object.keys(FLOORS).length} floors, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
