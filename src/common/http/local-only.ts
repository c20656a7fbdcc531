import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './problem.js';

const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const LISTEN_HOSTS: Readonly<Record<string, string>> = {
  '127.0.0.1': '127.0.0.1',
  localhost: '127.0.0.1',
  '::1': '::1',
};

/**
 * The address to bind for a configured host. A name is never looked up: what it means is not ours to decide.
 *
 * @throws HostNotLoopback for every address that another machine can reach.
 */
export function loopbackAddress(host: string): string {
  const address = Object.hasOwn(LISTEN_HOSTS, host) ? LISTEN_HOSTS[host] : undefined;
  if (address === undefined) throw new HostNotLoopback(host);
  return address;
}

/** Sign-in comes with a later version; until then nobody but this machine may reach the server. */
class HostNotLoopback extends Error {
  constructor(host: string) {
    super(
      `Arcbrief has no sign-in yet and so listens on this machine only: "${host}" is not a loopback address. Use 127.0.0.1, ::1 or localhost.`,
    );
    this.name = 'HostNotLoopback';
  }
}

/**
 * Keeps pages of other sites away from a server that trusts everything on this machine.
 *
 * A page can make the browser send requests to 127.0.0.1, and by DNS rebinding even under a host name of its own. So
 * the Host must be a loopback name (a rebound name is not), and what the browser says of the sender (Sec-Fetch-Site,
 * Origin) must be this server itself. Programs that are no browsers send neither header. The one thing left to
 * other sites is a link that a person follows.
 */
export function localOnly(request: Request, _response: Response, next: NextFunction): void {
  const host = request.headers.host ?? '';
  if (!isLoopback(host)) {
    throw new HttpProblem('wrong-host', 'This server answers for 127.0.0.1, localhost and [::1] only.');
  }
  if (isForeign(request, host)) {
    throw new HttpProblem('cross-site', 'The browser says that a page of another site sent this request.');
  }
  next();
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return LOOPBACK_HOSTS.includes(name);
}

function isForeign(request: Request, host: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return true;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return !isFollowedLink(request);
}

function isFollowedLink(request: Request): boolean {
  return (
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  );
}
