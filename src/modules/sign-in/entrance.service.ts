import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from '../access/audit.service.js';
import { Browsers } from '../access/browsers.service.js';
import { Cookies } from '../access/cookies.service.js';
import { Seals } from '../access/seals.service.js';
import { Shell } from '../access/shell.service.js';
import { AccountsService, type PersonRecord, type Recognised } from '../people/accounts.service.js';
import { SecondSteps } from './second-steps.service.js';

const STEP_COOKIE = 'arcbrief-step';
const STEP = 'second-step';
/** For the code of the second step. */
const STEP_MINUTES = 5;

/** Half a sign-in: it says whose second step is awaited, and opens nothing. It ends with the password that was given for it. */
interface HalfSignIn {
  readonly person: Recognised;
  readonly next: string;
}

export type Way = 'password' | 'second-step' | 'openid' | 'link' | 'demo';

interface Entering {
  readonly person: Recognised;
  /** A path of this server. */
  readonly next: string;
  readonly way: Way;
}

/** The last steps of every way in: a session under a new secret, a line in the audit trail, and on to where one wanted to be. */
@Injectable()
export class Entrance {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly steps: SecondSteps,
    private readonly browsers: Browsers,
    private readonly cookies: Cookies,
    private readonly seals: Seals,
    private readonly audit: AuditService,
    private readonly shell: Shell,
  ) {}

  /** Nobody comes in whose password, second step or status has changed since they were recognised: they begin again. */
  async enter(request: Request, response: Response, { person, next, way }: Entering): Promise<void> {
    const isIn = await this.begin(request, response, { person, way });
    if (isIn) this.shell.goTo(response, next);
    else this.shell.goTo(response, '/sign-in', 'account-changed');
  }

  /** Signs in, or asks for the second step first. */
  async enterOrAsk(
    request: Request,
    response: Response,
    { person, next, way }: Entering & { readonly person: PersonRecord },
  ): Promise<void> {
    if (!person.hasSecondFactor) return this.enter(request, response, { person, next, way });
    const { id, fingerprint } = person;
    const half: HalfSignIn = { person: { id, fingerprint }, next };
    const value = this.seals.seal(STEP, half, STEP_MINUTES);
    this.cookies.set(request, response, { name: STEP_COOKIE, value, seconds: STEP_MINUTES * 60 });
    this.shell.goTo(response, '/sign-in/code');
  }

  /** Null when the browser is half-way in nowhere, too late, or the password has changed since. */
  async awaited(request: Request): Promise<HalfSignIn | null> {
    const value = this.cookies.read(request, STEP_COOKIE);
    const half = value === null ? null : this.seals.open<Partial<HalfSignIn>>(STEP, value);
    // A ticket of the version before this one names nobody in this way: they sign in again.
    if (!isWhole(half)) return null;
    const { status, fingerprint } = await this.accounts.get(half.person.id);
    return status === 'active' && fingerprint === half.person.fingerprint ? half : null;
  }

  /** The second step is taken: its ticket is worth nothing more. */
  async enterAfterStep(request: Request, response: Response, { person, next }: HalfSignIn): Promise<void> {
    this.seals.useUp(STEP, this.cookies.read(request, STEP_COOKIE) ?? '');
    this.cookies.forget(response, STEP_COOKIE);
    const guessed = await this.steps.wrongSinceSignIn(person.id);
    const isIn = await this.begin(request, response, { person, way: 'second-step' });
    if (isIn) this.shell.goTo(response, next, guessed ? 'wrong-codes' : undefined);
    else this.shell.goTo(response, '/sign-in', 'account-changed');
  }

  /** A session under a new secret, instead of what the browser had. @returns false when they are no longer who they were */
  private begin(
    request: Request,
    response: Response,
    { person, way }: Pick<Entering, 'person' | 'way'>,
  ): Promise<boolean> {
    return this.units.write(async () => {
      if (!(await this.accounts.isStill(person))) return false;
      await this.browsers.signIn(request, response, person.id);
      await this.audit.note({ personId: person.id, action: 'sign-in', outcome: 'done', detail: way });
      return true;
    });
  }
}

function isWhole(half: Partial<HalfSignIn> | null): half is HalfSignIn {
  return typeof half?.person?.id === 'string' && typeof half.next === 'string';
}
