import { Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { ErrorPages } from '../../common/http/error-pages.js';
import type { PageError } from '../../common/http/error-pages.js';
import { errorWords } from './pages/error-words.js';
import { PagesService } from './pages.service.js';
import type { PageChrome } from './pages.service.js';

/** Nobody knows here who asks: an error comes before, or instead of, finding out. */
const NOBODY: PageChrome = { signedIn: null, csrf: null, nav: [], path: '/', notice: null, demo: false };

/** Error pages from `pages/error.hbs`; each says what happened, that nothing was lost if so, and what to do next. */
@Injectable()
export class TemplateErrorPages extends ErrorPages {
  private readonly logger = new Logger('Pages');

  constructor(private readonly pages: PagesService) {
    super();
  }

  html(error: PageError, _response?: Response): string {
    const { code, status, requestId } = error;
    const { heading, next } = errorWords(error);
    const view = { heading, detail: code === 'not-found' ? null : error.detail, next, status, requestId };
    try {
      return this.pages.html({ template: 'error', title: heading, view, chrome: NOBODY });
    } catch (failure) {
      this.logger.error(failure instanceof Error ? failure.stack : String(failure));
      return bare(heading, requestId);
    }
  }
}

/** What is left when the templates themselves are broken. Both texts are our own. */
function bare(heading: string, requestId: string): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${heading}</title></head><body><h1>${heading}</h1><p>Request ${requestId}</p></body></html>`;
}
