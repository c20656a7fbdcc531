import { Injectable } from '@nestjs/common';
import { normalisedEmail } from '../../common/checks.js';
import { LIMITS } from '../../common/limits.js';
import { Limits } from '../access/limits.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';

/** Who somebody is, found out by what they know. Every try is counted before anything is looked up. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly limits: Limits,
  ) {}

  /** The active person with this address and password, or null. @throws TooManyAttempts, TooManySignIns */
  async byPassword(email: string, password: string, address: string): Promise<PersonRecord | null> {
    const attempted = { account: accountOf(email), address };
    await this.limits.attempt('sign-in', attempted);
    const person = await this.accounts.withPassword(email, password);
    if (person !== null) await this.limits.succeeded('sign-in', attempted);
    return person;
  }

  /** Counts a wish for another password. @returns whether a mail may go out for it. @throws TooManyAttempts */
  async countReset(email: string, address: string): Promise<boolean> {
    const attempted = { account: accountOf(email), address };
    await this.limits.attempt('reset', attempted);
    return this.limits.mayMail(attempted);
  }
}

/** As addresses are compared; what is longer than any of them is nobody's. */
function accountOf(email: string): string {
  return (normalisedEmail(email) ?? '').slice(0, LIMITS.email);
}
