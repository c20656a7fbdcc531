import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { PageError } from '../../common/http/error-pages.js';
import { PROBLEM_TYPES } from '../../common/http/problem.js';
import type { ProblemCode } from '../../common/http/problem.js';
import { TemplateErrorPages } from './error-pages.service.js';
import { PagesService } from './pages.service.js';

const CODES = Object.keys(PROBLEM_TYPES) as ProblemCode[];

function errorOf(code: ProblemCode): PageError {
  const detail = 'What is wrong <this> time.';
  return { code, ...PROBLEM_TYPES[code], detail, requestId: 'a-request', path: '/requisitions/SECRET' };
}

describe('an error page', () => {
  const pages = new TemplateErrorPages(new PagesService());

  it.each(CODES)('for %s has a heading, one thing to do at least, and the number of the request', (code) => {
    const html = pages.html(errorOf(code));
    expect(html).toMatch(/<h1>[A-Z][^<]{5,}[^.<]<\/h1>/);
    expect(html).toMatch(/<li>[A-Z][^<]+\.<\/li>/);
    expect(html).toContain('Request <code>a-request</code>');
    expect(html).toContain(`status ${PROBLEM_TYPES[code].status}`);
    expect(html).not.toContain('SECRET');
    expect(html).not.toContain('<this>');
  });

  it('stands for nobody: no navigation, no token, no sign-out', () => {
    const html = pages.html(errorOf('internal-error'));
    expect(html).not.toMatch(/<nav|csrf|sign-out/);
  });

  it('is there even without any template', () => {
    const templatesDirectory = mkdtempSync(join(tmpdir(), 'arcbrief-no-pages-'));
    Logger.overrideLogger(false);
    try {
      const bare = new TemplateErrorPages(new PagesService({ templatesDirectory }));
      expect(bare.html(errorOf('unavailable'))).toContain('<h1>Not at the moment</h1><p>Request a-request</p>');
    } finally {
      rmSync(templatesDirectory, { recursive: true });
      Logger.overrideLogger(['error', 'warn']);
    }
  });
});
