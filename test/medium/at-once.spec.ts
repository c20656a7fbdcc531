import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { Limits } from '../../src/modules/access/limits.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { LastAdmin, SetUpAlready } from '../../src/modules/people/people.errors.js';
import { SecondFactors } from '../../src/modules/people/second-factors.service.js';
import { SecondSteps } from '../../src/modules/sign-in/second-steps.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';
import { overlapping } from '../support/waiting.js';

const PASSWORD = 'a long sentence about nothing';

/** What must hold of all people together, when several change them in the same moment. */
describe.each(DATABASES)('people changed at once on %s', (kind) => {
  let services: Services;
  let accounts: AccountsService;
  let units: UnitOfWork;

  beforeEach(async () => {
    services = await servicesOn(kind);
    accounts = services.get(AccountsService);
    units = services.get(UnitOfWork);
  });

  afterEach(() => services.close());

  it('of two first admins, one is made', async () => {
    const answers = await overlapping(
      units,
      () => accounts.setUp({ name: 'ada', email: 'ada@example.com', password: PASSWORD }),
      () => accounts.setUp({ name: 'bo', email: 'bo@example.com', password: PASSWORD }),
    );
    expect(answers).toMatchObject([{ status: 'fulfilled' }, { reason: new SetUpAlready() }]);
    expect((await accounts.list()).map(({ name }) => name)).toEqual(['ada']);
  });

  it.each([
    ['give it up', { roles: ['recruiter'] }],
    ['are disabled', { status: 'disabled' }],
  ] as const)('of two admins who %s, one stays', async (_, change) => {
    const ada = await accounts.setUp({ name: 'ada', email: 'ada@example.com', password: PASSWORD });
    const invited = await accounts.invite({ name: 'bo', email: 'bo@example.com', roles: ['admin'] });
    const bo = await accounts.setPassword(invited.id, PASSWORD);
    const answers = await overlapping(
      units,
      () => accounts.update(ada.id, null, change),
      () => accounts.update(bo.id, null, change),
    );
    expect(answers).toMatchObject([{ status: 'fulfilled' }, { reason: new LastAdmin() }]);
    const admins = (await accounts.list()).filter(
      ({ roles, status }) => roles.includes('admin') && status === 'active',
    );
    expect(admins.map(({ name }) => name)).toEqual(['bo']);
  });

  it('of two wrong codes beside nineteen, one is the last of the day', async () => {
    const { id } = await accounts.invite({ name: 'ada', email: 'ada@example.com', roles: ['admin'] });
    const audit = services.get(AuditService);
    const steps = new SecondSteps(units, services.get(SecondFactors), services.get(Limits), audit, services.clock);
    for (let wrong = 0; wrong < 19; wrong += 1)
      await audit.note({ personId: id, action: 'second-step', outcome: 'refused' });
    const answers = await overlapping(
      units,
      () => steps.take(id, '000000', '192.0.2.1'),
      () => steps.take(id, '000000', '192.0.2.2'),
    );
    expect(answers).toMatchObject([
      { value: expect.stringContaining('not the one that the app shows') },
      { value: expect.not.stringContaining('not the one that the app shows') },
    ]);
    expect((await audit.countOf(id, { action: 'second-step', outcome: 'refused' })).count).toBe(20);
  });
});
