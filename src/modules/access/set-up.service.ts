import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import { SetUpAlready } from '../people/people.errors.js';
import { Forbidden } from './access.errors.js';
import { newSecret, sameSecret } from '../../common/secrets.js';

export interface FirstAdmin {
  readonly secret: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/**
 * The first admin. While nobody is there, the process has a secret that only its console shows; it is never stored,
 * so neither a backup nor a restart can bring an old one back, and once somebody is there none is made.
 */
@Injectable()
export class SetUpService implements OnApplicationBootstrap {
  private secret: string | null = null;

  constructor(private readonly accounts: AccountsService) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.accounts.isEmpty()) this.secret = newSecret();
  }

  /** For the console alone; null when the first admin is there. */
  get secretForConsole(): string | null {
    return this.secret;
  }

  /** Whether the first admin may still be made. */
  async isOpen(): Promise<boolean> {
    return this.secret !== null && (await this.accounts.isEmpty());
  }

  /** @throws Forbidden for a wrong secret, Invalid, SetUpAlready */
  async complete({ secret, ...person }: FirstAdmin): Promise<PersonRecord> {
    // Somebody was faster, between the page's own question and now.
    if (this.secret === null) throw new SetUpAlready();
    if (!sameSecret(secret.trim(), this.secret)) {
      throw new Forbidden('This is not the secret that the console shows.', 'set-up-secret');
    }
    const admin = await this.accounts.setUp(person);
    this.secret = null;
    new Logger('SetUp').warn('The first admin is there; the set-up secret is worth nothing now.');
    return admin;
  }
}
