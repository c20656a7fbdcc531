import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { ErrorPages, type PageError } from '../../common/http/error-pages.js';
import { Browsers } from '../access/browsers.service.js';
import { Shell } from '../access/shell.service.js';
import { TemplateErrorPages } from '../rendering/error-pages.service.js';
import { PagesService } from '../rendering/pages.service.js';
import { nextPath } from './next-path.js';
import { signInView } from './sign-in.presenter.js';
import { SignOnService } from './sign-on.service.js';

const NOBODY = { signedIn: null, csrf: null, nav: [], path: '/', notice: null, demo: false } as const;

/** Who is not signed in gets the form for it, and goes on from there to where they wanted to be. */
@Injectable()
export class SignInErrorPages extends ErrorPages {
  constructor(
    private readonly errors: TemplateErrorPages,
    private readonly pages: PagesService,
    private readonly browsers: Browsers,
    private readonly signOn: SignOnService,
    private readonly shell: Shell,
  ) {
    super();
  }

  html(error: PageError, response: Response): string {
    if (error.code !== 'unauthenticated') return this.errors.html(error, response);
    this.browsers.probe(response);
    const form = { email: '', next: nextPath(error.path) };
    const view = signInView(form, {
      refused: null,
      notice: 'This page is for people who are signed in.',
      provider: this.signOn.providerName,
      demo: this.shell.isDemo,
    });
    return this.pages.html({
      template: 'sign-in/sign-in',
      title: 'Sign in',
      view,
      chrome: { ...NOBODY, demo: this.shell.isDemo },
    });
  }
}
