import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessService } from '../../src/modules/access/access.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { writeEvaluation } from '../../src/modules/imports/evaluation-writer.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cardOf } from '../faults/card.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { MARK } from './blind-worlds.js';
import {
  addressOf,
  applicationOf,
  colleague,
  draftOf,
  requisitionOf,
  submit,
  worldOn,
  type Colleague,
} from './world.js';

const RACES = 25;

describe.each(DATABASES)('who has read scores, and whom they are about, does not rate: on %s', (kind) => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let owner: Colleague;
  let reader: Colleague;
  let rater: Colleague;
  let requisition: string;
  let count = 0;

  beforeAll(async () => {
    database = await temporaryDatabase(kind);
    app = await worldOn(database.options);
    owner = await colleague(app, 'Omar Owner', ['recruiter']);
    reader = await colleague(app, 'Rita Reader', ['recruiter', 'interviewer']);
    rater = await colleague(app, 'Kai Rater', ['interviewer']);
    requisition = await requisitionOf(app, owner, 'Head of Platform');
    await app.get(RequisitionsService).addMember(requisition, { personId: reader.id, role: 'recruiter' });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  async function opened(email: string | null = null): Promise<{ application: string; card: string }> {
    count += 1;
    const application = await applicationOf(app, requisition, { name: `Candidate ${count}`, email });
    return { application, card: await draftOf(app, application, rater.interviewerId) };
  }

  async function rated(): Promise<string> {
    const { application, card } = await opened();
    await submit(app, card, MARK);
    return application;
  }

  const assign = (application: string, interviewerId: string) =>
    owner.api('post', `/applications/${application}/scorecards`).send({ interviewerId });

  it.each([
    ['a list of scorecards', (id: string) => reader.api('get', `/applications/${id}/scorecards`)],
    ['an export', () => reader.api('get', `/requisitions/${requisition}/evaluation`)],
    ['a new assessment', () => reader.api('post', `/requisitions/${requisition}/assessments`)],
    ['a list of assessments', () => reader.api('get', `/requisitions/${requisition}/assessments`)],
  ])('after %s they cannot be put on the panel', async (_, read) => {
    const application = await rated();
    await app.get(AssessmentsService).assess(requisition);
    expect((await read(application)).status).toBe(200);
    expect(await app.get(AccessService).hasReadScores(reader.id, application)).toBe(true);
    const { status, body } = await assign(application, reader.interviewerId);
    expect([status, body.code]).toEqual([409, 'may-not-rate']);
  });

  it('a list in which nothing of others stands makes nobody a reader', async () => {
    const { application } = await opened();
    expect((await reader.api('get', `/applications/${application}/scorecards`)).body.items).toEqual([]);
    expect((await assign(application, reader.interviewerId)).status).toBe(201);
  });

  it('whoever types for an interviewer without an account has read what they typed', async () => {
    const { application } = await opened();
    const outside = await app.get(PeopleService).create({ handle: `outside-${count}`, name: 'Outside' });
    const card = await draftOf(app, application, outside.id);
    const saved = await reader.api('put', `/scorecards/${card}`).set('If-Match', '"1"').send({ ratings: [] });
    expect(saved.status).toBe(200);
    expect((await assign(application, reader.interviewerId)).status).toBe(409);
  });

  async function outsider(name: string): Promise<string> {
    return (await app.get(PeopleService).create({ handle: `${name}-${count}`, name })).id;
  }

  /** Types a whole scorecard and submits it, as a program would. */
  async function type(who: Colleague, card: string): Promise<readonly number[]> {
    const { submittedAt: _at, amendments: _none, ...content } = cardOf('dictated');
    const { version } = await app.get(ScorecardsService).get(card);
    const saved = await who.api('put', `/scorecards/${card}`).set('If-Match', `"${version}"`).send(content);
    const submitted = await who.api('post', `/scorecards/${card}/submit`).set('If-Match', `"${version + 1}"`);
    return [saved.status, submitted.status];
  }

  it('whoever has read scores types for nobody, and is told who can', async () => {
    const application = await rated();
    const card = await draftOf(app, application, await outsider('dictates'));
    expect((await reader.api('get', `/applications/${application}/scorecards`)).status).toBe(200);
    const saved = await reader.api('put', `/scorecards/${card}`).set('If-Match', '"1"').send({ ratings: [] });
    expect([saved.status, saved.body.code]).toEqual([403, 'has-read-scores']);
    expect(saved.body.detail).toContain('Another recruiter of this requisition');
    expect((await reader.api('get', `/scorecards/${card}`)).status).toBe(403);
    expect((await reader.page(`/scorecards/${card}`)).status).toBe(403);
    expect((await app.get(ScorecardsService).get(card)).version).toBe(1);
    expect(await type(owner, card)).toEqual([200, 200]);
  });

  it('a scorecard that they began stays as it is, once they have read scores', async () => {
    const application = await rated();
    const card = await draftOf(app, application, await outsider('begun'));
    const save = (version: number) =>
      reader.api('put', `/scorecards/${card}`).set('If-Match', `"${version}"`).send({ ratings: [] });
    expect((await save(1)).status).toBe(200);
    expect((await reader.api('get', `/applications/${application}/scorecards`)).text).toContain(MARK);
    expect((await save(2)).body.code).toBe('has-read-scores');
  });

  it('all of a panel on paper can be typed by one: what they typed they have not read', async () => {
    const application = await applicationOf(app, requisition, { name: `On paper ${(count += 1)}` });
    const first = await draftOf(app, application, await outsider('paper-first'));
    const second = await draftOf(app, application, await outsider('paper-second'));
    expect(await type(reader, first)).toEqual([200, 200]);
    expect((await reader.api('get', `/scorecards/${first}`)).status).toBe(200);
    expect((await reader.api('get', `/applications/${application}/scorecards`)).text).toContain('dictated');
    expect((await reader.page(`/applications/${application}`)).status).toBe(200);
    expect(await type(reader, second)).toEqual([200, 200]);
    // Nevertheless they know what it says.
    expect((await assign(application, reader.interviewerId)).body.code).toBe('may-not-rate');
  });

  it('what somebody else had a hand in they have read', async () => {
    const application = await applicationOf(app, requisition, { name: `In two hands ${(count += 1)}` });
    const first = await draftOf(app, application, await outsider('two-hands-first'));
    const second = await draftOf(app, application, await outsider('two-hands-second'));
    expect((await reader.api('get', `/scorecards/${first}`)).status).toBe(200);
    expect(await type(owner, first)).toEqual([200, 200]);
    expect((await reader.api('get', `/scorecards/${first}`)).status).toBe(200);
    expect(await type(reader, second)).toEqual([403, 403]);
  });

  it('whoever is on the panel themselves, and not done, types for nobody', async () => {
    const { application } = await opened();
    const outside = await app.get(PeopleService).create({ handle: `outside-${count}`, name: 'Outside' });
    const card = await draftOf(app, application, outside.id);
    expect((await assign(application, reader.interviewerId)).status).toBe(201);
    const saved = await reader.api('put', `/scorecards/${card}`).set('If-Match', '"1"').send({ ratings: [] });
    expect(saved.status).toBe(404);
  });

  it('whoever brought the scorecards in a file has read them', async () => {
    const evaluation = await app.get(ImportsService).exportRequisition(requisition);
    // Of people who rate elsewhere: a file cannot speak for those who sign in here.
    const applications = evaluation.applications.map((application) => ({
      ...application,
      scorecards: application.scorecards.map((card, index) => ({ ...card, interviewer: `elsewhere-${index}` })),
    }));
    const file = { ...evaluation, applications, requisition: { ...evaluation.requisition, id: 'brought' } };
    const { status, body } = await reader
      .api('post', '/imports/evaluations')
      .set('Content-Type', 'application/json')
      .send(writeEvaluation(file, 'json'));
    expect(status).toBe(201);
    const page = await reader.api('get', `/requisitions/${body.requisitionId}/applications?limit=1`);
    const id = page.body.items[0].id as string;
    const { body: refusal } = await reader
      .api('post', `/applications/${id}/scorecards`)
      .send({ interviewerId: reader.interviewerId });
    expect(refusal.code).toBe('may-not-rate');
  });

  it(`reading and being put on the panel at once, ${RACES} times: never both`, async () => {
    const outcomes = new Set<string>();
    for (let race = 0; race < RACES; race += 1) {
      const application = await rated();
      const [list, assigned] = await Promise.all([
        reader.api('get', `/applications/${application}/scorecards`),
        assign(application, reader.interviewerId),
      ]);
      const both = [list.text.includes(MARK), assigned.status === 201];
      outcomes.add(JSON.stringify(both));
      expect(both).not.toEqual([true, true]);
    }
    // Somebody won each time.
    expect(outcomes).not.toContain('[false,false]');
  }, 60_000);

  it(`the first scorecard coming in while they read, ${RACES} times: they read it, or they can rate`, async () => {
    for (let race = 0; race < RACES; race += 1) {
      const { application, card } = await opened();
      const [list] = await Promise.all([
        reader.api('get', `/applications/${application}/scorecards`),
        submit(app, card, MARK),
      ]);
      const { status } = await assign(application, reader.interviewerId);
      expect([list.text.includes(MARK), status]).not.toEqual([true, 201]);
    }
  }, 60_000);

  it('all three at once', async () => {
    for (let race = 0; race < RACES; race += 1) {
      const { application, card } = await opened();
      const [list, assigned] = await Promise.all([
        reader.api('get', `/applications/${application}/scorecards`),
        assign(application, reader.interviewerId),
        submit(app, card, MARK),
      ]);
      expect([list.text.includes(MARK), assigned.status]).not.toEqual([true, 201]);
    }
  }, 60_000);

  it.each([
    ['by the address of their account', (who: Colleague) => who.interviewerId],
    [
      'without an account, by the address that they are known by',
      async () =>
        (
          await app
            .get(PeopleService)
            .create({ handle: `self-${count}`, name: 'Self', email: addressOf('Rita Reader').toUpperCase() })
        ).id,
    ],
  ])('nobody rates themselves: %s', async (_, interviewerOf) => {
    const { application } = await opened(addressOf('Rita Reader'));
    const { status, body } = await assign(application, await interviewerOf(reader));
    expect([status, body.code]).toEqual([409, 'may-not-rate']);
  });

  it('nobody reads themselves, whatever they are, and is told no more than that there is nothing', async () => {
    const { application, card } = await opened(addressOf('Rita Reader'));
    await submit(app, card, MARK);
    const missing = await reader.api('get', '/applications/01890000-0000-7000-8000-00000000dead');
    for (const path of [`/applications/${application}`, `/applications/${application}/scorecards`]) {
      const answer = await reader.api('get', path);
      expect([answer.status, answer.body.detail]).toEqual([404, missing.body.detail]);
    }
    expect((await reader.api('get', `/scorecards/${card}`)).status).toBe(404);
    expect((await reader.api('get', `/requisitions/${requisition}/evaluation`)).status).toBe(404);
    const list = await reader.api('get', `/requisitions/${requisition}/applications?limit=100`);
    expect(list.text).not.toContain(application);
  });
});
