import { accessSync, constants, lstatSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where things are kept that can be made again at any time (the unpacked browser, the font configuration): with the packages that they
 * come from, or, where those are not ours to write, in a directory that only this user can enter.
 */
export function cacheDirectory(): string {
  const beside = besidePackages();
  if (beside !== null && tryDirectory(beside)) return beside;
  for (const own of [join(homedir(), '.cache', 'arcbrief'), join(tmpdir(), `arcbrief-${userName()}`)]) {
    if (tryDirectory(own) && isOursAlone(own)) return own;
  }
  throw new Error('there is no directory to unpack the browser in');
}

function besidePackages(): string | null {
  try {
    const marker = `${join('node_modules', '@sparticuz')}`;
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const end = main.lastIndexOf(marker);
    return end < 0 ? null : join(main.slice(0, end), 'node_modules', '.cache', 'arcbrief');
  } catch {
    return null;
  }
}

function tryDirectory(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
    return dirname(path) !== path;
  } catch {
    return false;
  }
}

/** Nobody else may have planted what we are about to execute. */
function isOursAlone(path: string): boolean {
  if (process.platform === 'win32') return true;
  const stat = lstatSync(path);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

function userName(): string {
  return String(process.getuid?.() ?? userInfo().username);
}
