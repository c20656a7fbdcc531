// What a brief costs, beside what it could cost at best and what it costs the usual ways, all in one run and interleaved.
//
//   npm run bench:brief                  (builds dist, then runs this; about ten minutes)
//   npm run bench:brief -- --quick       (a tenth of everything, for a first look)
//
// Exits 1 when a bar is missed. CPU is that of the process tree, from /proc (Linux).
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { againAndChanged } from './brief/again.mjs';
import { compareProcesses } from './brief/bytes.mjs';
import { oneBrief } from './brief/one-brief.mjs';
import { realBriefs, referenceBriefs } from './brief/briefs.mjs';
import { loadRendering } from './brief/load.mjs';
import { memoryOverPrints } from './brief/memory.mjs';
import { Report } from './brief/report.mjs';
import { sideBySide } from './brief/side-by-side.mjs';
import { throughput } from './brief/throughput.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: resolve(import.meta.dirname, '../dist') },
    quick: { type: 'boolean', default: false },
  },
});
const scale = values.quick ? 0.1 : 1;
const times = (count) => Math.max(4, Math.round(count * scale));

const rendering = await loadRendering(values.dist);
const report = new Report();
report.line(
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[0]?.toFixed(1)}, ${rendering.build}`,
);

const reference = referenceBriefs();
const real = await realBriefs(values.dist);
report.line('reference: 3 pages, about 950 words, two tables, one chart: the document on which the bars were set');
report.line(`real: ${real.describe}`);

for (const briefs of [reference, real])
  await oneBrief({ rendering, briefs, report, rounds: times(60), launches: values.quick ? 1 : 5 });
await throughput({ rendering, briefs: reference, report, rounds: times(20), batch: 20 });
await throughput({ rendering, briefs: real, report, rounds: times(5), batch: 10 });
const inTurn = { rendering, report, ours: () => rendering.launch() };
await sideBySide({
  ...inTurn,
  briefs: reference,
  rounds: times(20),
  batch: 50,
  saving: 'memory kept for the next brief, or given back',
  without: () => rendering.launch([]),
});
await sideBySide({
  ...inTurn,
  briefs: real,
  rounds: times(20),
  batch: 20,
  saving: 'the PDF as bytes (CBOR), or as base64 in JSON',
  without: () => rendering.launchOverJson(),
});
for (const briefs of [reference, real]) await againAndChanged({ rendering, briefs, report, count: times(200) });
await compareProcesses({ rendering, briefs: real, report, count: times(1_000), dist: values.dist });
await memoryOverPrints({ rendering, briefs: reference, report, prints: times(10_000) });
report.end();
