import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { isForPages } from './page-path.js';

/** An answer of the API is data: nothing in it may run, be framed or be loaded, whatever a browser takes it for. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A page loads what this server serves and sends where this server listens. No inline script or style: none is in the templates. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  // People's names and what was written about them stay out of every cache.
  'Cache-Control': 'no-store',
};

/** Gives every answer its request id and the headers that no route may forget. */
export function responseHeaders(request: Request, response: Response, next: NextFunction): void {
  response.locals['requestId'] = randomUUID();
  response.setHeader('X-Request-Id', requestId(response));
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', isForPages(request) ? PAGE_POLICY : DATA_POLICY);
  // Without any referrer a browser names no origin with a form either (Fetch, "append a request Origin header"), and a form
  // without one is refused. No other site is told anything.
  if (isForPages(request)) response.setHeader('Referrer-Policy', 'same-origin');
  next();
}

/** The id that `responseHeaders` gave; a new one for an answer that failed before it. */
export function requestId(response: Response): string {
  const id: unknown = response.locals['requestId'];
  return typeof id === 'string' ? id : randomUUID();
}
