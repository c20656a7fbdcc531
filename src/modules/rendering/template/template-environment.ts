import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { RenderFailed, RenderTooLarge } from '../rendering.errors.js';
import type { TemplateName } from '../render-job.js';
import { nameableData, plainData } from './plain-data.js';
import { HELPERS, holdToRules } from './template-rules.js';

/** Templates and style sheets of one directory, loaded, checked and compiled once. */
export interface TemplateEnvironment {
  /** SHA-256 over all templates and style sheets: part of what names a PDF. */
  readonly sha256: string;
  /** The style sheets, in order: trusted, because they are files of the project. */
  readonly styles: string;
  /**
   * What stands inside `<body>`.
   *
   * @throws RenderFailed when the view does not fit the template; RenderTooLarge beyond the caps.
   */
  renderBody(template: TemplateName, view: unknown): string;
}

export const HTML_CAP_CHARACTERS = 24_000_000;
/** A template that repeats more often than this is in a loop of loops. */
const REPETITIONS_CAP = 400_000;
const TIME_CAP_MS = 5_000;

const NAMES: readonly TemplateName[] = ['hiring-brief', 'shortlist-brief'];

/** One environment of its own: no global helpers, no prototype access, no helper that a template does not need. */
export function loadTemplates(directory: string): TemplateEnvironment {
  const files = ['layouts', 'partials', 'brief'].flatMap((folder) => readTemplates(join(directory, folder), folder));
  const styles = styleSheets(directory)
    .map((sheet) => readFileSync(sheet, 'utf8'))
    .join('\n');
  if (/<\/style/i.test(styles)) throw new Error(`${directory}: a style sheet cannot hold "</style".`);

  const budget = new Budget();
  const handlebars = createHandlebars(budget);
  const partials = files.filter((file) => file.folder !== 'brief');
  const names = new Set(partials.map((file) => file.name));
  if (names.size !== partials.length) throw new Error(`${directory}: a layout and a partial have the same name.`);
  for (const file of partials) handlebars.registerPartial(file.name, compile(handlebars, file, names));
  const entries = new Map(
    files.filter((file) => file.folder === 'brief').map((file) => [file.name, compile(handlebars, file, names)]),
  );

  return {
    sha256: hashOf(files, styles),
    styles,
    renderBody(template, view) {
      const entry = NAMES.includes(template) ? entries.get(template) : undefined;
      if (!entry) throw new RenderFailed('template', new Error(`There is no template brief/${template}.hbs.`));
      const data = plainData(view);
      budget.start();
      const body = fill(entry, data, view);
      if (body.length > HTML_CAP_CHARACTERS) throw new RenderTooLarge('The brief is longer than a PDF can be made of.');
      return body;
    },
  };
}

function fill(entry: HandlebarsTemplateDelegate, data: unknown, view: unknown): string {
  try {
    return entry(data, NO_PROTOTYPES);
  } catch (error) {
    if (error instanceof RenderTooLarge) throw error;
    throw new RenderFailed('template', explain(entry, view) ?? error);
  }
}

const NO_PROTOTYPES = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };

/** What the template engine says about a view whose objects it can name, e.g. '"seat" not defined in the view - 3:8'. */
function explain(entry: HandlebarsTemplateDelegate, view: unknown): unknown {
  try {
    entry(nameableData(view), NO_PROTOTYPES);
    return null;
  } catch (error) {
    return error;
  }
}

/** The tokens first, then the sheets of the briefs in the order of their names: a later one may overrule an earlier. */
function styleSheets(directory: string): readonly string[] {
  const folder = join(directory, 'brief');
  const own = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.css')) : [];
  return [join(directory, 'tokens.css'), ...own.sort().map((file) => join(folder, file))].filter(existsSync);
}

interface TemplateFile {
  readonly folder: string;
  readonly name: string;
  readonly path: string;
  readonly source: string;
}

function readTemplates(directory: string, folder: string): readonly TemplateFile[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => ({
      folder,
      name: basename(file, '.hbs'),
      path: `${folder}/${file}`,
      source: readFileSync(join(directory, file), 'utf8'),
    }));
}

function hashOf(files: readonly TemplateFile[], styles: string): string {
  const hash = createHash('sha256');
  for (const { path, source } of files) hash.update(`${path}\0${source.length}\0${source}\0`);
  return hash.update(styles).digest('hex');
}

type HandlebarsEnvironment = ReturnType<typeof Handlebars.create>;
type HandlebarsTemplateDelegate = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

function compile(
  handlebars: HandlebarsEnvironment,
  { path, source }: TemplateFile,
  partials: ReadonlySet<string>,
): HandlebarsTemplateDelegate {
  const tree = handlebars.parse(source, { srcName: path });
  holdToRules(tree, path, partials);
  const knownHelpers = Object.fromEntries(['lookup', 'log', ...HELPERS].map((name) => [name, HELPERS.has(name)]));
  // The types know the built-in helpers only; false takes one away.
  return handlebars.compile(tree, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: knownHelpers,
  });
}

function createHandlebars(budget: Budget): HandlebarsEnvironment {
  const handlebars = Handlebars.create();
  for (const name of ['lookup', 'log']) handlebars.unregisterHelper(name);
  const each = handlebars.helpers['each'] as Handlebars.HelperDelegate;
  handlebars.unregisterHelper('each');
  handlebars.registerHelper('each', function (this: unknown, items: unknown, options: Handlebars.HelperOptions) {
    const { fn } = options;
    const counted: Handlebars.TemplateDelegate = (context, runtime) => {
      budget.spend();
      return fn(context, runtime);
    };
    return each.call(this, items, { ...options, fn: counted }) as string;
  });
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  return handlebars;
}

/** Templates run in the server's own thread, so what they may spend is counted where they repeat. */
class Budget {
  private repetitions = 0;
  private deadline = 0;

  start(): void {
    this.repetitions = 0;
    this.deadline = performance.now() + TIME_CAP_MS;
  }

  spend(): void {
    this.repetitions += 1;
    if (this.repetitions > REPETITIONS_CAP || (this.repetitions % 1024 === 0 && performance.now() > this.deadline)) {
      throw new RenderTooLarge('The brief holds more entries than a PDF can be made of.');
    }
  }
}
