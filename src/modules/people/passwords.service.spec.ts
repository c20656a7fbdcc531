import { createRequire } from 'node:module';
import type * as Argon2 from '@node-rs/argon2';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';

/** How often the real functions were called, and with what cost. */
const work: string[] = [];

const real = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2;

jest.unstable_mockModule('@node-rs/argon2', () => {
  return {
    ...real,
    hash: (...args: Parameters<typeof real.hash>) => {
      work.push('hash');
      return real.hash(...args);
    },
    verify: (...args: Parameters<typeof real.verify>) => {
      work.push(`verify ${/\$m=.*?\$/.exec(String(args[0]))?.[0]}`);
      return real.verify(...args);
    },
  };
});
const { Passwords } = await import('./passwords.service.js');

describe('Passwords', () => {
  const passwords = new Passwords();
  beforeEach(() => void work.splice(0));

  it('A14: do the same work for somebody who is not here as for a wrong password, from the first one on', async () => {
    const stored = await new Passwords().hash('four words make it long');
    const workFor = async (fresh: InstanceType<typeof Passwords>, known: string | null) => {
      work.splice(0);
      expect(await fresh.matches('a wrong password', known)).toBe(false);
      return [...work];
    };
    const first = await workFor(new Passwords(), null);
    expect(first).toEqual(['hash', 'verify $m=19456,t=2,p=1$']);
    expect(await workFor(new Passwords(), stored)).toEqual(first);
    expect(await passwords.matches('four words make it long', stored)).toBe(true);
    const later = await workFor(passwords, null);
    expect(later).toEqual(['verify $m=19456,t=2,p=1$']);
    expect(await workFor(passwords, stored)).toEqual(later);
  });
});
