import Handlebars from 'handlebars';
import { RenderFailed, RenderTooLarge } from '../rendering.errors.js';
import { nameableData, plainData } from './plain-data.js';
import type { TemplateFile } from './template-files.js';
import { HELPERS, holdToRules } from './template-rules.js';

/** A template that repeats more often than this is in a loop of loops. */
const REPETITIONS_CAP = 400_000;
const TIME_CAP_MS = 5_000;

export interface TemplateSetParts {
  /** For messages: where the files are from. */
  readonly directory: string;
  readonly partials: readonly TemplateFile[];
  /** What can be filled by name. */
  readonly entries: readonly TemplateFile[];
  /** A rule on the text of a template, beside those on its syntax tree. @throws Error naming file, line and rule. */
  readonly rule?: (file: TemplateFile) => void;
}

/** Checked and compiled templates that know each other; what may be said in them is in template-rules.ts. */
export interface TemplateSet {
  has(name: string): boolean;
  /**
   * The filled template. `data` is what it reads as `{{@name}}`, at any depth.
   *
   * @throws RenderFailed when the view does not fit the template; RenderTooLarge beyond the caps.
   */
  fill(name: string, view: unknown, data?: object): string;
}

/** One environment of its own: no global helpers, no prototype access, no helper that a template does not need. */
export function compileTemplates({ directory, partials, entries, rule }: TemplateSetParts): TemplateSet {
  const budget = new Budget();
  const handlebars = createHandlebars(budget);
  const names = new Set(partials.map((file) => file.name));
  if (names.size !== partials.length) throw new Error(`${directory}: a layout and a partial have the same name.`);
  const compiled = (file: TemplateFile): HandlebarsTemplateDelegate => {
    rule?.(file);
    return compile(handlebars, file, names);
  };
  for (const file of partials) handlebars.registerPartial(file.name, compiled(file));
  const known = new Map(entries.map((file) => [file.name, compiled(file)]));

  return {
    has: (name) => known.has(name),
    fill(name, view, data = {}) {
      const entry = known.get(name);
      if (!entry) throw new RenderFailed('template', new Error(`There is no template "${name}".`));
      const plain = plainData(view);
      const options = { ...ownParts(handlebars), data: plainData(data) };
      budget.start();
      try {
        return entry(plain, options);
      } catch (error) {
        if (error instanceof RenderTooLarge) throw error;
        const named = { ...ownParts(handlebars), data: nameableData(data) };
        throw new RenderFailed('template', explain(() => entry(nameableData(view), named)) ?? error);
      }
    },
  };
}

/** Said although it is so anyway: what is left out is looked up, and somebody's Object.prototype would be asked. */
function ownParts({ partials, helpers, decorators }: HandlebarsEnvironment): Handlebars.RuntimeOptions {
  return { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false, partials, helpers, decorators };
}

/** What the template engine says about a view whose objects it can name, e.g. '"seat" not defined in the view - 3:8'. */
function explain(again: () => unknown): unknown {
  try {
    again();
    return null;
  } catch (error) {
    return error;
  }
}

type HandlebarsEnvironment = ReturnType<typeof Handlebars.create>;
type HandlebarsTemplateDelegate = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

function compile(
  handlebars: HandlebarsEnvironment,
  file: TemplateFile,
  partials: ReadonlySet<string>,
): HandlebarsTemplateDelegate {
  const tree = parsed(handlebars, file);
  holdToRules(tree, file.path, partials);
  const knownHelpers = Object.fromEntries(['lookup', 'log', ...HELPERS].map((name) => [name, HELPERS.has(name)]));
  // The types know the built-in helpers only; false takes one away.
  return handlebars.compile(tree, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: knownHelpers,
    // Otherwise what a partial writes is cut into lines and indented as the partial is, what somebody typed over several lines included.
    preventIndent: true,
    // Said for the same reason as in ownParts().
    noEscape: false,
    compat: false,
  });
}

/** @throws Error naming file and line, which the parser alone does not. */
function parsed(handlebars: HandlebarsEnvironment, { path, source }: TemplateFile): hbs.AST.Program {
  try {
    return handlebars.parse(source, { srcName: path });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, before, after] = /line (\d+)|- (\d+):\d+$/.exec(message) ?? [];
    throw new Error(`${path}:${before ?? after ?? 1}: ${message}`, { cause: error });
  }
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
