import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { parseSetCookie } from 'cookie';
import { AppModule, type AppOptions } from '../../src/app.module.js';
import { Clock } from '../../src/common/clock.js';
import { configureHttp, HTTP_OPTIONS } from '../../src/common/http/configure-http.js';
import { HardenedExpressAdapter } from '../../src/common/http/http-adapter.js';
import { Site } from '../../src/common/http/site.js';
import { Limits } from '../../src/modules/access/limits.service.js';
import { SetUpService } from '../../src/modules/access/set-up.service.js';
import { AccountsService, type PersonRecord } from '../../src/modules/people/accounts.service.js';
import type { Role } from '../../src/domain/index.js';
import { temporaryDatabase, type DatabaseKind, type TemporaryDatabase } from '../support/database.js';
import { TestClock } from '../support/database-services.js';

/** The tests' own machine stands for a proxy, so that visitors come from many addresses. */
export const BEHIND_A_PROXY = { site: { baseUrl: null, trustedProxies: ['127.0.0.1'] } } as const;

export const PASSWORD = 'four words make it long';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The real application on a real database, listening; only the clock is the test's. */
export class Installation {
  private visitors = 0;

  private constructor(
    readonly app: NestExpressApplication,
    readonly clock: TestClock,
    private readonly database: TemporaryDatabase,
    private readonly options: Partial<AppOptions>,
  ) {}

  static async on(kind: DatabaseKind, options: Partial<AppOptions> = {}): Promise<Installation> {
    return Installation.start(await temporaryDatabase(kind), options, new TestClock());
  }

  private static async start(
    database: TemporaryDatabase,
    options: Partial<AppOptions>,
    clock: TestClock,
  ): Promise<Installation> {
    const built = await Test.createTestingModule({
      imports: [AppModule.forRoot({ database: database.options, ...options })],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const app = built.createNestApplication<NestExpressApplication>(new HardenedExpressAdapter(), {
      ...HTTP_OPTIONS,
      logger: false,
    });
    configureHttp(app, app.get(Site));
    await app.listen(0, '127.0.0.1');
    const installation = new Installation(app, clock, database, options);
    app.get(Site).listensOn(installation.url);
    return installation;
  }

  /** The process ends and another begins on the same database. */
  async restart(): Promise<Installation> {
    await this.app.close();
    return Installation.start(this.database, this.options, this.clock);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.remove();
  }

  get port(): number {
    return (this.app.getHttpServer().address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get secret(): string {
    return this.app.get(SetUpService).secretForConsole ?? '';
  }

  get limits(): Limits {
    return this.app.get(Limits);
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get(token as never, { strict: false });
  }

  /** Somebody active with `PASSWORD`. */
  async person(email: string, roles: readonly Role[] = ['interviewer'], name = 'Ana Ferreira'): Promise<PersonRecord> {
    const accounts = this.get(AccountsService);
    const { id } = await accounts.invite({ email, name, roles });
    return accounts.setPassword(id, PASSWORD);
  }

  /** Each from an address of its own, where a proxy is trusted to say so. */
  visitor(): Visitor {
    const visitor = new Visitor(this);
    this.visitors += 1;
    const { visitors } = this;
    if (this.options.site?.trustedProxies.includes('127.0.0.1') === true)
      visitor.headers = { 'X-Forwarded-For': `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}` };
    return visitor;
  }

  /** A browser in which this person has just signed in. */
  async signedIn(email: string, password = PASSWORD): Promise<Visitor> {
    const visitor = this.visitor();
    const answer = await visitor.signIn(email, password);
    if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
    return visitor;
  }

  /** One request with exactly these headers, on a connection of its own. */
  send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    const options = { host: '127.0.0.1', port: this.port, path, method, headers, agent: false } as const;
    return new Promise((resolve, reject) => {
      const sent = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', reject).end(body);
    });
  }
}

/** A browser: it keeps cookies, and says of a form where the form was. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Sent with every request. */
  headers: Readonly<Record<string, string>> = {};

  constructor(private readonly installation: Installation) {}

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** A form as the page at `from` sends it, with that page's token. */
  async submit(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    from = '/account',
  ): Promise<Answer> {
    return this.post(path, { _csrf: csrfIn((await this.get(from)).text), ...fields });
  }

  /** A form with exactly these fields. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams(pairs as [string, string][]).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
  }

  signIn(email: string, password = PASSWORD, next = '/account'): Promise<Answer> {
    return this.post('/sign-in', { email, password, next });
  }

  /** Another browser with the same cookies: stolen, or put there. */
  copy(): Visitor {
    const other = new Visitor(this.installation);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  private async send(path: string, sent: Sent): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(cookie !== '' && { Cookie: cookie }), ...sent.headers };
    const answer = await this.installation.send(path, { ...sent, headers });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const { name, value, maxAge } = parseSetCookie(line);
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value ?? '');
    }
    return answer;
  }
}

/** The token that the forms of a page carry; '' on a page for nobody. */
export function csrfIn(html: string): string {
  return /<meta name="csrf" content="([^"]+)">/.exec(html)?.[1] ?? '';
}
