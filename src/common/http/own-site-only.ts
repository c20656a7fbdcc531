import { isIP } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { HttpProblem } from './problem.js';
import type { Site } from './site.js';

const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const LOOPBACK: Readonly<Record<string, string>> = { '127.0.0.1': '127.0.0.1', localhost: '127.0.0.1', '::1': '::1' };

/**
 * The address to bind for a configured host. A name is never looked up: what it means is not ours to decide.
 *
 * @throws HostNotAllowed for an address that another machine can reach, unless browsers come by https.
 */
export function bindAddress(host: string, site: Pick<Site, 'isHttps'>): string {
  const loopback = Object.hasOwn(LOOPBACK, host) ? LOOPBACK[host] : undefined;
  if (loopback !== undefined) return loopback;
  if (isIP(host) !== 0 && site.isHttps) return host;
  throw new HostNotAllowed(host);
}

/** Passwords and sessions would cross the network in the open. */
class HostNotAllowed extends Error {
  constructor(host: string) {
    super(
      `Arcbrief listens on this machine only unless ARCBRIEF_BASE_URL is the https address of a proxy in front of it: "${host}" is not a loopback address. Use 127.0.0.1, ::1 or localhost.`,
    );
    this.name = 'HostNotAllowed';
  }
}

/**
 * Keeps pages of other sites away.
 *
 * A page can make the browser send requests here, and by DNS rebinding even under a host name of its own. So the Host must
 * be ours, or a loopback name (a rebound name is neither), and what the browser says of the sender (Sec-Fetch-Site, Origin)
 * must be this server itself. Programs that are no browsers send neither header. The one thing left to other sites is a link
 * that a person follows.
 */
export function ownSiteOnly(site: Site): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const host = (request.headers.host ?? '').toLowerCase();
    const isOwn = host === site.host;
    if (!isOwn && !isLoopback(host))
      throw new HttpProblem('wrong-host', `This server answers for ${site.host}, 127.0.0.1, localhost and [::1] only.`);
    if (isForeign(request, isOwn ? site.origin : `http://${host}`))
      throw new HttpProblem('cross-site', 'The browser says that a page of another site sent this request.');
    next();
  };
}

function isLoopback(host: string): boolean {
  return LOOPBACK_HOSTS.includes(host.replace(/:\d{1,5}$/, ''));
}

function isForeign(request: Request, ownOrigin: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== ownOrigin) return true;
  const from = request.headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return false;
  return !isFollowedLink(request);
}

function isFollowedLink(request: Request): boolean {
  return (
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  );
}
