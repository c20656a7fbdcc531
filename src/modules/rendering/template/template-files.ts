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

/** Of its folders too: a name is a key, stands in messages and never means anything else to anybody. */
const NAME = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/;

/**
 * The templates of one folder, in the order of their names; none when there is no such folder.
 *
 * @throws Error for a file with another name than templates have.
 */
export function readTemplates(directory: string, folder: string, { deep = false }: ReadOptions = {}): TemplateFile[] {
  const root = join(directory, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: deep, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => ({
      folder,
      name: nameOf(folder, file),
      path: `${folder}/${file}`,
      source: readFileSync(join(root, file), 'utf8'),
    }));
}

function nameOf(folder: string, file: string): string {
  const name = file.slice(0, -'.hbs'.length);
  if (!NAME.test(name))
    throw new Error(`${folder}/${file}: the name of a template is lower-case letters, digits and hyphens.`);
  return name;
}

/** Tokens and pictures, which briefs and pages share, then the sheets of a folder by name: a later one may overrule an earlier. */
export function readStyles(directory: string, folder: string): string {
  const own = join(directory, folder);
  const sheets = existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.css')) : [];
  const shared = ['tokens.css', 'pictures.css'].map((name) => join(directory, name));
  return [...shared, ...sheets.sort().map((file) => join(own, file))]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
