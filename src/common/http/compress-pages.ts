import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { isForPages } from './page-path.js';

/** HTML only: style sheets and scripts come compressed once and for all, and a PDF is compressed inside. */
const compress = compression({
  filter: (_request, response) => /^text\/html\b/.test(String(response.getHeader('Content-Type'))),
});

/**
 * Compresses pages. A compressed answer that holds a secret beside text of the sender's choosing lets them guess the secret
 * by its length (BREACH); the one secret in a page is its CSRF token, which is masked anew in every answer, so that two
 * answers never hold the same one. Whoever puts another secret into a page must do the same.
 */
export function compressPages(request: Request, response: Response, next: NextFunction): void {
  if (isForPages(request)) compress(request, response, next);
  else next();
}
