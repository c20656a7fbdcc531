// Runs one of the benchmarks under bench/ on a fresh build: node tools/bench.mjs brief [--quick]
import { buildWhenStale } from './build-when-stale.mjs';

const [name, ...rest] = process.argv.slice(2);
buildWhenStale({ announce: (line) => process.stderr.write(`${line}\n`) });
const script = new URL(`../bench/${name}.mjs`, import.meta.url);
process.argv = [process.argv[0], script.pathname, ...rest];
await import(script.href);
