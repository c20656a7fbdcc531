import { RenderFailed, RenderTooLarge } from '../rendering.errors.js';
import { PAGE_LAYOUT } from '../template/template-environment.js';
import { readTemplates } from '../template/template-files.js';
import { compileTemplates } from '../template/template-set.js';
import { holdToPageRules } from './page-rules.js';

/** A page is read by a person: beyond this the list should have come in parts. */
const PAGE_CAP_CHARACTERS = 4_000_000;

/** The templates of pages. */
export interface PageTemplates {
  /**
   * The whole document of `pages/<template>.hbs`; `shared` is what layout and partials read as `{{@name}}`.
   *
   * @throws PageFailed
   */
  fill(template: string, view: object, shared: object): string;
}

/** A template and what it was given do not fit: a mistake in the program, never the reader's. */
export class PageFailed extends Error {
  constructor(template: string, cause: unknown) {
    super(`pages/${template}.hbs: ${reasonOf(cause)}`, { cause });
    this.name = 'PageFailed';
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RenderFailed && error.cause instanceof Error) return error.cause.message;
  return error instanceof RenderTooLarge ? 'holds more than a page can' : String(error);
}

/**
 * Loads `layouts/page.hbs` as `page`, `partials/page/<name>.hbs` as `page/<name>`, the partials of briefs under their own
 * names (a picture is the same on both), and `pages/**` as what can be filled.
 *
 * @throws Error naming file, line and the rule that a template breaks.
 */
export function loadPageTemplates(directory: string): PageTemplates {
  const layout = readTemplates(directory, 'layouts').filter(({ name }) => name === PAGE_LAYOUT);
  const templates = compileTemplates({
    directory,
    partials: [...layout, ...readTemplates(directory, 'partials', { deep: true })],
    entries: readTemplates(directory, 'pages', { deep: true }),
    rule: holdToPageRules,
  });
  return {
    fill(template, view, shared) {
      let html: string;
      try {
        html = templates.fill(template, view, shared);
      } catch (error) {
        throw new PageFailed(template, error);
      }
      if (html.length > PAGE_CAP_CHARACTERS) throw new PageFailed(template, 'holds more than a page can');
      return html;
    },
  };
}
