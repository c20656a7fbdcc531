import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IdempotencyKeys } from '../../src/database/idempotency.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const REQUEST = { key: 'a1', route: 'POST /api/v1/interviewers', requestSha256: 'a'.repeat(64) } as const;

describe.each(DATABASES)('an idempotency key on %s', (kind) => {
  let services: Services;
  let keys: IdempotencyKeys;
  let people: PeopleService;
  let count: number;

  beforeEach(async () => {
    services = await servicesOn(kind);
    keys = services.get(IdempotencyKeys);
    people = services.get(PeopleService);
    count = 0;
  });

  afterEach(() => services.close());

  const work = async (): Promise<{ status: number; body: unknown }> => {
    count += 1;
    return { status: 201, body: await people.create({ handle: `handle-${count}`, name: 'Ana' }) };
  };

  it('gives the first answer to every repetition, and the work is done once, however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => keys.once(REQUEST, work)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect((await people.list()).items).toHaveLength(1);
  });

  it('refuses another body, and is another key on another route', async () => {
    await keys.once(REQUEST, work);
    await expect(keys.once({ ...REQUEST, requestSha256: 'b'.repeat(64) }, work)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await keys.once({ ...REQUEST, route: 'POST /api/v1/requisitions' }, work)).toMatchObject({
      replayed: false,
    });
    expect((await people.list()).items).toHaveLength(2);
  });

  it('is not kept when the work fails, and the work may be tried again', async () => {
    const failing = keys.once(REQUEST, async () => {
      await work();
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect((await people.list()).items).toEqual([]);
    expect(await keys.once(REQUEST, work)).toMatchObject({ replayed: false });
  });

  it('is forgotten after a day', async () => {
    await keys.once(REQUEST, work);
    services.clock.set('2026-11-03T09:59:59.000Z');
    expect(await keys.once(REQUEST, work)).toMatchObject({ replayed: true });
    services.clock.set('2026-11-03T10:00:01.000Z');
    expect(await keys.once(REQUEST, work)).toMatchObject({ replayed: false });
  });
});
