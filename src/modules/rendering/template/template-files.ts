import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TemplateFile {
  readonly folder: string;
  /** How other templates and callers name it: its path below the folder without the extension. */
  readonly name: string;
  /** For messages: "partials/quote.hbs". */
  readonly path: string;
  readonly source: string;
}

interface ReadOptions {
  /** Folders below it too. */
  readonly deep?: boolean;
}

/** The templates of one folder, in the order of their names; none when there is no such folder. */
export function readTemplates(directory: string, folder: string, { deep = false }: ReadOptions = {}): TemplateFile[] {
  const root = join(directory, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: deep, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => ({
      folder,
      name: file.slice(0, -'.hbs'.length),
      path: `${folder}/${file}`,
      source: readFileSync(join(root, file), 'utf8'),
    }));
}

/** The tokens first, then the sheets of a folder in the order of their names: a later one may overrule an earlier. */
export function readStyles(directory: string, folder: string): string {
  const own = join(directory, folder);
  const sheets = existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.css')) : [];
  return [join(directory, 'tokens.css'), ...sheets.sort().map((file) => join(own, file))]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
