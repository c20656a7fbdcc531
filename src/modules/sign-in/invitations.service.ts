import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { MailService } from '../mail/mail.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import { letter } from './letters.js';
import { LINK_MINUTES, LinksService, type NewLink } from './links.service.js';

/** A link that is somebody's, and that nobody has seen yet. */
interface PreparedLink extends NewLink {
  readonly person: PersonRecord;
}

export interface SentLink extends PreparedLink {
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

  /** A link in place of those from before, for somebody who has none that works: in the unit of work that makes them, or that says why. */
  async prepare(person: PersonRecord): Promise<PreparedLink> {
    return { ...(await this.links.create(person)), person };
  }

  /** Brings it, once it is kept: a mail server that fails loses nobody, and nothing waits for it. */
  async send(link: PreparedLink): Promise<SentLink> {
    const { kind, url, person } = link;
    const written = letter({ kind, name: person.name, url, minutes: LINK_MINUTES });
    return { ...link, mailed: await this.mail.send(person.email, written) };
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
    if (person !== null && person.status !== 'disabled') await this.send({ ...(await this.links.add(person)), person });
  }
}
