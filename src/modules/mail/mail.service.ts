import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';

/** How mail leaves; nothing is provided where none does. */
export const MAIL_SETTINGS = Symbol('mail settings');

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000, dnsTimeout: 5_000 };

/** Sends mail, where a server for it is configured. It never fails for its caller: it says whether the mail left. */
@Injectable()
export class MailService implements OnModuleDestroy {
  private readonly logger = new Logger('Mail');
  private readonly transport: ReturnType<typeof transportTo> | null;

  constructor(@Optional() @Inject(MAIL_SETTINGS) settings: MailSettings | null = null) {
    this.transport = settings === null ? null : transportTo(settings);
  }

  get isAvailable(): boolean {
    return this.transport !== null;
  }

  /** @returns whether the mail server took it. */
  async send(to: string, letter: Letter): Promise<boolean> {
    if (this.transport === null) return false;
    try {
      // As an object: an address is never read as a list of several.
      await this.transport.sendMail({ to: { name: '', address: to }, ...letter });
      return true;
    } catch (error) {
      this.logger.warn(`a mail was not sent: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

function transportTo({ smtpUrl, from }: MailSettings) {
  const { protocol, hostname } = new URL(smtpUrl);
  // A link for choosing a password does not cross a network in the open.
  const requireTLS = protocol === 'smtp:' && !LOOPBACK.includes(hostname);
  const options = { url: smtpUrl, requireTLS, disableFileAccess: true, disableUrlAccess: true, ...PATIENCE };
  return createTransport(options, { from });
}
