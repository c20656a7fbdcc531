import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '../../common/errors.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import type { DoneAction } from '../access/audit-actions.js';
import { AuditService } from '../access/audit.service.js';
import { Limits } from '../access/limits.service.js';
import { Seals } from '../access/seals.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { TokensService, type NewToken, type TokenRecord } from '../access/tokens.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { SecondFactors } from '../people/second-factors.service.js';
import { LinksService } from '../sign-in/links.service.js';
import { SecondSteps } from '../sign-in/second-steps.service.js';

const SEAL = 'new-second-step';
const MINUTES = 15;

export interface NewSecondStep {
  /** Base32. */
  readonly secret: string;
  /** otpauth://… */
  readonly uri: string;
  /** The secret, for the form to bring back: of this session, for a quarter of an hour. */
  readonly sealed: string;
}

/** What somebody changes of their own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactors,
    private readonly steps: SecondSteps,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly limits: Limits,
    private readonly seals: Seals,
    private readonly links: LinksService,
    private readonly audit: AuditService,
  ) {}

  /**
   * As colleagues read it from now on, the audit trail included, which names people as they are called now: it keeps neither
   * name, because nothing can be taken out of it when somebody is to be forgotten.
   *
   * @throws Invalid
   */
  changeName({ personId }: Caller, name: string): Promise<void> {
    return this.units.write(async () => {
      await this.accounts.update(personId, null, { name });
      await this.note(personId, 'name:change');
    });
  }

  /**
   * Needs the old one, and ends every session; the caller begins a new one. API tokens stay: they are seen and revoked on the
   * same page.
   *
   * @throws Invalid, TooManyAttempts
   */
  async changePassword(
    { personId }: Caller,
    { old, chosen, address }: { readonly old: string; readonly chosen: string; readonly address: string },
  ): Promise<void> {
    const attempted = { account: personId, address };
    await this.limits.attempt('sign-in', attempted);
    const person = await this.accounts.get(personId);
    if (!(await this.accounts.hasPassword(personId, old))) throw new NotThePassword();
    await this.limits.succeeded('sign-in', attempted);
    const hash = await this.accounts.hashedFor(personId, chosen);
    await this.units.write(async () => {
      // Both hashes took their time: whoever reset the password meanwhile has the last word.
      if (!(await this.accounts.isStill(person))) throw new NotThePassword();
      await this.accounts.keepPassword(personId, hash);
      await this.sessions.endAll(personId);
      await this.links.endAll(personId);
      await this.note(personId, 'password:change');
    });
  }

  /** A second step to be confirmed. @throws Conflict when there is one */
  async newSecondStep(caller: Caller): Promise<NewSecondStep> {
    await this.refuseSecond(caller);
    const secret = this.factors.newSecret();
    return this.shown(caller, secret);
  }

  /** As it was shown before, for a form that comes back; a new one when too much time has passed. @throws Conflict */
  async sameSecondStep(caller: Caller, sealed: string): Promise<NewSecondStep> {
    const secret = this.secretIn(caller, sealed);
    return secret === null ? this.newSecondStep(caller) : this.shown(caller, secret);
  }

  /** @returns recovery codes, which nobody can see again. @throws Invalid, Conflict, TooManyAttempts */
  async confirmSecondStep(
    caller: Caller,
    { sealed, code, address }: { readonly sealed: string; readonly code: string; readonly address: string },
  ): Promise<readonly string[]> {
    const { personId } = caller;
    const attempted = { account: personId, address };
    await this.limits.attempt('second-step', attempted);
    await this.refuseSecond(caller);
    const secret = this.secretIn(caller, sealed);
    if (secret === null)
      throw new Invalid('too-late', [{ path: 'code', message: 'came too late: use the new picture' }]);
    const codes = await this.units.write(async () => {
      const made = await this.factors.confirm(personId, secret, code);
      await this.sessions.endAll(personId, sessionIdOf(caller));
      await this.note(personId, 'second-step:on');
      return made;
    });
    await this.limits.succeeded('second-step', attempted);
    return codes;
  }

  /** Needs a code that is good now: whoever finds a browser open cannot take the second step away. @throws Invalid, TooManyAttempts */
  async removeSecondStep(
    { personId }: Caller,
    { code, address }: { readonly code: string; readonly address: string },
  ): Promise<void> {
    const problem = await this.steps.take(personId, code, address);
    if (problem !== null) throw new Invalid('invalid-code', [{ path: 'code', message: problem }]);
    await this.units.write(async () => {
      await this.factors.remove(personId);
      await this.note(personId, 'second-step:off');
    });
  }

  /** @returns the token itself, which nobody can see again. @throws Invalid */
  createToken(
    { personId }: Caller,
    token: NewToken,
  ): Promise<{ readonly record: TokenRecord; readonly token: string }> {
    return this.units.write(async () => {
      const created = await this.tokens.create(personId, token);
      await this.note(personId, 'token:create', `token ${created.record.id}`);
      return created;
    });
  }

  revokeToken({ personId }: Caller, id: string): Promise<void> {
    return this.units.write(async () => {
      await this.tokens.revoke(id);
      await this.note(personId, 'token:revoke', `token ${id}`);
    });
  }

  endSession({ personId }: Caller, id: string): Promise<void> {
    return this.units.write(async () => {
      await this.sessions.end(id);
      await this.note(personId, 'session:end', `session ${id}`);
    });
  }

  private async refuseSecond({ personId }: Caller): Promise<void> {
    if ((await this.accounts.get(personId)).hasSecondFactor)
      throw new Conflict('second-step-on', 'A second step is on already. Turn it off first.');
  }

  private shown(caller: Caller, secret: string): NewSecondStep {
    const sealed = this.seals.seal(SEAL, { secret, sessionId: sessionIdOf(caller) }, MINUTES);
    return { secret, uri: this.factors.uriOf(secret, caller.email), sealed };
  }

  private secretIn(caller: Caller, sealed: string): string | null {
    const opened = this.seals.open<{ readonly secret: string; readonly sessionId: string }>(SEAL, sealed);
    return opened !== null && opened.sessionId === sessionIdOf(caller) ? opened.secret : null;
  }

  private note(personId: string, action: DoneAction, object: string | null = null): Promise<void> {
    return this.audit.note({ personId, action, object, outcome: 'done' });
  }
}

class NotThePassword extends Invalid {
  constructor() {
    super('wrong-password', [{ path: 'old', message: 'is not your password' }]);
  }
}

function sessionIdOf({ via }: Caller): string {
  if (via.kind !== 'session') throw new Error('a page was asked for with a token');
  return via.sessionId;
}
