/** As far as the tests use it; the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  // eslint-disable-next-line no-restricted-exports -- it is the package that exports it so
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    interactionDetails(
      request: unknown,
      response: unknown,
    ): Promise<{
      readonly prompt: { readonly name: string; readonly details: { readonly missingOIDCScope?: readonly string[] } };
      readonly params: { readonly client_id: string };
      readonly grantId?: string;
      readonly session?: { readonly accountId: string };
    }>;
    interactionFinished(request: unknown, response: unknown, result: object): Promise<void>;
    readonly Grant: new (of: { accountId: string; clientId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
  }
}
