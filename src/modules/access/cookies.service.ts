import { Injectable, Optional } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { Site } from '../../common/http/site.js';

/** A browser keeps a cookie of this prefix to this host, every path of it, and https (RFC 6265bis, 4.1.3.2). */
const HOST_ONLY = '__Host-';
const PROBE = `${HOST_ONLY}arcbrief-probe`;
const LONGEST = 8192;

/**
 * Cookies under names that a browser itself protects. On plain http, which is this machine alone, some browsers (Safari)
 * refuse those: there a name without the prefix is used, and whether it is needed is found out where a form for signing in
 * is shown. Behind https no other name is ever read, so that nobody who can write a lesser cookie can bring one in.
 */
@Injectable()
export class Cookies {
  /** @param site this machine where none is provided */
  constructor(@Optional() private readonly site: Site = new Site()) {}

  /** @param seconds how long; without it, as long as the browser runs */
  set(request: Request, response: Response, { name, value, seconds }: NewCookie): void {
    const isProtected = this.site.isHttps || readAll(request)[PROBE] !== undefined;
    response.appendHeader('Set-Cookie', line(isProtected ? HOST_ONLY + name : name, value, seconds));
  }

  read(request: Request, name: string): string | null {
    const cookies = readAll(request);
    return cookies[HOST_ONLY + name] ?? (this.site.isHttps ? undefined : cookies[name]) ?? null;
  }

  forget(response: Response, name: string): void {
    for (const one of this.site.isHttps ? [HOST_ONLY + name] : [HOST_ONLY + name, name])
      response.appendHeader('Set-Cookie', line(one, '', 0));
  }

  /** Finds out whether the browser keeps protected cookies here. */
  probe(response: Response): void {
    if (!this.site.isHttps) response.appendHeader('Set-Cookie', line(PROBE, '1'));
  }
}

interface NewCookie {
  readonly name: string;
  readonly value: string;
  readonly seconds?: number;
}

function line(name: string, value: string, maxAge?: number): string {
  return stringifySetCookie({
    name,
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: name.startsWith(HOST_ONLY),
    ...(maxAge !== undefined && { maxAge }),
  });
}

function readAll(request: Request): Readonly<Record<string, string | undefined>> {
  return parseCookie((request.headers.cookie ?? '').slice(0, LONGEST));
}
