import { Injectable } from '@nestjs/common';
import { normalisedEmail } from '../../common/checks.js';
import { LIMITS } from '../../common/limits.js';
import { Limits } from '../access/limits.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import { SecondFactors } from '../people/second-factors.service.js';

/** Who somebody is, found out by what they know. Every try is counted before anything is looked up. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactors,
    private readonly limits: Limits,
  ) {}

  /** The active person with this address and password, or null. @throws TooManyAttempts, TooManySignIns */
  async byPassword(email: string, password: string, address: string): Promise<PersonRecord | null> {
    const account = accountOf(email);
    await this.limits.attempt('sign-in', { account, address });
    const person = await this.accounts.withPassword(email, password);
    if (person !== null) await this.limits.succeeded('sign-in', account);
    return person;
  }

  /** The person, when the code is theirs and they are still active. @throws TooManyAttempts */
  async bySecondStep(personId: string, code: string, address: string): Promise<PersonRecord | null> {
    await this.limits.attempt('second-step', { account: personId, address });
    if (!(await this.factors.take(personId, code))) return null;
    await this.limits.succeeded('second-step', personId);
    const person = await this.accounts.get(personId);
    return person.status === 'active' ? person : null;
  }

  /** Counts a wish for another password. @throws TooManyAttempts */
  async countReset(email: string, address: string): Promise<void> {
    await this.limits.attempt('reset', { account: accountOf(email), address });
  }
}

/** As addresses are compared; what is longer than any of them is nobody's. */
function accountOf(email: string): string {
  return (normalisedEmail(email) ?? '').slice(0, LIMITS.email);
}
