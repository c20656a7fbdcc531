import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { NotFound } from '../../common/errors.js';
import { Site } from '../../common/http/site.js';
import { newId } from '../../common/ids.js';
import { hashOfSecret, newSecret } from '../../common/secrets.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from '../access/audit.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { TokensService } from '../access/tokens.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import type { AccountLinkRow } from './account-link.entity.js';
import { AccountLinksRepository } from './account-links.repository.js';

/** How long a link works (docs/decisions/0036). */
export const LINK_MINUTES = 60;

/** It never was, was used, has ended, or another one was used or took its place. */
export class LinkGone extends NotFound {
  constructor() {
    super('link-gone', 'This link does not work any more.');
  }
}

export interface NewLink {
  readonly kind: 'invitation' | 'reset';
  /** With the only copy of its secret. */
  readonly url: string;
}

type LinkOwner = Pick<PersonRecord, 'id' | 'status'>;

/** Links with which somebody chooses a password, once. */
@Injectable()
export class LinksService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly links: AccountLinksRepository,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly audit: AuditService,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  /** In place of all that the person had. */
  create(person: LinkOwner): Promise<NewLink> {
    return this.units.write(async () => {
      await this.links.deleteOf(person.id);
      return this.add(person);
    });
  }

  /** Beside those that the person has: whoever asks for it may be anybody, and ends nothing. */
  async add({ id: personId, status }: LinkOwner): Promise<NewLink> {
    const token = newSecret();
    const now = this.clock.now();
    const kind = status === 'invited' ? 'invitation' : 'reset';
    const expiresAt = new Date(Date.parse(now) + LINK_MINUTES * 60_000).toISOString();
    const row = { id: newId(), createdAt: now, tokenSha256: hashOfSecret(token), personId, kind, expiresAt } as const;
    await this.units.write(async () => {
      await this.links.deleteEnded(personId, now);
      await this.links.insert({ ...row, usedAt: null });
    });
    return { kind, url: this.site.url(`/welcome/${token}`) };
  }

  /** After a password was changed or an account closed: what was sent before opens nothing. */
  endAll(personId: string): Promise<void> {
    return this.units.write(() => this.links.deleteOf(personId));
  }

  /** Whose it is; looking does not use it up. @throws LinkGone */
  async open(token: string): Promise<PersonRecord> {
    return (await this.find(token)).person;
  }

  /**
   * The password is theirs. Whatever the old one opened is closed: sessions, API tokens, and the other links.
   *
   * @throws LinkGone, Invalid
   */
  async use(token: string, password: string): Promise<PersonRecord> {
    const { link, person } = await this.find(token);
    const hash = await this.accounts.hashedFor(person.id, password);
    return this.units.write(async () => {
      // First, because it holds the person: a sign-in with the old password is over before, and seen here, or is refused after.
      const changed = await this.accounts.keepPassword(person.id, hash);
      if (!(await this.links.use(link.id, this.clock.now()))) throw new LinkGone();
      await this.sessions.endAll(person.id);
      await this.tokens.revokeAll(person.id);
      await this.links.deleteOf(person.id);
      await this.audit.note({ personId: person.id, action: `password:${link.kind}`, outcome: 'done' });
      return changed;
    });
  }

  private async find(token: string): Promise<{ readonly link: AccountLinkRow; readonly person: PersonRecord }> {
    const link = await this.units.read(() => this.links.find(hashOfSecret(token)));
    if (link === null || link.usedAt !== null || link.expiresAt <= this.clock.now()) throw new LinkGone();
    const person = await this.accounts.get(link.personId);
    if (person.status === 'disabled') throw new LinkGone();
    return { link, person };
  }
}
