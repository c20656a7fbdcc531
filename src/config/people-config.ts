import { isIP } from 'node:net';
import { address, isLoopback, text, type Reading } from './settings.js';

export interface SiteConfig {
  /** "https://arcbrief.example.com"; null: this machine only. */
  readonly baseUrl: string | null;
  readonly trustedProxies: readonly string[];
}

export interface MailConfig {
  /** smtp:// or smtps://, with name and password. */
  readonly smtpUrl: string;
  readonly from: string;
}

export interface SignOnConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** "Sign in with …". */
  readonly name: string;
}

/** Where browsers reach the server, and where it listens. */
export function readSite(reading: Reading): { readonly site: SiteConfig; readonly host: string } {
  const { problems } = reading;
  const baseUrl = readBaseUrl(reading);
  const host = text(reading, 'ARCBRIEF_HOST') ?? '127.0.0.1';
  if (!isLoopback(host) && isIP(host) === 0)
    problems.push(`ARCBRIEF_HOST=${host}: use an IP address of this machine, or localhost.`);
  else if (!isLoopback(host) && baseUrl?.startsWith('https:') !== true)
    problems.push(
      `ARCBRIEF_HOST=${host}: others can reach this address, so passwords need https: put a proxy with a certificate in front and set ARCBRIEF_BASE_URL=https://…, or use 127.0.0.1.`,
    );
  const trustedProxies = (text(reading, 'ARCBRIEF_TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  for (const proxy of trustedProxies)
    if (isIP(proxy) === 0)
      problems.push(`ARCBRIEF_TRUSTED_PROXIES: "${proxy}" is not an IP address; list each proxy's own, with commas.`);
  return { site: { baseUrl, trustedProxies }, host };
}

/** What can be used, and is hardly meant: said at every start, with what to do about it. */
export function siteWarnings({ baseUrl, trustedProxies }: SiteConfig): readonly string[] {
  if (baseUrl?.startsWith('https:') !== true || trustedProxies.length > 0) return [];
  return [
    'ARCBRIEF_BASE_URL is https, and no proxy is trusted: everybody seems to come from one address, so twenty wrong passwords a minute keep all of you from signing in. Set ARCBRIEF_TRUSTED_PROXIES to the address from which your proxy connects (such as 127.0.0.1).',
  ];
}

function readBaseUrl(reading: Reading): string | null {
  const value = text(reading, 'ARCBRIEF_BASE_URL');
  if (value === undefined) return null;
  const url = address(value);
  const wrong = (remedy: string): null => {
    reading.problems.push(`ARCBRIEF_BASE_URL: ${remedy}`);
    return null;
  };
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return wrong('use an address such as https://arcbrief.example.com.');
  if (url.username !== '' || url.password !== '') return wrong('leave name and password out of the address.');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return wrong('use the address alone, without a path: Arcbrief needs a host of its own.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return wrong('use https://: only addresses of this machine may be http://.');
  return url.origin;
}

/** Both settings or neither. The address of the mail server may hold a password and is never repeated. */
export function readMail(reading: Reading): MailConfig | null {
  const smtpUrl = text(reading, 'ARCBRIEF_SMTP_URL');
  const from = text(reading, 'ARCBRIEF_MAIL_FROM');
  const { problems } = reading;
  if (smtpUrl === undefined && from === undefined) return null;
  if (smtpUrl === undefined || from === undefined) {
    problems.push('ARCBRIEF_SMTP_URL and ARCBRIEF_MAIL_FROM: set both, or neither.');
    return null;
  }
  const url = address(smtpUrl);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol))
    problems.push('ARCBRIEF_SMTP_URL: use smtps://name:password@host:465 or smtp://name:password@host:587.');
  if (!/^[^\s<>@"]+@[^\s<>@"]+$/.test(from) && !/^[^<>"\r\n]+ <[^\s<>@"]+@[^\s<>@"]+>$/.test(from))
    problems.push(
      'ARCBRIEF_MAIL_FROM: use an address such as arcbrief@example.com or Arcbrief <arcbrief@example.com>.',
    );
  return { smtpUrl, from };
}

/** All three settings or none. */
export function readSignOn(reading: Reading): SignOnConfig | null {
  const { problems } = reading;
  const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) =>
    text(reading, `ARCBRIEF_OIDC_${name}`),
  );
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    problems.push(
      'ARCBRIEF_OIDC_ISSUER, ARCBRIEF_OIDC_CLIENT_ID and ARCBRIEF_OIDC_CLIENT_SECRET: set all three, or none.',
    );
    return null;
  }
  const url = address(issuer);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    problems.push('ARCBRIEF_OIDC_ISSUER: use the address of the provider, such as https://login.example.com.');
  else if (url.protocol === 'http:' && !isLoopback(url.hostname))
    problems.push('ARCBRIEF_OIDC_ISSUER: use https://: whoever is between could sign in as anybody.');
  return { issuer, clientId, clientSecret, name: text(reading, 'ARCBRIEF_OIDC_NAME') ?? url?.hostname ?? 'OpenID' };
}
