import supertest from 'supertest';
import type { Server } from 'node:http';
import { SCOPES, type Role } from '../../src/domain/index.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';

/** What the helpers below take from the running application. */
interface Application {
  get<T>(token: abstract new (...args: never[]) => T): T;
  getHttpServer(): Server;
}

/** Somebody who is signed in, in a browser and with a token. */
export class SignedIn {
  constructor(
    readonly app: Application,
    readonly id: string,
    /** For the Cookie header. */
    readonly cookie: string,
    readonly token: string,
  ) {}

  /** A page. */
  page(path: string): supertest.Test {
    return supertest(this.app.getHttpServer()).get(path).set('Cookie', this.cookie).redirects(0);
  }

  /** A form of the page at `from`, with that page's own token; fields as a browser would send them. */
  async submit(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    from = '/account',
  ): Promise<supertest.Response> {
    const token = await this.csrf(from);
    const body = new URLSearchParams([
      ['_csrf', token],
      ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ] as [string, string][]);
    return supertest(this.app.getHttpServer())
      .post(path)
      .set('Cookie', this.cookie)
      .type('form')
      .send(body.toString())
      .redirects(0);
  }

  /** The token that the forms of a page carry. */
  async csrf(path: string): Promise<string> {
    const { text } = await this.page(path);
    return /<meta name="csrf" content="([^"]+)">/.exec(text)?.[1] ?? '';
  }

  api(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): supertest.Test {
    return supertest(this.app.getHttpServer())[method](`/api/v1${path}`).set('Authorization', `Bearer ${this.token}`);
  }
}

/** A new active person with these roles. */
export async function signedIn(
  app: Application,
  { email, name, roles }: { readonly email: string; readonly name: string; readonly roles: readonly Role[] },
): Promise<SignedIn> {
  const accounts = app.get(AccountsService);
  const { id } = await accounts.invite({ email, name, roles });
  await accounts.setPassword(id, 'a password for the tests');
  const secret = await app.get(SessionsService).begin(id, 'the tests');
  const { token } = await app.get(TokensService).create(id, { name: 'tests', scopes: SCOPES, days: 1 });
  return new SignedIn(app, id, `arcbrief=${secret}`, token);
}
