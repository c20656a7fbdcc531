import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readStyles } from '../template/template-files.js';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One file that pages load, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly bytes: Readonly<Record<Encoding, Buffer>>;
}

/** Everything that pages may load. What is not in `files` does not exist, whatever a path looks like. */
export interface Assets {
  /** Address of the one style sheet. */
  readonly stylesheet: string;
  /** Name of a script ("autosave") → its address. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Last part of an address → what lies there. */
  readonly files: ReadonlyMap<string, Asset>;
}

export const ASSETS_PATH = 'assets';

/** Digits of a file's hash in its name: another content has another address, so caches may keep it for ever. */
const HASH_DIGITS = 12;
const SCRIPT_NAME = /^[a-z][a-z0-9-]*\.js$/;

/** Reads and compresses them once. @throws Error for scripts that import what is not there, or each other in a circle. */
export function loadAssets(directory: string): Assets {
  const files = new Map<string, Asset>();
  const add = (prefix: string, extension: string, text: string, type: string): string => {
    const name = `${prefix}${createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS)}.${extension}`;
    files.set(name, { type, bytes: compressed(Buffer.from(text)) });
    return `/${ASSETS_PATH}/${name}`;
  };
  const stylesheet = add('', 'css', readStyles(directory, 'pages'), 'text/css; charset=utf-8');
  const scripts: Record<string, string> = {};
  const linked = linkedScripts(join(directory, 'scripts'));
  for (const [name, text] of [...linked].sort())
    scripts[name] = add(`${name}.`, 'js', text, 'text/javascript; charset=utf-8');
  return { stylesheet, scripts, files };
}

/** Scripts import each other as `./name.js`; the browser is given the name with the hash. */
function linkedScripts(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => SCRIPT_NAME.test(file)) : [];
  const sources = new Map(
    names.sort().map((file) => [file.slice(0, -'.js'.length), readFileSync(join(folder, file), 'utf8')]),
  );
  const linked = new Map<string, string>();
  const link = (name: string, importedBy: readonly string[]): string => {
    const source = sources.get(name);
    if (source === undefined || importedBy.includes(name))
      throw new Error(
        `scripts/${importedBy.at(-1)}.js imports ./${name}.js, which ${source === undefined ? 'is not there' : 'imports it'}.`,
      );
    const known = linked.get(name);
    if (known !== undefined) return known;
    const text = source.replace(
      /(\b(?:from|import)\s*\(?\s*['"]\.\/)([a-z][a-z0-9-]*)(\.js['"])/g,
      (_, before: string, imported: string, after: string) => {
        const hash = createHash('sha256')
          .update(link(imported, [...importedBy, name]))
          .digest('hex');
        return `${before}${imported}.${hash.slice(0, HASH_DIGITS)}${after}`;
      },
    );
    linked.set(name, text);
    return text;
  };
  for (const name of sources.keys()) link(name, []);
  return linked;
}

function compressed(bytes: Buffer): Asset['bytes'] {
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { identity: bytes, gzip: gzipSync(bytes, { level: 9 }), br: brotliCompressSync(bytes, { params: size }) };
}
