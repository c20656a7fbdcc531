import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RubricVersions } from '../../src/modules/requisitions/rubric-versions.service.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { repository, type CliResult } from '../support/cli.js';
import { servicesFor } from '../support/database-services.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { runHere } from './in-process.js';

describe.each(DATABASES)('arcbrief import into %s, rated on a rubric that was added to the database', (kind) => {
  let folder: string;
  let database: TemporaryDatabase;
  let rubric: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'arcbrief-import-'));
    database = await temporaryDatabase(kind);
    const loaded = parseRubric(readFileSync(join(repository, 'test/documents/small-rubric.yaml'), 'utf8'), 'small');
    rubric = loaded.reference;
    const services = await servicesFor(database.options);
    await services.get(UnitOfWork).write(() => services.get(RubricVersions).add(loaded));
    await services.close();
  });
  afterAll(async () => {
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function run(...args: readonly string[]): Promise<CliResult> {
    const { options } = database;
    const address = options.type === 'sqlite' ? options.file : options.url;
    return runHere(args, { dataDirectory: folder, environment: { ARCBRIEF_DATABASE_URL: address } });
  }

  function evaluation(reference: string): string {
    const file = join(folder, `${reference}.yaml`);
    const requisition = '{ id: req-small, title: "Maker of small things", stage: guide }';
    writeFileSync(
      file,
      `schema: arcbrief.evaluation/1\nrubric: ${reference}\nrequisition: ${requisition}\napplications: []\n`,
    );
    return file;
  }

  it('finds it there', async () => {
    const imported = await run('import', 'evaluation', evaluation(rubric));
    expect([imported.code, imported.err]).toEqual([0, '']);
    expect((await run('export', 'req-small')).out).toContain(`rubric: ${rubric}`);
  });

  it('still refuses one that is nowhere', async () => {
    const { code, err } = await run('import', 'evaluation', evaluation('small-arc@9'));
    expect([code, err]).toEqual([2, expect.stringContaining('small-arc@9')]);
  });
});
