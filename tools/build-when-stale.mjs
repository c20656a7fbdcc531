// Builds dist/ when it is missing or older than the sources: the first command after a clone, and after each edit.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');
const lock = join(root, 'node_modules', '.cache', 'build.lock');
const LOCK_IS_DEAD_AFTER_MS = 120_000;

/** Newest modification below these, in milliseconds. */
function newest(paths) {
  let time = 0;
  for (const path of paths) {
    const stat = statSync(path);
    time = Math.max(time, stat.mtimeMs);
    if (stat.isDirectory()) time = Math.max(time, newest(readdirSync(path).map((name) => join(path, name))));
  }
  return time;
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const sources = ['src', 'tsconfig.json', 'nest-cli.json', 'package.json'];
  return newest(sources.map((name) => join(root, name))) > statSync(stamp).mtimeMs;
}

/** Takes the lock, or waits until another process has let go of it (so that two commands do not build over each other). */
function takeLock() {
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > LOCK_IS_DEAD_AFTER_MS) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

/** @throws Error with the compiler's own words when the build fails. */
export function buildWhenStale({ announce }) {
  if (!existsSync(join(root, 'src')) || !isStale()) return;
  takeLock();
  try {
    if (!isStale()) return;
    const started = new Date();
    announce('Building Arcbrief (once after a clone or an edit) …');
    const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    const result = spawnSync(process.execPath, [nest, 'build'], { cwd: root, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}${result.stderr}`);
    writeFileSync(stamp, '');
    // An edit made while the compiler ran must count as newer than this build.
    utimesSync(stamp, started, started);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
