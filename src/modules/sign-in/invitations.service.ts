import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { MailService } from '../mail/mail.service.js';
import { AccountsService, type NewPerson, type PersonRecord } from '../people/accounts.service.js';
import { letter } from './letters.js';
import { LINK_MINUTES, LinksService, type NewLink } from './links.service.js';

export interface SentLink extends NewLink {
  readonly person: PersonRecord;
  /** Otherwise it is for the admin to pass on. */
  readonly mailed: boolean;
}

/** Brings people their links: by mail, or through the admin where there is none or it fails. */
@Injectable()
export class InvitationsService implements OnModuleDestroy {
  private readonly logger = new Logger('Invitations');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly accounts: AccountsService,
    private readonly links: LinksService,
    private readonly mail: MailService,
  ) {}

  /** Whether mail can be sent at all. */
  get sendsMail(): boolean {
    return this.mail.isAvailable;
  }

  /** Somebody new is kept before any mail is tried: a mail server that fails loses nobody. @throws Invalid, EmailTaken */
  async invite(person: NewPerson): Promise<SentLink> {
    return this.sendNew(await this.accounts.invite(person));
  }

  /** Another link, in place of those from before, for somebody who has none that works or has forgotten their password. @throws PersonNotFound */
  async sendTo(personId: string): Promise<SentLink> {
    return this.sendNew(await this.accounts.get(personId));
  }

  /**
   * For whoever says that they have forgotten their password: links from before stay. It returns at once and says nothing, so
   * that neither its answer nor its time tells who is here.
   */
  forgotten(email: string): void {
    if (!this.mail.isAvailable) return;
    const work = this.sendIfKnown(email)
      .catch((error: unknown) => this.logger.warn(error instanceof Error ? error.message : String(error)))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** What was begun is finished before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async sendIfKnown(email: string): Promise<void> {
    const person = await this.accounts.findByEmail(email);
    if (person !== null && person.status !== 'disabled') await this.send(person, await this.links.add(person));
  }

  private async sendNew(person: PersonRecord): Promise<SentLink> {
    return this.send(person, await this.links.create(person));
  }

  private async send(person: PersonRecord, link: NewLink): Promise<SentLink> {
    const written = letter({ kind: link.kind, name: person.name, url: link.url, minutes: LINK_MINUTES });
    return { ...link, person, mailed: await this.mail.send(person.email, written) };
  }
}
