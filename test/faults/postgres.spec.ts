import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DatabaseProbe } from '../../src/database/health.js';
import { openDatabase } from '../../src/database/database.js';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe('postgres', () => {
  let services: Services;
  let units: UnitOfWork;
  let people: PeopleService;
  let admin: pg.Client;

  beforeEach(async () => {
    services = await servicesOn('postgres');
    units = services.get(UnitOfWork);
    people = services.get(PeopleService);
    if (services.options.type !== 'postgres') throw new Error('not postgres');
    admin = new pg.Client({ connectionString: services.options.url });
    await admin.connect();
  });

  afterEach(async () => {
    await admin.end();
    await services.close();
  });

  it('answers with "not now" when its connection is cut in the middle of a write, keeps nothing of it, and recovers', async () => {
    const cut = units.write(async () => {
      await people.create({ handle: 'ana', name: 'Ana' });
      const { rows } = await run<{ pid: number }>(units.manager, 'SELECT pg_backend_pid() AS pid', []);
      await admin.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      await people.create({ handle: 'ben', name: 'Ben' });
    });
    await expect(cut).rejects.toMatchObject({ kind: 'unavailable', code: 'database-unavailable' });
    expect((await people.list()).items).toEqual([]);
    expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: true, reopened: 1 });
  });

  it('waits three seconds for a lock that somebody else holds, not longer, and keeps its connections', async () => {
    const { id } = await people.create({ handle: 'ana', name: 'Ana' });
    await admin.query('BEGIN');
    await admin.query('SELECT 1 FROM "interviewers" WHERE "id" = $1 FOR UPDATE', [id]);
    const rename = (): Promise<unknown> =>
      units.write(() =>
        run(units.manager, `UPDATE "interviewers" SET "name" = 'B', "version" = "version" + 1 WHERE "id" = ?`, [id]),
      );
    const results = await Promise.allSettled(Array.from({ length: 10 }, rename));
    for (const result of results)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'database-unavailable' } });
    await admin.query('ROLLBACK');
    await rename();
    expect(await people.get(id)).toMatchObject({ name: 'B', version: 2 });
  });

  it('is opened with the limits that keep one stalled statement from stopping everything', async () => {
    const settings = [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
      'application_name',
      'synchronous_commit',
    ];
    const shown = await Promise.all(
      settings.map(
        async (name) =>
          Object.values(
            (await units.read(() => run<Record<string, string>>(units.manager, `SHOW ${name}`, []))).rows[0] ?? {},
          )[0],
      ),
    );
    expect(shown).toEqual(['10s', '3s', '15s', 'arcbrief-serve', 'on']);
  });

  it('is reached over TLS only, once its address says so', async () => {
    if (services.options.type !== 'postgres') throw new Error('not postgres');
    // This server speaks no TLS: whoever connected all the same would have sent the password in the clear.
    const url = `${services.options.url}?sslmode=verify-full`;
    await expect(openDatabase({ ...services.options, url, migrate: false })).rejects.toThrow(
      'The database PostgreSQL cannot be opened: The server does not support SSL connections.',
    );
  });

  it('says in one line that the server cannot be reached', async () => {
    const nobody = { type: 'postgres', url: 'postgresql://nobody@127.0.0.1:1/none', migrate: false } as const;
    await expect(openDatabase(nobody)).rejects.toThrow(/^The database PostgreSQL cannot be opened: .*ECONNREFUSED/);
  });
});
