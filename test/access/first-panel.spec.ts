import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Caller } from '../../src/domain/index.js';
import { AccessService } from '../../src/modules/access/access.service.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { signedIn } from '../support/people.js';
import { applicationOf, colleague, draftOf, requisitionOf, submit, worldOn } from './world.js';

describe.each(DATABASES)(
  'whoever is put on their first panel while a request of theirs is under way, on %s',
  (kind) => {
    let database: TemporaryDatabase;
    let app: NestExpressApplication;
    let access: AccessService;
    /** As they were recognised: they had never rated. */
    let recognised: Caller;
    let application = '';
    let others = '';
    let own = '';

    beforeAll(async () => {
      database = await temporaryDatabase(kind);
      app = await worldOn(database.options);
      access = app.get(AccessService);
      const owner = await colleague(app, 'Omar Owner', ['recruiter']);
      const rater = await colleague(app, 'Kai Rater', ['interviewer']);
      const manager = await signedIn(app, { email: 'mona@example.com', name: 'Mona', roles: ['hiring-manager'] });
      const requisition = await requisitionOf(app, owner, 'Head of Platform');
      await app.get(RequisitionsService).addMember(requisition, { personId: manager.id, role: 'hiring-manager' });
      application = await applicationOf(app, requisition, { name: 'Otto Other' });
      others = await draftOf(app, application, rater.interviewerId);
      await submit(app, others, 'what the other said');
      const known = await access.bySession(await app.get(SessionsService).begin(manager.id, 'under way'));
      if (known === null) throw new Error('nobody was recognised');
      recognised = known.caller;
    }, 60_000);
    afterAll(async () => {
      await app.close();
      await database.remove();
    });

    it('A3: is blind at once, by every way of asking, and the author of their own scorecard', async () => {
      expect(recognised.interviewerId).toBeNull();
      expect(await access.may(recognised, 'scorecard:read', others)).toBe(true);
      const interviewerId = await app.get(AccountsService).interviewerOf(recognised.personId);
      own = await draftOf(app, application, interviewerId);
      const asked = {
        read: await access.may(recognised, 'scorecard:read', others),
        sees: await access.sees(recognised, application),
        listed: [...(await access.seenOf(recognised, [application])).values()],
        own: await access.may(recognised, 'scorecard:read', own),
      };
      expect(asked).toEqual({ read: false, sees: false, listed: [{ sees: false }], own: true });
      await expect(access.authorise(recognised, 'scorecard:read', others)).rejects.toMatchObject({
        code: 'scorecard-not-found',
      });
    });

    it('A3: sees the others’ once theirs is in, and is noted as their reader', async () => {
      await submit(app, own, 'their own words');
      await access.authorise(recognised, 'scorecard:read', others);
      expect(await access.hasReadScores(recognised.personId, application)).toBe(true);
    });
  },
);
