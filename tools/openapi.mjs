// Writes docs/openapi.json from the build; with --check compares it, and says which command to run when it is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { buildWhenStale } from './build-when-stale.mjs';

const file = new URL('../docs/openapi.json', import.meta.url);
const built = new URL('../dist/openapi.js', import.meta.url);

buildWhenStale({ announce: console.error });
const { openApiDocument } = await import(built.href);
const text = `${JSON.stringify(await openApiDocument(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const checkedIn = await readFile(file, 'utf8').catch(() => '');
  if (checkedIn !== text) {
    console.error('docs/openapi.json is not what the build says. Run: npm run openapi');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
  console.log('docs/openapi.json written.');
}
