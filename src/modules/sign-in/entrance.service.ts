import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from '../access/audit.service.js';
import { Browsers } from '../access/browsers.service.js';
import { Cookies } from '../access/cookies.service.js';
import { Seals } from '../access/seals.service.js';
import { Shell } from '../access/shell.service.js';
import type { PersonRecord } from '../people/accounts.service.js';

const STEP_COOKIE = 'arcbrief-step';
const STEP = 'second-step';
/** For the code of the second step. */
const STEP_MINUTES = 5;

/** Half a sign-in: it says whose second step is awaited, and opens nothing. */
interface HalfSignIn {
  readonly personId: string;
  readonly next: string;
}

export type Way = 'password' | 'second-step' | 'openid' | 'link' | 'demo';

/** The last steps of every way in: a session under a new secret, a line in the audit trail, and on to where one wanted to be. */
@Injectable()
export class Entrance {
  constructor(
    private readonly units: UnitOfWork,
    private readonly browsers: Browsers,
    private readonly cookies: Cookies,
    private readonly seals: Seals,
    private readonly audit: AuditService,
    private readonly shell: Shell,
  ) {}

  async enter(
    request: Request,
    response: Response,
    { person, next, way }: { readonly person: PersonRecord; readonly next: string; readonly way: Way },
  ): Promise<void> {
    await this.units.write(async () => {
      await this.browsers.signIn(request, response, person.id);
      await this.audit.note({ personId: person.id, action: 'sign-in', outcome: 'done', detail: way });
    });
    this.shell.goTo(response, next);
  }

  /** Signs in, or asks for the second step first. */
  async enterOrAsk(
    request: Request,
    response: Response,
    { person, next, way }: { readonly person: PersonRecord; readonly next: string; readonly way: Way },
  ): Promise<void> {
    if (!person.hasSecondFactor) return this.enter(request, response, { person, next, way });
    const value = this.seals.seal(STEP, { personId: person.id, next } satisfies HalfSignIn, STEP_MINUTES);
    this.cookies.set(request, response, { name: STEP_COOKIE, value, seconds: STEP_MINUTES * 60 });
    this.shell.goTo(response, '/sign-in/code');
  }

  /** Null when the browser is half-way in nowhere, or too late. */
  awaited(request: Request): HalfSignIn | null {
    const value = this.cookies.read(request, STEP_COOKIE);
    return value === null ? null : this.seals.open<HalfSignIn>(STEP, value);
  }

  /** The second step is taken: its ticket is worth nothing more. */
  async enterAfterStep(
    request: Request,
    response: Response,
    { person, next }: { readonly person: PersonRecord; readonly next: string },
  ): Promise<void> {
    this.seals.useUp(STEP, this.cookies.read(request, STEP_COOKIE) ?? '');
    this.cookies.forget(response, STEP_COOKIE);
    await this.enter(request, response, { person, next, way: 'second-step' });
  }
}
