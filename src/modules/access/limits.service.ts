import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Unavailable } from '../../common/errors.js';

/** What is counted apart: a colleague who mistypes a code does not use up their attempts at a password. */
export type Attempt = 'sign-in' | 'set-up' | 'second-step' | 'reset' | 'link';

const PER_ACCOUNT = 5;
const PER_ADDRESS = 20;
const PER_TOKEN = 600;
const SECONDS = 60;

/** Too fast; nothing is locked, and who is signed in goes on. */
export class TooManyAttempts extends Unavailable {
  constructor(retryAfterSeconds: number) {
    super('too-many-requests', `That was too often. Try again in ${retryAfterSeconds} seconds.`, {
      retryAfterSeconds,
      logLevel: 'warn',
    });
  }
}

/**
 * How often somebody may try, by account and by address, counted in this process: an installation is one process
 * (docs/decisions/0037). Counting touches no table, so guessing fills none.
 */
@Injectable()
export class Limits {
  private readonly accounts = new RateLimiterMemory({ keyPrefix: 'account', points: PER_ACCOUNT, duration: SECONDS });
  private readonly addresses = new RateLimiterMemory({ keyPrefix: 'address', points: PER_ADDRESS, duration: SECONDS });
  private readonly tokens = new RateLimiterMemory({ keyPrefix: 'token', points: PER_TOKEN, duration: SECONDS });

  /**
   * Counts one attempt. The address first: what it no longer may is not held against the account.
   *
   * @param account as typed, whether or not there is one; null where none is named
   * @throws TooManyAttempts
   */
  async attempt(
    what: Attempt,
    { account, address }: { readonly account: string | null; readonly address: string },
  ): Promise<void> {
    await consume(this.addresses, `${what} ${address}`);
    if (account !== null) await consume(this.accounts, `${what} ${account}`);
  }

  /** After the right password: what was mistyped before is forgotten. */
  async succeeded(what: Attempt, account: string): Promise<void> {
    await this.accounts.delete(`${what} ${account}`);
  }

  /** One request of a program. @throws TooManyAttempts */
  async request(tokenId: string): Promise<void> {
    await consume(this.tokens, tokenId);
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}
