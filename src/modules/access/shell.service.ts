import { Inject, Injectable, Optional } from '@nestjs/common';
import { stringifySetCookie, parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { callerOf } from '../../common/http/caller.js';
import type { Caller, Role } from '../../domain/index.js';
import { PagesService, type NavigationLink, type PageChrome } from '../rendering/pages.service.js';
import { Browsers } from './browsers.service.js';
import { NOTICES, type Notice } from './notices.js';

/** Whether everything here is made up; provided by the demo. */
export const IS_DEMO = Symbol('demo');

const NOTICE_COOKIE = 'arcbrief-notice';

/** In words, for people. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'admin',
  recruiter: 'recruiter',
  interviewer: 'interviewer',
  'hiring-manager': 'hiring manager',
};

export interface ShownPage {
  /** "requisitions/show" for templates/pages/requisitions/show.hbs. */
  readonly template: string;
  readonly title: string;
  readonly view: object;
}

/** Puts a page of a module into the frame that all pages share: who is signed in, where one can go, what just happened. */
@Injectable()
export class Shell {
  constructor(
    private readonly pages: PagesService,
    private readonly browsers: Browsers,
    @Optional() @Inject(IS_DEMO) readonly isDemo: boolean = false,
  ) {}

  /** The page as HTML; the answer gets its content type, and the notice of the request before it is used up. */
  page(request: Request, response: Response, { template, title, view }: ShownPage): string {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return this.pages.html({ template, title, view, chrome: this.chrome(request, response) });
  }

  /** To another page after something was done (303: the browser asks for it with GET, and a reload does nothing again). */
  goTo(response: Response, path: string, notice?: Notice): void {
    if (notice !== undefined) response.appendHeader('Set-Cookie', noticeCookie(notice, 60));
    response.redirect(303, path);
  }

  private chrome(request: Request, response: Response): PageChrome {
    const caller = callerOf(request);
    return {
      signedIn: caller === null ? null : shown(caller),
      csrf: this.browsers.csrfOf(request),
      nav: caller === null ? [] : navigation(caller, request.path),
      path: request.path,
      notice: takeNotice(request, response),
      demo: this.isDemo,
    };
  }
}

function shown({ personId, name, roles }: Caller): PageChrome['signedIn'] {
  return { personId, name, roles: roles.map((role) => ROLE_WORDS[role]) };
}

function navigation({ roles }: Caller, path: string): readonly NavigationLink[] {
  const hires = roles.includes('recruiter') || roles.includes('hiring-manager');
  const links = [
    { href: '/', label: 'My work' },
    ...(hires
      ? [
          { href: '/requisitions', label: 'Requisitions' },
          { href: '/outcomes', label: 'Outcomes' },
        ]
      : []),
    { href: '/rubrics', label: 'Rubrics' },
    ...(roles.includes('recruiter') || roles.includes('admin')
      ? [{ href: '/calibrations', label: 'Calibration' }]
      : []),
    ...(roles.includes('admin')
      ? [
          { href: '/people', label: 'People' },
          { href: '/adverse-impact', label: 'Adverse impact' },
          { href: '/audit', label: 'Audit' },
        ]
      : []),
    { href: '/account', label: 'Account' },
  ];
  return links.map((link) => ({
    ...link,
    current: link.href === path || (link.href !== '/' && path.startsWith(`${link.href}/`)),
  }));
}

/** A cookie names the notice; its words are ours, so nothing that somebody else set is ever shown. */
function takeNotice(request: Request, response: Response): PageChrome['notice'] {
  const name = parseCookie((request.headers.cookie ?? '').slice(0, 8192))[NOTICE_COOKIE];
  if (name === undefined) return null;
  response.appendHeader('Set-Cookie', noticeCookie('', 0));
  return Object.hasOwn(NOTICES, name) ? NOTICES[name as Notice] : null;
}

function noticeCookie(value: string, maxAge: number): string {
  return stringifySetCookie({ name: NOTICE_COOKIE, value, path: '/', httpOnly: true, sameSite: 'lax', maxAge });
}
