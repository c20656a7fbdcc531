import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES, temporaryDatabase } from '../support/database.js';
import { startProcess } from '../support/database-process.js';
import { servicesFor } from '../support/database-services.js';
import { cardOf } from './card.js';

const WRITER = join(import.meta.dirname, 'writer.ts');
/** Twenty times it is done through the API (test/e2e); here it is shown that the services alone keep the promise. */
const KILLS = 5;

describe.each(DATABASES)('a writer on %s that is killed under load, again and again,', (kind) => {
  it('has every acknowledged scorecard there once, and none by half', async () => {
    const database = await temporaryDatabase(kind);
    const before = await servicesFor(database.options);
    const { id: requisitionId } = await before
      .get(RequisitionsService)
      .create({ rubric: 'engineering-arc@1', title: 'A seat', stage: 'leader' });
    const { id: interviewerId } = await before.get(PeopleService).create({ handle: 'ana', name: 'Ana' });
    await before.close();

    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startProcess(WRITER, {
        options: database.options,
        requisitionId,
        interviewerId,
        name: `kill-${kill}`,
        atOnce: 20,
      });
      await writer.written(5 + 3 * kill);
      await writer.kill();
      acknowledged.push(...writer.lines);
    }

    const after = await servicesFor(database.options);
    const applications = await after.get(ApplicationsService).allOf(requisitionId);
    const scorecards = await after.get(ScorecardsService).submittedOf(requisitionId);
    const present = applications.map(({ externalId }) => externalId);
    expect(new Set(present).size).toBe(present.length);
    expect(acknowledged.filter((id) => !present.includes(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 5);
    // What was not acknowledged may be there, and then it is whole.
    expect(scorecards).toHaveLength(applications.length);
    for (const application of applications) {
      const card = scorecards.find(({ applicationId }) => applicationId === application.id);
      const { submittedAt, amendments, ...content } = cardOf(application.externalId ?? '');
      expect(card).toMatchObject({ content, submittedAt, amendments, revision: 1 });
    }
    const units = after.get(UnitOfWork);
    if (kind === 'sqlite') {
      expect((await units.read(() => run(units.manager, 'PRAGMA integrity_check', []))).rows).toEqual([
        { integrity_check: 'ok' },
      ]);
      expect((await units.read(() => run(units.manager, 'PRAGMA foreign_key_check', []))).rows).toEqual([]);
    }
    await after.close();
    await database.remove();
  }, 180_000);
});
