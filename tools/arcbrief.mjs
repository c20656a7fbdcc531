// Runs the built command line in this process, after building it when it is out of date.
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from './build-when-stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// `npm run` moves to the package's folder; the files that a person names are relative to where they stand.
const startedByNpm = ['arcbrief', 'demo', 'start'].includes(process.env.npm_lifecycle_event ?? '');
if (startedByNpm && process.env.INIT_CWD && `${process.cwd()}/` === root) process.chdir(process.env.INIT_CWD);

try {
  buildWhenStale({ announce: (line) => process.stderr.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(3);
}
await import(new URL('../dist/cli.js', import.meta.url).href);
