import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/database/database.js';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { DATABASES, temporaryDatabase } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

/** A promise that the test resolves. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(DATABASES)('a unit of work on %s', (kind) => {
  let services: Services;
  let units: UnitOfWork;
  let people: PeopleService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    units = services.get(UnitOfWork);
    people = services.get(PeopleService);
  });

  afterEach(() => services.close());

  const handles = async (): Promise<string[]> => (await people.list({ limit: 100 })).items.map(({ handle }) => handle);

  it('is there whole, or not at all', async () => {
    await units.write(async () => {
      await people.create({ handle: 'ana', name: 'Ana' });
      await people.create({ handle: 'ben', name: 'Ben' });
    });
    const failed = units.write(async () => {
      await people.create({ handle: 'cem', name: 'Cem' });
      throw new Error('taken back');
    });
    await expect(failed).rejects.toThrow('taken back');
    expect(await handles()).toEqual(['ana', 'ben']);
  });

  it('joins the unit around it, and its failure dooms the whole even when somebody swallows it', async () => {
    await people.create({ handle: 'ana', name: 'Ana' });
    const doomed = units.write(async () => {
      await people.create({ handle: 'ben', name: 'Ben' });
      await people.create({ handle: 'ana', name: 'Another Ana' }).catch(() => undefined);
    });
    await expect(doomed).rejects.toMatchObject({ code: 'handle-taken' });
    expect(await handles()).toEqual(['ana']);
  });

  it('is not committed after a statement failed and somebody swallowed it', async () => {
    const doomed = units.write(async () => {
      await people.create({ handle: 'ben', name: 'Ben' });
      await units.write(() => run(units.manager, 'SELECT nonsense', [])).catch(() => undefined);
    });
    await expect(doomed).rejects.toThrow();
    expect(await handles()).toEqual([]);
  });

  it('cannot write when it only reads', async () => {
    const insert = `UPDATE "brief_counters" SET "last" = "last" + 1`;
    await expect(units.read(() => run(units.manager, insert, []))).rejects.toThrow();
    await expect(units.read(() => people.create({ handle: 'ana', name: 'Ana' }))).rejects.toThrow(
      'a write was begun inside a read',
    );
    expect(await handles()).toEqual([]);
  });

  it('sees one moment of the database when it reads', async () => {
    await people.create({ handle: 'ana', name: 'Ana' });
    const [readOnce, written] = [gate(), gate()];
    const reading = units.read(async () => {
      const before = await run(units.manager, 'SELECT "handle" FROM "interviewers"', []);
      readOnce.open();
      await written.opened;
      const after = await run(units.manager, 'SELECT "handle" FROM "interviewers"', []);
      return [before.rows.length, after.rows.length];
    });
    await readOnce.opened;
    await people.create({ handle: 'ben', name: 'Ben' });
    written.open();
    expect(await reading).toEqual([1, 1]);
    expect(await handles()).toEqual(['ana', 'ben']);
  });

  it('sees in a write what it wrote before', async () => {
    const seen = await units.write(async () => {
      const { id } = await people.create({ handle: 'ana', name: 'Ana' });
      return people.get(id);
    });
    expect(seen.handle).toBe('ana');
  });

  it('refuses a repository outside of it, and one that comes after its end', async () => {
    expect(() => units.manager).toThrow('a repository was used outside a unit of work');
    const after = gate();
    let late: Promise<unknown> = Promise.resolve();
    await units.write(() => {
      late = after.opened.then(() => units.manager);
      return Promise.resolve();
    });
    after.open();
    await expect(late).rejects.toThrow('after its unit of work had ended');
  });

  it('gives its manager no second life', async () => {
    const manager = await units.write(() => Promise.resolve(units.manager));
    await expect(manager.query(`UPDATE "brief_counters" SET "last" = "last" + 1`)).rejects.toThrow(/released/);
  });
});

describe('the lane of writers on sqlite', () => {
  it('refuses who has waited too long, and who would wait behind too many, with an error that says when to come back', async () => {
    const database = await temporaryDatabase('sqlite');
    if (database.options.type !== 'sqlite') throw new Error('not sqlite');
    const units = await openDatabase({ ...database.options, laneWaitMs: 30, laneMaxWaiting: 1 });
    const [started, finish] = [gate(), gate()];
    const holder = units.write(async () => {
      started.open();
      await finish.opened;
      return 'held';
    });
    await started.opened;
    const waiting = units.write(() => Promise.resolve('waited'));
    await expect(units.write(() => Promise.resolve('one too many'))).rejects.toMatchObject({
      code: 'writer-busy',
      kind: 'unavailable',
      retryAfterSeconds: 1,
    });
    await expect(waiting).rejects.toMatchObject({ code: 'writer-busy' });
    finish.open();
    expect(await holder).toBe('held');
    expect(await units.write(() => Promise.resolve('next'))).toBe('next');
    await units.close();
    await expect(units.write(() => Promise.resolve('closed'))).rejects.toMatchObject({
      code: 'writer-busy',
      message: 'The server is stopping.',
    });
    await database.remove();
  });

  it('takes the lane from a unit that holds it for too long, and nothing of that unit is kept', async () => {
    const database = await temporaryDatabase('sqlite');
    if (database.options.type !== 'sqlite') throw new Error('not sqlite');
    const units = await openDatabase({ ...database.options, unitMs: 30 });
    const never = gate();
    const stuck = units.write(async () => {
      await run(units.manager, `UPDATE "brief_counters" SET "last" = "last" + 1`, []);
      await never.opened;
    });
    await expect(stuck).rejects.toMatchObject({ code: 'writer-busy' });
    const { rows } = await units.write(() =>
      run<{ last: number }>(units.manager, `SELECT "last" FROM "brief_counters"`, []),
    );
    expect(rows).toEqual([{ last: 0 }]);
    await units.close();
    await database.remove();
  });
});

describe('a unit of work on postgres', () => {
  it('is tried again when two writers lock each other, and both succeed', async () => {
    const services = await servicesOn('postgres');
    const units = services.get(UnitOfWork);
    const people = services.get(PeopleService);
    const [ana, ben] = [
      await people.create({ handle: 'ana', name: 'Ana' }),
      await people.create({ handle: 'ben', name: 'Ben' }),
    ];
    const touch = (id: string): Promise<unknown> =>
      run(units.manager, `UPDATE "interviewers" SET "name" = "name" || '!', "version" = "version" + 1 WHERE "id" = ?`, [
        id,
      ]);
    const [first, second] = [gate(), gate()];
    let attempts = 0;
    const writer = (
      order: readonly string[],
      mine: ReturnType<typeof gate>,
      other: ReturnType<typeof gate>,
    ): Promise<void> =>
      units.write(async () => {
        attempts += 1;
        await touch(order[0] ?? '');
        mine.open();
        await other.opened;
        await touch(order[1] ?? '');
      });
    await Promise.all([writer([ana.id, ben.id], first, second), writer([ben.id, ana.id], second, first)]);
    expect(attempts).toBe(3);
    expect(await people.get(ana.id)).toMatchObject({ name: 'Ana!!', version: 3 });
    expect(await people.get(ben.id)).toMatchObject({ name: 'Ben!!', version: 3 });
    await services.close();
  });

  it('is not committed when a failed statement was swallowed inside it, and says so', async () => {
    const services = await servicesOn('postgres');
    const units = services.get(UnitOfWork);
    const swallowing = units.write(async () => {
      await run(units.manager, 'SELECT nonsense', []).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('the unit of work was rolled back');
    await services.close();
  });
});
