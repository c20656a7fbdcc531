import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';
import { siteWarnings } from './people-config.js';

describe('readConfig', () => {
  it('needs nothing set: SQLite in ./data, this machine only', () => {
    const config = readConfig({});
    expect(config.database).toEqual({ kind: 'sqlite', file: `${process.cwd()}/data/arcbrief.sqlite` });
    expect(config.listen).toEqual({ host: '127.0.0.1', port: 4680 });
    expect(config.rendering).toEqual({ pages: 2, freshContext: false, executablePath: null });
  });

  it('takes a PostgreSQL address as the database', () => {
    const url = 'postgres://arcbrief@127.0.0.1:5432/arcbrief';
    expect(readConfig({ ARCBRIEF_DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  it('names every setting that cannot be used at once, and never repeats a database address', () => {
    const read = () =>
      readConfig({
        ARCBRIEF_HOST: '0.0.0.0',
        ARCBRIEF_PORT: '99999',
        ARCBRIEF_PDF_PAGES: '2.5',
        ARCBRIEF_PDF_FRESH_CONTEXT: 'maybe',
        ARCBRIEF_DATABASE_URL: 'mysql://root:secret@db/x',
      });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      [
        'The configuration cannot be used:',
        '  ARCBRIEF_HOST=0.0.0.0: others can reach this address, so passwords need https: put a proxy with a certificate in front and set ARCBRIEF_BASE_URL=https://…, or use 127.0.0.1.',
        '  ARCBRIEF_DATABASE_URL: only postgres://… addresses or the path of an SQLite file can be used.',
        '  ARCBRIEF_PORT=99999: use a whole number from 0 to 65535.',
        '  ARCBRIEF_PDF_PAGES=2.5: use a whole number from 1 to 8.',
        '  ARCBRIEF_PDF_FRESH_CONTEXT=maybe: use true or false.',
      ].join('\n'),
    );
    expect(read).not.toThrow(/secret/);
  });

  it('listens on any address of the machine once browsers come by https', () => {
    const config = readConfig({ ARCBRIEF_HOST: '0.0.0.0', ARCBRIEF_BASE_URL: 'https://arcbrief.example.com/' });
    expect(config.listen.host).toBe('0.0.0.0');
    expect(config.site).toEqual({ baseUrl: 'https://arcbrief.example.com', trustedProxies: [] });
    expect(readConfig({}).site).toEqual({ baseUrl: null, trustedProxies: [] });
    expect(readConfig({ ARCBRIEF_TRUSTED_PROXIES: '10.0.0.2, ::1' }).site.trustedProxies).toEqual(['10.0.0.2', '::1']);
  });

  it('B7: warns where an https address leaves everybody with the address of a proxy, and names the remedy', () => {
    const warnings = (environment: Readonly<Record<string, string>>) => siteWarnings(readConfig(environment).site);
    const https = { ARCBRIEF_BASE_URL: 'https://arcbrief.example.com' };
    expect(warnings(https)).toEqual([expect.stringContaining('Set ARCBRIEF_TRUSTED_PROXIES to the address')]);
    expect(warnings({ ...https, ARCBRIEF_TRUSTED_PROXIES: '127.0.0.1' })).toEqual([]);
    expect(warnings({})).toEqual([]);
    expect(warnings({ ARCBRIEF_BASE_URL: 'http://127.0.0.1:4680' })).toEqual([]);
  });

  it.each([
    [
      'ARCBRIEF_BASE_URL',
      'http://arcbrief.example.com',
      'use https://: only addresses of this machine may be http://.',
    ],
    ['ARCBRIEF_BASE_URL', 'https://example.com/arcbrief', 'use the address alone, without a path'],
    ['ARCBRIEF_BASE_URL', 'https://a:secret@example.com', 'leave name and password out of the address.'],
    ['ARCBRIEF_BASE_URL', 'javascript:alert(1)', 'use an address such as https://arcbrief.example.com.'],
    ['ARCBRIEF_HOST', 'arcbrief.example.com', 'use an IP address of this machine, or localhost.'],
    ['ARCBRIEF_TRUSTED_PROXIES', '10.0.0.0/8', '"10.0.0.0/8" is not an IP address'],
    ['ARCBRIEF_SMTP_URL', 'smtps://me:secret@mail.example.com', 'set both, or neither.'],
    ['ARCBRIEF_OIDC_CLIENT_SECRET', 'secret', 'set all three, or none.'],
  ])('refuses %s=%s', (name, value, remedy) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(remedy);
    expect(read).not.toThrow(/:secret|=secret/);
  });

  it('refuses a provider and a mail server whose answers anybody could give', () => {
    const read = () =>
      readConfig({
        ARCBRIEF_OIDC_ISSUER: 'http://login.example.com',
        ARCBRIEF_OIDC_CLIENT_ID: 'arcbrief',
        ARCBRIEF_OIDC_CLIENT_SECRET: 'hush-hush',
        ARCBRIEF_SMTP_URL: 'http://mail.example.com',
        ARCBRIEF_MAIL_FROM: 'Arcbrief <a@example.com>, b@example.com',
      });
    expect(read).toThrow('ARCBRIEF_OIDC_ISSUER: use https://');
    expect(read).toThrow('ARCBRIEF_SMTP_URL: use smtps://');
    expect(read).toThrow('ARCBRIEF_MAIL_FROM: use an address');
    expect(read).not.toThrow(/hush/);
  });
});
