import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../src/common/errors.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn } from '../support/database-services.js';

const WRITES = 500;

/** As an honest client: "not now" means that nothing was written, and to come again. */
async function patiently<T>(write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
}

describe.each(DATABASES)('five hundred writes at once on %s', (kind) => {
  it('leave exactly the half that was not taken back', async () => {
    const services = await servicesOn(kind);
    const units = services.get(UnitOfWork);
    const people = services.get(PeopleService);
    const writes = Array.from({ length: WRITES }, (_, index) =>
      patiently(() =>
        units.write(async () => {
          await people.create({ handle: `first-${index}`, name: 'Somebody' });
          await people.create({ handle: `second-${index}`, name: 'Somebody' });
          if (index % 2 === 1) throw new Error('taken back');
          return index;
        }),
      ),
    );
    const results = await Promise.allSettled(writes);
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(kept).toEqual(Array.from({ length: WRITES / 2 }, (_, index) => index * 2));
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(new Error('taken back'));

    const present = new Set<string>();
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<PeopleService['list']>> = await people.list({ cursor, limit: 100 });
      for (const { handle } of page.items) present.add(handle);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect([...present].sort()).toEqual(kept.flatMap((index) => [`first-${index}`, `second-${index}`]).sort());
    await services.close();
  }, 60_000);
});
