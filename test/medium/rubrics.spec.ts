import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../../src/domain/index.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricShelf } from '../../src/modules/rubrics/rubric-shelf.service.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { servicesFor, type Services } from '../support/database-services.js';

const SMALL = readFileSync(join(import.meta.dirname, '../documents/small-rubric.yaml'), 'utf8');
const BUILT_IN = readFileSync(join(import.meta.dirname, '../../src/rubrics/engineering-arc.v1.yaml'), 'utf8');

describe.each(DATABASES)('rubrics of one’s own, on %s', (kind) => {
  let database: TemporaryDatabase;
  let services: Services;
  let shelf: RubricShelf;
  let admin: Caller;

  beforeEach(async () => {
    database = await temporaryDatabase(kind);
    services = await servicesFor(database.options);
    shelf = services.get(RubricShelf);
    const { id, name, email, interviewerId, roles } = await services.get(AccountsService).setUp({
      email: 'admin@example.com',
      name: 'Ada Admin',
      password: 'a password for the tests',
    });
    admin = { personId: id, name, email, interviewerId, roles, via: { kind: 'session', sessionId: 'none' } };
  });
  afterEach(async () => {
    await services.close();
    await database.remove();
  });

  const references = async (from = shelf): Promise<readonly string[]> =>
    (await from.list()).map(({ reference }) => reference);

  it('are there as soon as they are added, beside the installed ones, and the trail says by whom', async () => {
    const { reference, sha256 } = await shelf.add(admin, SMALL);
    expect(reference).toBe('small-arc@1');
    expect(await references()).toEqual(['design-craft@1', 'engineering-arc@1', 'small-arc@1']);
    expect(await shelf.get(reference)).toMatchObject({ sha256, installed: false, differs: false });
    expect(await services.get(AuditService).newest(1)).toMatchObject([
      { personId: admin.personId, action: 'rubric:add', object: 'rubric small-arc@1', outcome: 'done' },
    ]);
  });

  it('are still there, whole, when the server starts again', async () => {
    const { rubric, sha256 } = await shelf.add(admin, SMALL);
    await services.close();
    services = await servicesFor(database.options);
    expect(await services.get(RubricShelf).get('small-arc@1')).toMatchObject({ rubric, sha256 });
  });

  it('carry requisitions, and say which of the reader’s do', async () => {
    await shelf.add(admin, SMALL);
    const [stage] = (await shelf.get('small-arc@1')).rubric.stages;
    const requisitions = services.get(RequisitionsService);
    const opening = { rubric: 'small-arc@1', stage: stage?.id ?? '' };
    const own = await requisitions.create({ ...opening, title: 'Mine', openedBy: admin.personId });
    await requisitions.create({ ...opening, title: 'Somebody else’s' });
    expect((await requisitions.rubricOf(own.id)).reference).toBe('small-arc@1');
    expect(await shelf.uses(admin)).toEqual([{ id: own.id, title: 'Mine', rubric: 'small-arc@1' }]);
  });

  it.each([
    ['a built-in one', BUILT_IN],
    ['a built-in one in other words', BUILT_IN.replace('title: The engineering arc', 'title: Another arc')],
  ])('never take the name of %s', async (_, text) => {
    await expect(shelf.preview(text)).rejects.toThrow('There is a rubric engineering-arc@1 here already');
    await expect(shelf.add(admin, text)).rejects.toThrow('There is a rubric engineering-arc@1 here already');
    expect((await shelf.get('engineering-arc@1')).rubric.title).toBe('The engineering arc');
  });

  it('never take the name of one that was added, even by two people at once', async () => {
    const other = SMALL.replace(/^title: .*$/m, 'title: In other words');
    const both = await Promise.allSettled([shelf.add(admin, SMALL), shelf.add(admin, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = both.find((one) => one.status === 'fulfilled')?.value;
    expect((await shelf.get('small-arc@1')).sha256).toBe(kept?.sha256);
    // Who came second left no entry that says that something was added.
    const added = (await services.get(AuditService).newest()).filter(({ action }) => action === 'rubric:add');
    expect(added).toHaveLength(1);
  });

  it('are refused with everything that is wrong, by line, and nothing is kept', async () => {
    const broken = SMALL.replace(/^version: .*$/m, 'version: none').replace(/bar: [\d.]+/, 'bar: 9');
    const lines = broken.split('\n');
    const lineOf = (start: string): number => lines.findIndex((line) => line.startsWith(start)) + 1;
    await expect(shelf.add(admin, broken)).rejects.toMatchObject({
      problems: [
        { path: 'version', line: lineOf('version:') },
        { path: 'thresholds.bar', line: lineOf('thresholds:') },
      ],
    });
    expect(await references()).toEqual(['design-craft@1', 'engineering-arc@1']);
  });
});
