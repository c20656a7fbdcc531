import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SOURCES = ['src/common/errors.ts', ...filesBelow('src/modules/rendering')];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') && !path.endsWith('.spec.ts') ? [path] : [];
  });
}

/** The module as plain JavaScript that another Node process can import, without a build. Remove it when done. */
export interface Compiled {
  /** Of `renderer.js`, `settings.js` and the others. */
  readonly path: (file: string) => string;
  remove(): void;
}

/** Stands below node_modules, so that packages are found from there. */
export function compileRendering(): Compiled {
  const out = join(ROOT, 'node_modules', '.cache', 'arcbrief-test', `rendering-${process.pid}`);
  for (const source of SOURCES) {
    const { code } = transformSync(readFileSync(join(ROOT, source), 'utf8'), {
      filename: source,
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    });
    const target = join(out, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  return {
    path: (file) => join(out, 'src/modules/rendering', file),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
