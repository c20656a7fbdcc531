import { createHash } from 'node:crypto';
import { RenderFailed, RenderTooLarge } from '../rendering.errors.js';
import type { TemplateName } from '../render-job.js';
import { readStyles, readTemplates } from './template-files.js';
import type { TemplateFile } from './template-files.js';
import { compileTemplates } from './template-set.js';

/** Templates and style sheets of one directory, loaded, checked and compiled once. */
export interface TemplateEnvironment {
  /** SHA-256 over all templates and style sheets of briefs: part of what names a PDF. */
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

const NAMES: readonly TemplateName[] = ['hiring-brief', 'shortlist-brief'];

/** The layout of pages stands among those of briefs, and is none of theirs: what is not printed must not rename a PDF. */
export const PAGE_LAYOUT = 'page';

/** What briefs are made of. Pages have more, and none of it counts here (pages/page-templates.ts). */
export function loadTemplates(directory: string): TemplateEnvironment {
  const layouts = readTemplates(directory, 'layouts').filter(({ name }) => name !== PAGE_LAYOUT);
  const partials = [...layouts, ...readTemplates(directory, 'partials')];
  const entries = readTemplates(directory, 'brief');
  const styles = readStyles(directory, 'brief');
  if (/<\/style/i.test(styles)) throw new Error(`${directory}: a style sheet cannot hold "</style".`);
  const templates = compileTemplates({ directory, partials, entries });

  return {
    sha256: hashOf([...partials, ...entries], styles),
    styles,
    renderBody(template, view) {
      if (!NAMES.includes(template) || !templates.has(template))
        throw new RenderFailed('template', new Error(`There is no template brief/${template}.hbs.`));
      const body = templates.fill(template, view);
      if (body.length > HTML_CAP_CHARACTERS) throw new RenderTooLarge('The brief is longer than a PDF can be made of.');
      return body;
    },
  };
}

function hashOf(files: readonly TemplateFile[], styles: string): string {
  const hash = createHash('sha256');
  for (const { path, source } of files) hash.update(`${path}\0${source.length}\0${source}\0`);
  return hash.update(styles).digest('hex');
}
