import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp, serve } from '../../src/app.js';
import { explain } from '../../src/cli/exit.js';
import { DemoModule } from '../../src/demo/demo.module.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { Installation } from './installation.js';

const OPENED = { rubric: 'engineering-arc@1', title: 'Head of Platform', stage: 'leader', openedBy: null } as const;

describe.each(DATABASES)('a database of the demo on %s', (kind) => {
  let database: TemporaryDatabase;

  beforeEach(async () => {
    database = await temporaryDatabase(kind);
  });
  afterEach(() => database.remove());

  /** What the command `demo` does before it serves, and what `user add` and `import` do. */
  async function within<T>(work: (app: NestExpressApplication) => Promise<T>): Promise<T> {
    const app = await createApp({ database: database.options, further: [DemoModule.whole()], logger: false });
    try {
      await app.init();
      return await work(app);
    } finally {
      await app.close();
    }
  }

  const served = (further: 'the product' | 'the demo') =>
    serve({
      database: database.options,
      listen: { host: '127.0.0.1', port: 0 },
      logger: false,
      further: further === 'the demo' ? [DemoModule.whole()] : [],
    });

  /** The exit code and the words with which a start ends. */
  const refusal = (further: 'the product' | 'the demo') => served(further).then(() => null, explain);

  it('B2: is served by the demo alone, also after years', async () => {
    for (const round of [1, 2])
      await within(async (app) => {
        await app.get(DemoService).claim();
        await app.get(DemoService).makePeople();
        if (round === 1) await app.get(AccountsService).invite({ email: 'x@example.com', name: 'X', roles: ['admin'] });
      });
    expect(await refusal('the product')).toEqual({
      code: 2,
      text: expect.stringMatching(/^This database is the demo’s.* set ARCBRIEF_DATA_DIR to another folder/),
    });
    const server = await served('the demo');
    expect((await fetch(`${server.url}/demo`)).status).toBe(200);
    await server.close();
    const erased = within(async (app) => {
      const units = app.get(UnitOfWork);
      await units.write(() => run(units.manager, `DELETE FROM "audit_events" WHERE "action" = ?`, ['demo']));
    });
    await expect(erased).rejects.toThrow();
    expect((await refusal('the product'))?.code).toBe(2);
  });

  it.each<[string, (app: NestExpressApplication) => Promise<unknown>]>([
    [
      'a person',
      (app: NestExpressApplication) =>
        app.get(AccountsService).invite({ email: 'ana@example.com', name: 'Ana', roles: ['recruiter'] }),
    ],
    ['a requisition', (app: NestExpressApplication) => app.get(RequisitionsService).create(OPENED)],
  ])('B2: is none where there is %s already: the demo lets nobody in there, and marks nothing', async (_, fill) => {
    await within(fill);
    const claimed = within((app) => app.get(DemoService).claim());
    await expect(claimed).rejects.toMatchObject({ code: 'real-database' });
    expect(await refusal('the demo')).toEqual({
      code: 2,
      text: expect.stringMatching(/^This database is not the demo’s.* set ARCBRIEF_DATA_DIR to another folder/),
    });
    await (await served('the product')).close();
  });
});

describe('the way into the demo', () => {
  it('B4: is closed to somebody whose account is closed', async () => {
    const installation = await Installation.on('sqlite', { further: [DemoModule.whole()] });
    const accounts = installation.get(AccountsService);
    const { interviewer } = await installation.get(DemoService).makePeople();
    const visitor = installation.visitor();
    expect((await visitor.post('/demo', { person: 'interviewer' })).headers.location).toBe('/');
    await installation.get(SessionsService).endAll(interviewer.id);
    await accounts.update(interviewer.id, interviewer.version, { status: 'disabled' });
    const refused = await visitor.post('/demo', { person: 'interviewer' });
    expect(refused.headers.location).toBe('/demo');
    expect((await visitor.get('/demo')).text).toContain('Choose the admin, who can open it again.');
    expect(await installation.get(SessionsService).of(interviewer.id)).toEqual([]);
    await installation.stop();
  });
});
