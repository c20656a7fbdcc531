import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StaleVersion } from '../../src/common/errors.js';
import { countRows, findRow, updateVersion } from '../../src/database/rows.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { InterviewerRow } from '../../src/modules/people/interviewer.entity.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe.each(DATABASES)('a row with a version on %s', (kind) => {
  let services: Services;
  let units: UnitOfWork;
  let id: string;

  beforeEach(async () => {
    services = await servicesOn(kind);
    units = services.get(UnitOfWork);
    ({ id } = await services.get(PeopleService).create({ handle: 'ana', name: 'Ana' }));
  });

  afterEach(() => services.close());

  const rename = (name: string, expectedVersion: number): Promise<void> =>
    units.write(() => updateVersion(units.manager, InterviewerRow, { id, expectedVersion, changes: { name } }));

  const row = (): Promise<InterviewerRow | null> =>
    units.read(() => findRow(units.manager, InterviewerRow, { where: { id } }));

  it('is changed from the version that it is at, which goes up by one', async () => {
    await rename('Ana Ferreira', 1);
    expect(await row()).toMatchObject({ name: 'Ana Ferreira', version: 2 });
    await rename('Ana F.', 2);
    expect(await row()).toMatchObject({ name: 'Ana F.', version: 3 });
  });

  it.each([1, 2, 4, 5, 1002, 1003, 0, -1])('at version 3 is not changed from version %d', async (expectedVersion) => {
    await rename('Ana Ferreira', 1);
    await rename('Ana F.', 2);
    await expect(rename('Somebody else', expectedVersion)).rejects.toEqual(new StaleVersion(expectedVersion, 3));
    expect(await row()).toMatchObject({ name: 'Ana F.', version: 3 });
  });

  it('that is not there is a defect, not a stale version', async () => {
    id = '00000000-0000-7000-8000-000000000000';
    await expect(rename('Nobody', 1)).rejects.toThrow(`there is no row ${id} of "interviewers" to update`);
  });

  it('is counted among those that meet a condition, and never without one', async () => {
    const count = (where: object): Promise<number> => units.read(() => countRows(units.manager, InterviewerRow, where));
    expect([await count({ handle: 'ana' }), await count({ handle: 'ben' })]).toEqual([1, 0]);
    await expect(count({})).rejects.toThrow('a condition on "interviewers" is missing');
  });
});
