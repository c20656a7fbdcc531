// Runs a command under Node 24 or newer: the machine's own node when it is new enough, else the
// one that npm installed (node-<os>-<cpu>). better-sqlite3 13 crashes on older ones, so this is not
// a matter of taste. See docs/decisions/0003-node-24-from-npm.md.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const NEEDED = 24;

function nodeFromNpm() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const path = join(dirname(manifest), 'bin', file);
    if (existsSync(path)) return path;
  } catch {
    // Not installed for this platform: the message below says what to do.
  }
  console.error(
    `Arcbrief needs Node ${NEEDED} or newer. This is ${process.version}, and the npm package "${name}" is not installed.\n` +
      'Run "npm ci" (without --omit=optional), or install Node 24.',
  );
  process.exit(3);
}

/**
 * On two cores the helpers of V8's garbage collector wait for a core that a page of the browser has, and everything waits for them:
 * a collection by the one thread alone is over sooner (decision 0021).
 */
const COLLECTOR = availableParallelism() <= 2 ? ['--single-threaded-gc'] : [];

export function runWithNode(args) {
  const node = Number(process.versions.node.split('.')[0]) >= NEEDED ? process.execPath : nodeFromNpm();
  const env = { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') };
  const child = spawn(node, [...COLLECTOR, ...args], { stdio: 'inherit', env });
  // spawnSync would leave the child running after a SIGTERM to this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(3);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 3 : 0)));
}

if (import.meta.filename === process.argv[1] || process.argv[1]?.endsWith('with-node.mjs')) {
  runWithNode(process.argv.slice(2));
}
