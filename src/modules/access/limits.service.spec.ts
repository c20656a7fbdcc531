import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Limits, TooManyAttempts } from './limits.service.js';

describe('Limits', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-02T10:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const HOME = '192.0.2.1';

  /** How many of these attempts are let through, each from `addressOf` its number. */
  const attempts = async (limits: Limits, count: number, addressOf: (n: number) => string): Promise<number> => {
    let allowed = 0;
    for (let n = 0; n < count; n += 1)
      await limits.attempt('sign-in', { account: 'ana', address: addressOf(n) }).then(
        () => (allowed += 1),
        (error: unknown) => expect(error).toBeInstanceOf(TooManyAttempts),
      );
    return allowed;
  };
  const fromHome = (limits: Limits, count: number) => attempts(limits, count, () => HOME);
  const fromMany = (limits: Limits, count: number) => attempts(limits, count, (n) => `10.0.0.${n}`);

  it('B8: lets an account be tried again after a minute, however often it was tried in it: a pause, not a lock', async () => {
    const limits = new Limits();
    expect(await fromHome(limits, 15)).toBe(5);
    jest.advanceTimersByTime(59_000);
    expect(await fromHome(limits, 1)).toBe(0);
    jest.advanceTimersByTime(2_000);
    expect(await fromHome(limits, 15)).toBe(5);
  });

  it('B7: lets many addresses together try an account twenty times in five minutes', async () => {
    const limits = new Limits();
    expect(await fromMany(limits, 200)).toBe(20);
    jest.advanceTimersByTime(299_000);
    expect(await fromMany(limits, 1)).toBe(0);
    jest.advanceTimersByTime(2_000);
    expect(await fromMany(limits, 200)).toBe(20);
  });

  it('B8: keeps nobody out where they have come in before, whatever strangers try elsewhere; there it is five a minute', async () => {
    const limits = new Limits();
    await limits.succeeded('sign-in', { account: 'ana', address: HOME });
    expect(await fromMany(limits, 200)).toBe(20);
    expect(await fromHome(limits, 9)).toBe(5);
    // Whoever comes in to another account from there has no better chances at this one.
    const other = new Limits();
    await other.succeeded('sign-in', { account: 'bob', address: HOME });
    expect(await fromMany(other, 200)).toBe(20);
    expect(await fromHome(other, 9)).toBe(0);
  });

  it('remembers the ten thousand latest addresses, and no more', async () => {
    const limits = new Limits();
    await limits.succeeded('sign-in', { account: 'ana', address: HOME });
    for (let n = 0; n < 9_999; n += 1) await limits.succeeded('sign-in', { account: `n${n}`, address: HOME });
    expect(await fromMany(limits, 200)).toBe(20);
    expect(await fromHome(limits, 1)).toBe(1);
    await limits.succeeded('sign-in', { account: 'one more', address: HOME });
    expect(await fromHome(limits, 1)).toBe(0);
  });

  it('forgets what was mistyped before the right password, and counts each kind of try apart', async () => {
    const limits = new Limits();
    expect(await fromHome(limits, 5)).toBe(5);
    await limits.attempt('second-step', { account: 'ana', address: HOME });
    await limits.succeeded('sign-in', { account: 'ana', address: HOME });
    expect(await fromHome(limits, 9)).toBe(5);
  });

  it('says how many seconds are left', async () => {
    const limits = new Limits();
    await fromHome(limits, 5);
    jest.advanceTimersByTime(20_000);
    const refused = limits.attempt('sign-in', { account: 'ana', address: HOME });
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 40, code: 'too-many-requests' });
  });

  it('lets three mails an hour go to one account, and twenty be asked for from one address', async () => {
    const limits = new Limits();
    const went = [];
    for (let n = 0; n < 5; n += 1) went.push(await limits.mayMail({ account: 'ana', address: `10.0.0.${n}` }));
    expect(went).toEqual([true, true, true, false, false]);
    for (let n = 0; n < 20; n += 1) expect(await limits.mayMail({ account: `n${n}`, address: HOME })).toBe(true);
    await expect(limits.mayMail({ account: 'n20', address: HOME })).rejects.toBeInstanceOf(TooManyAttempts);
    jest.advanceTimersByTime(3_601_000);
    expect(await limits.mayMail({ account: 'ana', address: HOME })).toBe(true);
  });
});
