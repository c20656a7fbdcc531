import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Unavailable } from '../../common/errors.js';

/** What is counted apart: a colleague who mistypes a code does not use up their attempts at a password. */
export type Attempt = 'sign-in' | 'set-up' | 'second-step' | 'reset' | 'link';

/** Who tries, and from where. */
export interface Attempted {
  /** As typed, whether or not there is one. */
  readonly account: string;
  readonly address: string;
}

const MINUTE = 60;
const HOUR = 3600;
/** At one account from one address, in a minute. */
const PER_PAIR = 5;
/** At one account from all addresses from which nobody has come in to it yet, in five minutes. */
const PER_ACCOUNT = 20;
/** From one address, in a minute. */
const PER_ADDRESS = 20;
/** In a minute. */
const PER_TOKEN = 600;
/** To one account, whoever asks, in an hour. */
const MAILS_PER_ACCOUNT = 3;
/** Asked for from one address, in an hour: an office asks from one. */
const MAILS_PER_ADDRESS = 20;
/** Pairs of account and address that are remembered, the latest ones. */
const USUAL = 10_000;

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
 * (docs/decisions/0055). Counting touches no table, so guessing fills none.
 */
@Injectable()
export class Limits {
  private readonly pairs = counter('pair', PER_PAIR, MINUTE);
  private readonly accounts = counter('account', PER_ACCOUNT, 5 * MINUTE);
  private readonly addresses = counter('address', PER_ADDRESS, MINUTE);
  private readonly tokens = counter('token', PER_TOKEN, MINUTE);
  private readonly mailsTo = counter('mails-to', MAILS_PER_ACCOUNT, HOUR);
  private readonly mailsFrom = counter('mails-from', MAILS_PER_ADDRESS, HOUR);
  /** Where people come in: a stranger's wrong passwords from elsewhere do not keep them out there. Latest last. */
  private readonly usual = new Set<string>();

  /**
   * Counts one attempt. The address first: what it no longer may is not held against the account.
   *
   * @param account null where none is named
   * @throws TooManyAttempts
   */
  async attempt(
    what: Attempt,
    { account, address }: { readonly account: string | null; readonly address: string },
  ): Promise<void> {
    await consume(this.addresses, `${what} ${address}`);
    if (account === null) return;
    const pair = pairOf(what, { account, address });
    await consume(this.pairs, pair);
    if (!this.usual.has(pair)) await consume(this.accounts, `${what} ${account}`);
  }

  /** After the right password: what was mistyped before is forgotten, and the address is a usual one from now on. */
  async succeeded(what: Attempt, attempted: Attempted): Promise<void> {
    const pair = pairOf(what, attempted);
    await this.pairs.delete(pair);
    await this.accounts.delete(`${what} ${attempted.account}`);
    this.usual.delete(pair);
    this.usual.add(pair);
    for (const oldest of this.usual) if (this.usual.size > USUAL) this.usual.delete(oldest);
  }

  /**
   * Counts one mail that somebody unknown asks for.
   *
   * @returns false when enough have gone to this account already; counted alike whether or not it is one
   * @throws TooManyAttempts for an address that has asked for too many
   */
  async mayMail({ account, address }: Attempted): Promise<boolean> {
    await consume(this.mailsFrom, address);
    return isWithin(this.mailsTo, account);
  }

  /** One request of a program. @throws TooManyAttempts */
  async request(tokenId: string): Promise<void> {
    await consume(this.tokens, tokenId);
  }
}

function counter(keyPrefix: string, points: number, duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration });
}

/** Neither kinds nor addresses hold a space, so no two pairs read alike. */
function pairOf(what: Attempt, { account, address }: Attempted): string {
  return `${what} ${account} ${address}`;
}

async function isWithin(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await consume(limiter, key);
    return true;
  } catch (refusal) {
    if (refusal instanceof TooManyAttempts) return false;
    throw refusal;
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
