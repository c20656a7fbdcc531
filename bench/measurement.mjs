// Measurement: is it right as often as it says, and what does it cost? Prints the simulation table beside the raw mean
// and additive least squares, and the costs by pool size; exits 1 when a figure misses its bar.
//
//   npm run bench:measurement                 (builds dist, then runs this)
//   node bench/measurement.mjs --replicates 20 --quick          (costs of the smallest pool only)
//   node bench/measurement.mjs --only table                     (or: costs, set-aside, server: how it answers while it calibrates)
//
// Everything random is seeded: the figures are the same on every machine, the seconds are not.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { costs } from './measurement/costs.mjs';
import { simulations } from './measurement/coverage.mjs';
import { loadDomain } from './measurement/load.mjs';
import { serverMeanwhile } from './measurement/server.mjs';
import { ratingsSetAside } from './measurement/set-aside.mjs';

const PARTS = ['set-aside', 'table', 'costs', 'server'];

const { values } = parseArgs({
  options: {
    replicates: { type: 'string', default: '100' },
    dist: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const replicates = Number(values.replicates);
if (!(Number.isInteger(replicates) && replicates > 0))
  throw new Error(`--replicates ${values.replicates}: give a whole number above zero`);
if (values.only !== undefined && !PARTS.includes(values.only))
  throw new Error(`--only ${values.only}: give one of ${PARTS.join(', ')}`);
const wanted = (part) => values.only === undefined || values.only === part;

const domain = await loadDomain(values.dist);
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
const missed = [];
if (wanted('set-aside')) ratingsSetAside(domain);
if (wanted('table')) missed.push(...simulations(domain, { replicates }));
if (wanted('costs')) missed.push(...costs({ dist: values.dist, largest: values.quick ? 100 : 100_000 }));
if (wanted('server'))
  missed.push(...(await serverMeanwhile({ dist: values.dist, candidates: values.quick ? 300 : 3000 })));
if (missed.length > 0) console.log(`\nmissed: ${missed.join(' · ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
