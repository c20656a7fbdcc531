import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Limits, TooManyAttempts } from './limits.service.js';

describe('Limits', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-02T10:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const attempts = async (limits: Limits, count: number): Promise<number> => {
    let allowed = 0;
    for (let n = 0; n < count; n += 1)
      await limits.attempt('sign-in', { account: 'ana', address: `10.0.0.${n}` }).then(
        () => (allowed += 1),
        (error: unknown) => expect(error).toBeInstanceOf(TooManyAttempts),
      );
    return allowed;
  };

  it('B8: lets an account be tried again after a minute, however often it was tried in it: a pause, not a lock', async () => {
    const limits = new Limits();
    expect(await attempts(limits, 50)).toBe(5);
    jest.advanceTimersByTime(59_000);
    expect(await attempts(limits, 1)).toBe(0);
    jest.advanceTimersByTime(2_000);
    expect(await attempts(limits, 50)).toBe(5);
  });

  it('forgets what was mistyped before the right password, and counts each kind of try apart', async () => {
    const limits = new Limits();
    expect(await attempts(limits, 5)).toBe(5);
    await limits.attempt('second-step', { account: 'ana', address: '10.0.0.1' });
    await limits.succeeded('sign-in', 'ana');
    expect(await attempts(limits, 9)).toBe(5);
  });

  it('says how many seconds are left', async () => {
    const limits = new Limits();
    await attempts(limits, 5);
    jest.advanceTimersByTime(20_000);
    const refused = limits.attempt('sign-in', { account: 'ana', address: '10.0.0.1' });
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 40, code: 'too-many-requests' });
  });
});
