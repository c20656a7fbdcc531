import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';
import type { Options } from '@swc/core';
import type { ServeOptions } from '../../src/app.js';

const ROOT = join(import.meta.dirname, '../..');
/** What the server reads beside its own code. */
const BESIDE = ['node_modules', 'templates', 'docs', 'package.json'];
const DATA = /\.(yaml|json)$/;

const ENTRY = `
import { serve } from './dist/app.js';
const server = await serve(JSON.parse(process.argv[2]));
process.on('SIGTERM', () => server.close().then(() => process.exit(0)));
console.log(server.url);
`;

/** The server as a program of its own, so that it can be killed: compiled once, as the tests compile it. */
export class BuiltServer {
  private constructor(private readonly directory: string) {}

  static async build(): Promise<BuiltServer> {
    const directory = await mkdtemp(join(tmpdir(), 'arcbrief-built-'));
    await compile(join(ROOT, 'src'), join(directory, 'dist'));
    await writeFile(join(directory, 'server.mjs'), ENTRY);
    for (const name of BESIDE) await symlink(join(ROOT, name), join(directory, name)).catch(() => undefined);
    return new BuiltServer(directory);
  }

  /** Starts it and resolves when it listens. */
  async start(options: ServeOptions): Promise<ServerProcess> {
    const child = spawn(process.execPath, [join(this.directory, 'server.mjs'), JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: this.directory,
    });
    return ServerProcess.listening(child);
  }

  remove(): Promise<void> {
    return rm(this.directory, { recursive: true, force: true });
  }
}

export class ServerProcess {
  private readonly exited: Promise<number | null>;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    this.exited = new Promise((resolve) => child.once('exit', resolve));
  }

  static async listening(child: ChildProcess): Promise<ServerProcess> {
    const errors: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const { stdout } = child;
    if (stdout === null) throw new Error('the server has no output');
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors.join('')}`)));
    });
    return new ServerProcess(url, child);
  }

  /** As a power cut does it: no handler runs. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** As a service manager does it. @returns the exit code. */
  async terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.exited;
  }
}

async function compile(from: string, to: string): Promise<void> {
  const options = await compilerOptions();
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    if (!entry.isFile() || entry.name.endsWith('.spec.ts')) continue;
    await mkdir(dirname(target), { recursive: true });
    if (DATA.test(entry.name)) await cp(source, target);
    if (!entry.name.endsWith('.ts')) continue;
    const { code } = await transformFile(source, { ...options, sourceMaps: false });
    await writeFile(target.replace(/\.ts$/, '.js'), code);
  }
}

interface JestConfig {
  readonly default: { readonly transform: Readonly<Record<string, readonly [string, Options]>> };
}

async function compilerOptions(): Promise<Options> {
  const config = (await import(pathToFileURL(join(ROOT, 'jest.config.mjs')).href)) as JestConfig;
  return config.default.transform['^.+\\.ts$']?.[1] ?? {};
}
