import { AsyncResource } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { somebodyWaits } from '../support/waiting.js';
import { MARK } from './blind-worlds.js';
import { applicationOf, colleague, draftOf, requisitionOf, submit, worldOn, type Colleague } from './world.js';

describe.each(DATABASES)('what happens between the question and the answer, on %s', (kind) => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let owner: Colleague;
  let reader: Colleague;
  let rater: Colleague;
  let requisition: string;
  let application: string;
  let card: string;

  beforeAll(async () => {
    database = await temporaryDatabase(kind);
    app = await worldOn(database.options);
    owner = await colleague(app, 'Omar Owner', ['recruiter']);
    reader = await colleague(app, 'Rita Reader', ['recruiter', 'interviewer']);
    rater = await colleague(app, 'Kai Rater', ['interviewer']);
  }, 60_000);
  beforeEach(async () => {
    requisition = await requisitionOf(app, owner, 'Head of Platform');
    await app.get(RequisitionsService).addMember(requisition, { personId: reader.id, role: 'recruiter' });
    application = await applicationOf(app, requisition, { name: 'A. Candidate' });
    card = await draftOf(app, application, rater.interviewerId);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  /** Lets something happen once the guard has let the export pass, and before it is read. */
  function beforeTheExportIsRead(happens: () => Promise<unknown>): void {
    const imports = app.get(ImportsService);
    const read = imports.exportRequisition.bind(imports);
    jest.spyOn(imports, 'exportRequisition').mockImplementationOnce(async (id) => {
      await happens();
      return read(id);
    });
  }

  it('the first scorecard comes in: whoever read it is noted', async () => {
    beforeTheExportIsRead(() => submit(app, card, MARK));
    const answer = await reader.api('get', `/requisitions/${requisition}/evaluation`);
    expect([answer.status, answer.text.includes(MARK)]).toEqual([200, true]);
    const opening = app.get(ScorecardsService).open(application, reader.interviewerId);
    await expect(opening).rejects.toMatchObject({ code: 'may-not-rate' });
  });

  it('they are put on the panel, and then it comes in: they get nothing', async () => {
    beforeTheExportIsRead(async () => {
      await draftOf(app, application, reader.interviewerId);
      await submit(app, card, MARK);
    });
    const answer = await reader.api('get', `/requisitions/${requisition}/evaluation`);
    expect([answer.status, answer.text.includes(MARK)]).toEqual([403, false]);
    expect(answer.body).toMatchObject({ code: 'own-scorecard-missing' });
  });

  it('they are being put on the panel, and that is not committed yet: they wait, and get nothing', async () => {
    await submit(app, card, MARK);
    const units = app.get(UnitOfWork);
    let opened: () => void = () => undefined;
    let commit: () => void = () => undefined;
    const isOpened = new Promise<void>((resolve) => (opened = resolve));
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    const opening = units.write(async () => {
      await app.get(ScorecardsService).open(application, reader.interviewerId);
      opened();
      await mayCommit;
    });
    await isOpened;
    let isAnswered = false;
    const answering = reader.api('get', `/applications/${application}/scorecards`).then((answer) => {
      isAnswered = true;
      return answer;
    });
    while (!isAnswered && !(await somebodyWaits(units))) await new Promise((resolve) => setImmediate(resolve));
    commit();
    await opening;
    expect((await answering).text).not.toContain(MARK);
  });

  it.each([
    [
      'their membership',
      (id: string) => app.get(RequisitionsService).removeMember(requisition, { personId: id, role: 'recruiter' }),
    ],
    ['their token', (id: string) => app.get(TokensService).revokeAll(id)],
    [
      'their role',
      async (id: string) => {
        const { version } = await app.get(AccountsService).get(id);
        await app.get(AccountsService).update(id, version, { roles: ['interviewer'] });
      },
    ],
  ])(
    'somebody who writes has been asked: whoever takes %s away waits until that is written',
    async (what, takeAway) => {
      const units = app.get(UnitOfWork);
      const writer = await colleague(app, `Writer without ${what}`, ['recruiter']);
      await app.get(RequisitionsService).addMember(requisition, { personId: writer.id, role: 'recruiter' });
      const order: string[] = [];
      let taking: Promise<unknown> = Promise.resolve();
      const requisitions = app.get(RequisitionsService);
      const close = requisitions.close.bind(requisitions);
      jest.spyOn(requisitions, 'close').mockImplementationOnce((id, version) =>
        units.write(async () => {
          // Begun outside this unit, as another request is.
          taking = beside.runInAsyncScope(() => takeAway(writer.id).then(() => order.push('taken away')));
          while (!order.includes('taken away') && !(await beside.runInAsyncScope(() => somebodyWaits(units))))
            await new Promise((resolve) => setImmediate(resolve));
          const closed = await close(id, version);
          order.push('written');
          return closed;
        }),
      );
      const beside = new AsyncResource('beside');
      const version = (await requisitions.get(requisition)).version;
      const answer = await writer.api('post', `/requisitions/${requisition}/close`).set('If-Match', `"${version}"`);
      await taking;
      expect([answer.status, ...order]).toEqual([200, 'written', 'taken away']);
    },
  );
});
