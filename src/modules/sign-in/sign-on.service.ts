import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import * as client from 'openid-client';
import { Unavailable } from '../../common/errors.js';
import { Site } from '../../common/http/site.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';

/** A provider of OpenID Connect; nothing is provided where there is none. */
export const SIGN_ON_SETTINGS = Symbol('sign-on settings');

export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** "Sign in with …". */
  readonly name: string;
}

/** What the browser keeps, sealed, until the provider sends it back. */
export interface SignOnTicket {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
}

const SECONDS = 10;
const LONGEST_SUBJECT = 500;

/** The provider does not answer, or not as one does. */
class ProviderFailed extends Unavailable {
  constructor(name: string, cause: unknown) {
    super('provider-failed', `Signing in with ${name} does not work at the moment. Try again, or use your password.`, {
      cause,
      retryAfterSeconds: 30,
      logLevel: 'warn',
    });
  }
}

/** Signing in by OpenID Connect: authorisation code, PKCE, state and nonce. The provider says who somebody is; whether they are one of us is asked here. */
@Injectable()
export class SignOnService {
  private readonly logger = new Logger('SignOn');
  private provider: Promise<client.Configuration> | null = null;

  constructor(
    private readonly accounts: AccountsService,
    private readonly site: Site,
    @Optional() @Inject(SIGN_ON_SETTINGS) private readonly settings: SignOnSettings | null = null,
  ) {}

  /** For the button; null where there is no provider. */
  get providerName(): string | null {
    return this.settings?.name ?? null;
  }

  /** Where to send the browser, and what it keeps meanwhile. @throws ProviderFailed */
  async begin(next: string): Promise<{ readonly url: string; readonly ticket: SignOnTicket }> {
    const provider = await this.discovered();
    const ticket = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      next,
    };
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.site.url('/sign-in/callback'),
      scope: 'openid email profile',
      state: ticket.state,
      nonce: ticket.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(ticket.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, ticket };
  }

  /**
   * Who came back with this answer.
   *
   * @param pathAndQuery of the callback, as it was asked for
   * @returns null for an answer that is not what was asked for, and for somebody who may not come in
   * @throws ProviderFailed
   */
  async finish(
    pathAndQuery: string,
    { state, nonce, verifier }: Omit<SignOnTicket, 'next'>,
  ): Promise<PersonRecord | null> {
    const provider = await this.discovered();
    let claims: Claims | null;
    try {
      claims = await this.claimsOf(provider, { pathAndQuery, state, nonce, verifier });
    } catch (error) {
      this.logger.warn(
        `an answer of the provider was refused: ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    }
    const subject = claims === null ? '' : `${provider.serverMetadata().issuer} ${claims.subject}`;
    if (claims === null || subject.length > LONGEST_SUBJECT) return null;
    return this.accounts.bySignOn({ subject, email: claims.verifiedEmail });
  }

  private async claimsOf(
    provider: client.Configuration,
    { pathAndQuery, state, nonce, verifier }: Omit<SignOnTicket, 'next'> & { readonly pathAndQuery: string },
  ): Promise<Claims | null> {
    const tokens = await client.authorizationCodeGrant(provider, new URL(this.site.url(pathAndQuery)), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return null;
    const told =
      claims['email'] === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
        ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
        : claims;
    const email = told['email_verified'] === true && typeof told['email'] === 'string' ? told['email'] : null;
    return { subject: claims.sub, verifiedEmail: email };
  }

  /** Asked once; again after it failed. */
  private async discovered(): Promise<client.Configuration> {
    const { settings } = this;
    if (settings === null) throw new Error('no provider is configured');
    const { issuer, clientId, clientSecret, name } = settings;
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    this.provider ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
      timeout: SECONDS,
    });
    try {
      return await this.provider;
    } catch (error) {
      this.provider = null;
      throw new ProviderFailed(name, error);
    }
  }
}

interface Claims {
  readonly subject: string;
  /** Null without one that the provider vouches for. */
  readonly verifiedEmail: string | null;
}
