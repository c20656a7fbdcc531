import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Unavailable } from '../../common/errors.js';
import { PASSWORD } from './account.rules.js';

/**
 * OWASP's minimum for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. The library's default
 * algorithm is Argon2id; its enum cannot be named under isolated modules.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each needs 19 MiB and a core for some ten milliseconds; more at once only make everybody wait. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const WAITING = 40;

/** Hashes and checks passwords, a few at a time. A password is taken whole, whatever its length. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private dummy: Promise<string> | null = null;

  /** @throws TooManySignIns */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /**
   * Does the same work whether there is such a person or not.
   *
   * @param stored null when there is no such person, or they have no password
   * @throws TooManySignIns
   */
  async matches(password: string, stored: string | null): Promise<boolean> {
    // Nobody has one of that length: not worth a hash, and it tells nothing of who is here.
    const written = password.normalize('NFC');
    if (written.length > 2 * PASSWORD.max) return false;
    return this.inTurn(async () => {
      const dummy = await (this.dummy ??= hash('nobody has this password', PARAMETERS));
      const isRight = await verify(stored ?? dummy, written);
      return isRight && stored !== null;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.queue.length >= WAITING) throw new TooManySignIns();
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.queue.shift()?.();
    }
  }
}

class TooManySignIns extends Unavailable {
  constructor() {
    super('too-many-requests', 'Too many people sign in at this moment. Try again in a few seconds.', {
      retryAfterSeconds: 3,
      logLevel: 'warn',
    });
  }
}
