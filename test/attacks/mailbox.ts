import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: readonly string[];
  /** Headers and body, as they came. */
  readonly raw: string;
}

/** A mail server that keeps what it gets. */
export class Mailbox {
  readonly mails: Mail[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<Mailbox> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          box.mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString(),
          });
          box.waiting.splice(0).forEach((wake) => wake());
          done();
        });
      },
    });
    const box = new Mailbox(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return box;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mail after these. */
  async next(after: number): Promise<Mail> {
    while (this.mails.length <= after) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.mails[after] as Mail;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** The parts of a mail, decoded. */
export function readable({ raw }: Mail): string {
  return raw
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
}

/** The link in a mail. */
export function linkIn(mail: Mail): string {
  return /https?:\/\/[^\s"<]+\/welcome\/[A-Za-z0-9_-]+/.exec(readable(mail))?.[0] ?? '';
}
