// Measurement: is it right as often as it says, and what does it cost? Prints the coverage simulation beside the raw
// mean and the costs by pool size; exits 1 when a figure misses its bar.
//
//   npm run bench:measurement                 (builds dist, then runs this)
//   node bench/measurement.mjs --replicates 20 --quick
//   node bench/measurement.mjs --only-set-aside     (how often a rating is set aside, and nothing else)
//   npm run bench:measurement -- --only-server      (how the server answers while it calibrates, and nothing else)
//
// Everything random is seeded: the figures are the same on every machine, the milliseconds are not.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { costs } from './measurement/costs.mjs';
import { simulations } from './measurement/coverage.mjs';
import { loadDomain } from './measurement/load.mjs';
import { serverMeanwhile } from './measurement/server.mjs';
import { ratingsSetAside } from './measurement/set-aside.mjs';

const { values } = parseArgs({
  options: {
    replicates: { type: 'string', default: '100' },
    dist: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    'only-set-aside': { type: 'boolean', default: false },
    'only-server': { type: 'boolean', default: false },
  },
});
const domain = await loadDomain(values.dist);
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
if (!values['only-server']) ratingsSetAside(domain);
const server = () => serverMeanwhile({ dist: values.dist, candidates: values.quick ? 300 : 3000 });
const missed = values['only-server']
  ? await server()
  : values['only-set-aside']
    ? []
    : [
        ...simulations(domain, { replicates: Number(values.replicates) }),
        ...costs(domain, { sizes: values.quick ? [100] : [100, 1000, 10_000] }),
        ...(await server()),
      ];
if (missed.length > 0) console.log(`\nmissed: ${missed.join(' · ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
