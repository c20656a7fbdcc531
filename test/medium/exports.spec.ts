import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/common/limits.js';
import type { Caller } from '../../src/domain/index.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { Exports, TooManyExports } from '../../src/modules/access/exports.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const REQUISITION = '01890000-0000-7000-8000-00000000dead';

describe.each(DATABASES)('A18: the files that a person takes out in a day, on %s', (kind) => {
  let services: Services;
  let caller: Caller;

  beforeEach(async () => {
    services = await servicesOn(kind);
    const person = { email: 'ana@example.com', name: 'Ana Ferreira', roles: ['recruiter'] } as const;
    const { id } = await services.get(AccountsService).invite(person);
    caller = { personId: id } as Caller;
  });
  afterEach(() => services.close());

  const take = (): Promise<void> => services.get(Exports).note(caller, REQUISITION, 'shortlist.csv, rows: 3');

  async function outcomes(): Promise<Readonly<Record<string, number>>> {
    const found = { done: 0, refused: 0 };
    for (const { action, outcome } of await services.get(AuditService).newest(1000))
      if (action === 'requisition:export') found[outcome] += 1;
    return found;
  }

  it('are so many, however many are asked for at once, and each refusal is noted', async () => {
    const [room, extra] = [4, 4];
    for (let taken = room; taken < LIMITS.exportsADay; taken += 1) await take();
    const asked = await Promise.allSettled(Array.from({ length: room + extra }, take));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(extra);
    for (const reason of refused) expect(reason).toBeInstanceOf(TooManyExports);
    expect(await outcomes()).toEqual({ done: LIMITS.exportsADay, refused: extra });
  });

  it('are counted over the 24 hours before, so that each makes room a day after it was taken', async () => {
    services.clock.set('2026-11-02T10:00:00.000Z');
    await take();
    services.clock.set('2026-11-02T22:00:00.000Z');
    for (let taken = 1; taken < LIMITS.exportsADay; taken += 1) await take();
    await expect(take()).rejects.toMatchObject({ retryAfterSeconds: 12 * 3600, code: 'too-many-exports' });
    services.clock.set('2026-11-03T09:59:59.999Z');
    await expect(take()).rejects.toMatchObject({ retryAfterSeconds: 1 });
    services.clock.set('2026-11-03T10:00:00.000Z');
    await take();
    await expect(take()).rejects.toMatchObject({ retryAfterSeconds: 12 * 3600 });
  });
});
