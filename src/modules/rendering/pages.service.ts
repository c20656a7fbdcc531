import { Inject, Injectable, Optional } from '@nestjs/common';
import { loadAssets } from './pages/assets.js';
import type { Asset, Assets } from './pages/assets.js';
import { loadPageTemplates } from './pages/page-templates.js';
import type { PageTemplates } from './pages/page-templates.js';
import { RENDERING_SETTINGS } from './rendering.service.js';
import { renderingSettings } from './settings.js';
import type { RenderingSettings } from './settings.js';

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  /** Whether this page lies there. */
  readonly current: boolean;
}

/** What stands around every page. */
export interface PageChrome {
  readonly signedIn: { readonly personId: string; readonly name: string; readonly roles: readonly string[] } | null;
  /** Masked for this answer; null where nobody is signed in. */
  readonly csrf: string | null;
  readonly nav: readonly NavigationLink[];
  readonly path: string;
  /** What the last request did, once, on the page after it. */
  readonly notice: { readonly tone: 'done' | 'problem' | 'note'; readonly text: string } | null;
  /** Whether everything here is made up. */
  readonly demo: boolean;
}

export interface Page {
  /** "requisitions/show" for templates/pages/requisitions/show.hbs. */
  readonly template: string;
  /** Names the page in the browser's tab, the most particular first; the product's name is added. */
  readonly title: string;
  /** Plain data that a presenter made: every word and number that the template places. */
  readonly view: object;
  readonly chrome: PageChrome;
}

/** Pages as HTML, and what they load. A template that breaks a rule stops the start. */
@Injectable()
export class PagesService {
  private readonly templates: PageTemplates;
  private readonly assets: Assets;

  constructor(@Optional() @Inject(RENDERING_SETTINGS) settings: Partial<RenderingSettings> = {}) {
    const { templatesDirectory } = renderingSettings(settings);
    this.templates = loadPageTemplates(templatesDirectory);
    this.assets = loadAssets(templatesDirectory);
  }

  /** The whole document. @throws PageFailed when the view does not fit the template. */
  html({ template, title, view, chrome }: Page): string {
    const { stylesheet, scripts } = this.assets;
    const html = this.templates.fill(template, view, { title, chrome, stylesheet, scripts });
    return `<!doctype html>\n${html}`;
  }

  /** What lies under `/assets/<file>`, or null. */
  asset(file: string): Asset | null {
    return this.assets.files.get(file) ?? null;
  }
}
