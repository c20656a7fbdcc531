// What a page costs: its weight over the wire, the server's time with a hundred times the data, and the read behind a shortlist beside
// the usual way. All in one run on SQLite, interleaved; every page of the router is in it, and one that cannot be reached is MISSING.
//
//   npm run bench:pages                  (builds dist, then runs this; about five minutes, most of it writing the data)
//   npm run bench:pages -- --quick       (a tenth of the data and of the rounds, for a first look)
//
// Exits 1 when a bar is missed.
import 'reflect-metadata';
import '../test/support/database-typescript.mjs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Report } from './brief/report.mjs';
import { ProductOnFile } from './pages/product.mjs';
import { shortlistRead } from './pages/shortlist.mjs';
import { serverTimes } from './pages/times.mjs';
import { pageWeights } from './pages/weights.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: resolve(import.meta.dirname, '../dist') },
    quick: { type: 'boolean', default: false },
  },
});
const rounds = values.quick ? 20 : 100;

const report = new Report();
report.line(
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[0]?.toFixed(1)}`,
);

// The same requisition in both: what a page shows is equal, so what grows is what the server has to find it among.
const few = await ProductOnFile.start(values.dist, { requisitions: 1, applications: 10, interviewers: 5 });
const many = await ProductOnFile.start(values.dist, {
  requisitions: values.quick ? 10 : 100,
  applications: 10,
  interviewers: 5,
});
const bare = await ProductOnFile.start(values.dist, null);
report.line(`few: ${few.describe}; many: ${many.describe}`);

await pageWeights({ few, many, bare, report });
await serverTimes({ few, many, bare, report, rounds });
await shortlistRead({ product: many, report, rounds: Math.round(rounds / 2), dist: values.dist });
report.end();
await Promise.all([few, many, bare].map((product) => product.stop()));
