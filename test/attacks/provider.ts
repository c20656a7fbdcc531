import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface Account {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
}

/** A real provider of OpenID Connect, in this process; whoever comes is signed in as `account`. */
export class TestProvider {
  account: Account = { sub: 's1', email: 'ana@example.com', email_verified: true };

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** Its address is known at once; it answers after `serve`. */
  static async start(): Promise<TestProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new TestProvider(server, issuer);
  }

  serve(redirectUri: string): void {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: 'arcbrief',
          client_secret: 'a-secret-of-the-tests',
          redirect_uris: [redirectUri],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => this.account }),
      cookies: { keys: ['a key of the tests'] },
      jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    });
    const listener = provider.callback();
    this.server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) return listener(request, response);
      void this.interact(provider, request, response);
    });
  }

  /** Everything that a person would click. */
  private async interact(provider: Provider, request: unknown, response: unknown): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response);
    const accountId = this.account.sub;
    if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } });
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  /** Follows the provider from the address that Arcbrief gave to the one that leads back. */
  async follow(start: string): Promise<string> {
    const cookies = new Map<string, string>();
    let url = start;
    for (let step = 0; step < 12; step += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';', 1);
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`${url}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
      url = new URL(location, url).href;
      if (!url.startsWith(this.issuer)) return url;
    }
    throw new Error('the provider led nowhere');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
