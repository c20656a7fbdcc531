import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseProbe } from '../../src/database/health.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { ownPostgres, type OwnPostgres } from '../support/database-own-postgres.js';
import { servicesFor, type Services } from '../support/database-services.js';

const STATEMENT_MS = 500;
/** A connection that cannot be made is given up after three seconds, a statement after a fifth more than its own limit. */
const LONGEST_MS = 3000 + 2 * 1.2 * STATEMENT_MS;

describe('a PostgreSQL that goes away while the program runs', () => {
  let server: OwnPostgres;
  let services: Services;
  let units: UnitOfWork;
  let people: PeopleService;
  let ended: boolean;

  beforeAll(async () => {
    server = await ownPostgres();
  });
  afterAll(() => server.remove());

  beforeEach(async () => {
    ended = false;
    services = await servicesFor({
      type: 'postgres',
      url: server.url,
      migrate: true,
      poolSize: 3,
      statementMs: STATEMENT_MS,
    });
    units = services.get(UnitOfWork);
    people = services.get(PeopleService);
  });
  afterEach(async () => {
    ended = true;
    server.thaw();
    await services.close();
  });

  const add = (handle: string): Promise<unknown> => people.create({ handle, name: 'Somebody' });
  const present = async (prefix: string): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<PeopleService['list']>> = await people.list({ cursor, limit: 100 });
      found.push(...page.items.map(({ handle }) => handle).filter((handle) => handle.startsWith(prefix)));
      cursor = page.nextCursor;
      if (cursor === null) return found.sort();
    }
  };
  /** So many writers until they are ended, who say what was acknowledged and what may or may not be there. */
  const writers = (prefix: string, atOnce: number) => {
    const [acknowledged, unknown]: [string[], string[]] = [[], []];
    const answers = new Set<unknown>();
    const write = async (worker: number): Promise<void> => {
      for (let count = 0; !ended; count += 1) {
        const handle = `${prefix}-${worker}-${count}`;
        const answer = await answerTo(add(handle));
        answers.add(answer);
        if (answer === 'done') acknowledged.push(handle);
        if (answer === 'outcome-unknown') unknown.push(handle);
      }
    };
    const all = Promise.all(Array.from({ length: atOnce }, (_, worker) => write(worker)));
    return { acknowledged, unknown, answers, end: () => ((ended = true), all) };
  };

  it('loses no acknowledged write when it is restarted under load, says "not now" meanwhile, and goes on by itself', async () => {
    const load = writers('restart', 6);
    for (let restart = 0; restart < 2; restart += 1) {
      const before = load.acknowledged.length;
      await until(() => load.acknowledged.length > before + 20);
      await server.stop();
      expect(await answerTo(add(`down-${restart}`))).toBe('database-unavailable');
      expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: false });
      await server.start();
      await add(`up-${restart}`);
      expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: true });
    }
    await load.end();
    load.answers.delete('outcome-unknown'); // Not every restart meets a commit.
    expect([...load.answers]).toEqual(['done', 'database-unavailable']);
    const there = await present('');
    expect([...load.acknowledged, 'up-0', 'up-1'].filter((handle) => !there.includes(handle))).toEqual([]);
    const explained = new Set([...load.acknowledged, ...load.unknown, 'up-0', 'up-1']);
    expect(there.filter((handle) => !explained.has(handle))).toEqual([]);
  });

  it('answers everybody within the limits when it stands still, keeps nothing that it did not acknowledge, and works again', async () => {
    await add('frozen-before');
    let frozen: () => void = () => undefined;
    const standing = new Promise<void>((resolve) => (frozen = resolve));
    const begun = units.write(async () => {
      await add('frozen-first');
      await server.freeze();
      frozen();
      await add('frozen-second');
    });
    await standing;
    // More than there are connections: some have one, some want one.
    const started = performance.now();
    const others = [...Array.from({ length: 8 }, (_, index) => add(`frozen-${index}`)), people.list()];
    const answers = await Promise.all([begun, ...others].map(answerTo));
    expect([...new Set(answers)]).toEqual(['database-unavailable']);
    expect(performance.now() - started).toBeLessThan(LONGEST_MS);
    server.thaw();
    await add('frozen-zafter');
    expect(await present('frozen')).toEqual(['frozen-before', 'frozen-zafter']);
    expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: true });
  });

  it('does not say of a commit that was under way when it stood still that nothing was saved', async () => {
    const committing = units.write(async () => {
      await add('commit-frozen');
      await server.freeze();
    });
    expect(await answerTo(committing)).toBe('outcome-unknown');
    server.thaw();
    // The server had the commit in hand: it is there now, and whoever reads before repeating finds it.
    await until(async () => (await present('commit')).length === 1);
  });

  it('can be left while it stands still', async () => {
    await add('left-before');
    await server.freeze();
    await services.close();
    expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap')).toEqual([]);
  });
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** 'done', or the code of the error that a client would get. */
function answerTo(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );
}
