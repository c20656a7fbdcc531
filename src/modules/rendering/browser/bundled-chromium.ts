import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { cacheDirectory } from './cache-directory.js';
import { processIsGone } from './processes.js';

export interface BundledChromium {
  readonly executablePath: string;
  /** Libraries that a bare machine lacks (nss, nspr, expat), for LD_LIBRARY_PATH. */
  readonly libraryPath: string;
  readonly build: string;
}

const CHUNK = 1 << 21;

/**
 * The Chromium inside @sparticuz/chromium, unpacked once (2–5 s) by ourselves: the package's own way uses one fixed path that
 * everybody on the machine can write, without an atomic rename. Null where the package has no build (it is x64 Linux).
 */
export async function unpackBundledChromium(): Promise<BundledChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const packageRoot = findPackage();
  if (packageRoot === null) return null;
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const root = cacheDirectory();
  const directory = join(root, `chromium-${version}`);
  if (!existsSync(join(directory, 'complete'))) await unpack(join(packageRoot, 'bin'), root, directory);
  return {
    executablePath: join(directory, 'chromium'),
    libraryPath: join(directory, 'al2023', 'lib'),
    build: `sparticuz-chromium-${version}`,
  };
}

/** The package's manifest is not exported, so its main file shows the way. */
function findPackage(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  } catch {
    return null;
  }
}

async function unpack(bin: string, root: string, directory: string): Promise<void> {
  await removeAbandoned(root);
  const temporary = join(root, `unpacking-${process.pid}-${Date.now()}`);
  try {
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    const packed = (file: string) =>
      [createReadStream(join(bin, file)), createBrotliDecompress({ chunkSize: CHUNK })] as const;
    await Promise.all([
      pipeline(...packed('chromium.br'), createWriteStream(join(temporary, 'chromium'), { mode: 0o755 })),
      pipeline(...packed('al2023.tar.br'), extract(join(temporary, 'al2023'))),
      pipeline(...packed('swiftshader.tar.br'), extract(temporary)),
    ]);
    await writeFile(join(temporary, 'complete'), '');
    // Another process may have been first, and then its directory stands; one without "complete" is a leftover.
    if (existsSync(directory) && !existsSync(join(directory, 'complete')))
      await rm(directory, { recursive: true, force: true });
    await rename(temporary, directory).catch((error: unknown) => {
      if (!existsSync(join(directory, 'complete'))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What a process that died while unpacking left behind: 200 MB each. */
async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = /^unpacking-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && processIsGone(Number(pid))) await rm(join(root, name), { recursive: true, force: true });
  }
}
