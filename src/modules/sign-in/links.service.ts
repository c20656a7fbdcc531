import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { NotFound } from '../../common/errors.js';
import { Site } from '../../common/http/site.js';
import { newId } from '../../common/ids.js';
import { hashOfSecret, newSecret } from '../../common/secrets.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from '../access/audit.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import type { AccountLinkRow } from './account-link.entity.js';
import { AccountLinksRepository } from './account-links.repository.js';

/** How long a link works (docs/decisions/0036). */
export const LINK_MINUTES = 60;

/** It never was, was used, has ended, or a newer one took its place. */
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

/** Links with which somebody chooses a password, once. */
@Injectable()
export class LinksService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly links: AccountLinksRepository,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  /** Links from before end. */
  async create({ id: personId, status }: Pick<PersonRecord, 'id' | 'status'>): Promise<NewLink> {
    const token = newSecret();
    const now = this.clock.now();
    const kind = status === 'invited' ? 'invitation' : 'reset';
    const expiresAt = new Date(Date.parse(now) + LINK_MINUTES * 60_000).toISOString();
    const row = { id: newId(), createdAt: now, tokenSha256: hashOfSecret(token), personId, kind, expiresAt } as const;
    await this.units.write(() => this.links.replace({ ...row, usedAt: null }));
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

  /** The password is theirs, and whoever was signed in as them is not any more. @throws LinkGone, Invalid */
  async use(token: string, password: string): Promise<PersonRecord> {
    const { link, person } = await this.find(token);
    const hash = await this.accounts.hashedFor(person.id, password);
    return this.units.write(async () => {
      if (!(await this.links.use(link.id, this.clock.now()))) throw new LinkGone();
      await this.sessions.endAll(person.id);
      await this.audit.note({ personId: person.id, action: `password:${link.kind}`, outcome: 'done' });
      return this.accounts.keepPassword(person.id, hash);
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
