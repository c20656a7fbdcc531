import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FormFields } from '../../common/http/form-fields.js';
import { isSafe } from '../../common/http/methods.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from './access.service.js';
import { Forbidden } from './access.errors.js';
import { masked, sameSecret, unmasked } from '../../common/secrets.js';
import { Cookies } from './cookies.service.js';
import { SessionsService, type Session } from './sessions.service.js';

const COOKIE = 'arcbrief';
const CSRF_HEADER = 'x-csrf-token';
/** The field of every form that changes something. */
export const CSRF_FIELD = '_csrf';

const sessions = new WeakMap<Request, Session>();

/** Cookies in and out: which browser belongs to whom, and whether a change was asked for on one of our own pages. */
@Injectable()
export class Browsers {
  constructor(
    private readonly units: UnitOfWork,
    private readonly access: AccessService,
    private readonly sessionsService: SessionsService,
    private readonly cookies: Cookies,
  ) {}

  /**
   * Who the browser is signed in as, or null.
   *
   * @throws Forbidden for a change that does not carry the session's own token
   */
  async recognise(request: Request, response: Response): Promise<Caller | null> {
    const secret = this.secretOf(request);
    const known = secret === null ? null : await this.access.bySession(secret);
    if (known === null) {
      // A cookie that is worth nothing is taken away, so that it is not sent for ever.
      if (secret !== null) this.forget(response);
      return null;
    }
    if (!isSafe(request.method) && !carriesToken(request, known.session))
      throw new Forbidden(
        'This form is not one of this session, or is too old. Reload the page and try again.',
        'csrf',
      );
    sessions.set(request, known.session);
    return known.caller;
  }

  /** Signs a person in, under a new secret; the session that the browser had ends. */
  async signIn(request: Request, response: Response, personId: string): Promise<void> {
    const before = sessions.get(request);
    // The session that asked may have ended just now, as after a new password: it is this one's turn.
    const secret = await this.units.under(null, async () => {
      if (before !== undefined) await this.sessionsService.end(before.id);
      return this.sessionsService.begin(personId, clientOf(request));
    });
    this.cookies.set(request, response, { name: COOKIE, value: secret });
  }

  async signOut(request: Request, response: Response): Promise<void> {
    const session = sessions.get(request);
    if (session !== undefined) await this.sessionsService.end(session.id);
    this.forget(response);
  }

  /** Finds out whether the browser keeps Secure cookies here; to be called where a sign-in form is shown. */
  probe(response: Response): void {
    this.cookies.probe(response);
  }

  /** What the forms of this page carry; null where nobody is signed in. */
  csrfOf(request: Request): string | null {
    const session = sessions.get(request);
    return session === undefined ? null : masked(session.csrf);
  }

  /** The session of this request; null where nobody is signed in. */
  sessionOf(request: Request): Session | null {
    return sessions.get(request) ?? null;
  }

  private forget(response: Response): void {
    this.cookies.forget(response, COOKIE);
  }

  private secretOf(request: Request): string | null {
    const secret = this.cookies.read(request, COOKIE);
    return secret !== null && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : null;
  }
}

function carriesToken(request: Request, { csrf }: Session): boolean {
  const header = request.get(CSRF_HEADER);
  const body: unknown = request.body;
  const field = body instanceof FormFields ? body.text(CSRF_FIELD) : '';
  return sameSecret(unmasked(header ?? field), csrf);
}

/** Browser and system, as far as its own words tell them. */
function clientOf(request: Request): string {
  const agent = request.get('user-agent') ?? '';
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`));
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'].find((name) => agent.includes(name));
  return `${BROWSER_NAMES[browser ?? ''] ?? 'Another browser'} on ${system ?? 'another system'}`;
}

const BROWSER_NAMES: Readonly<Record<string, string>> = {
  Edg: 'Edge',
  OPR: 'Opera',
  Firefox: 'Firefox',
  Chrome: 'Chrome',
  Safari: 'Safari',
};
