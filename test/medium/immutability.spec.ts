import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run, type SqlValue } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { exampleOn } from '../support/database-examples.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe.each(DATABASES)('the database on %s, whoever writes to it,', (kind) => {
  let services: Services;
  let sql: (statement: string, values?: readonly SqlValue[]) => Promise<unknown>;
  let applicationId: string;

  beforeAll(async () => {
    services = await servicesOn(kind);
    const units = services.get(UnitOfWork);
    sql = (statement, values = []) => units.write(() => run(units.manager, statement, values));
    const evaluation = await exampleOn(services.get(RubricsService));
    const { requisitionId } = await services.get(ImportsService).importEvaluation(evaluation);
    const { id: assessmentId } = await services.get(AssessmentsService).assess(requisitionId);
    const [application] = await services.get(ApplicationsService).allOf(requisitionId);
    applicationId = application?.id ?? '';
    await services.get(BriefsService).issue({ assessmentId, applicationId, paper: 'A4' });
    const { id: interviewerId } = await services
      .get(PeopleService)
      .create({ handle: 'somebody else', name: 'Somebody' });
    await services.get(ScorecardsService).open(applicationId, interviewerId);
  });

  afterAll(() => services.close());

  it.each([
    ['a rubric in use', 'a rubric version in use cannot be changed', `UPDATE "rubric_versions" SET "content" = '{}'`],
    ['a rubric in use by deletion', 'a rubric version in use cannot be deleted', `DELETE FROM "rubric_versions"`],
    [
      'the career stage of a rated requisition',
      'rubric and career stage stand once a scorecard is submitted',
      `UPDATE "requisitions" SET "stage" = 'builder', "version" = "version" + 1`,
    ],
    [
      'the lock of a rated requisition',
      'rubric and career stage stand once a scorecard is submitted',
      `UPDATE "requisitions" SET "rated_at" = NULL`,
    ],
    [
      'the version of a record backwards',
      'the identity and the past of a requisition cannot be changed',
      `UPDATE "requisitions" SET "version" = 0`,
    ],
    [
      'the requisition of an application',
      'an application stays with its person and its requisition',
      `UPDATE "applications" SET "external_id" = 'other'`,
    ],
    [
      'a submitted scorecard to a draft',
      'a scorecard moves one revision at a time, to one that is written',
      `UPDATE "scorecards" SET "status" = 'draft', "draft" = '{}', "revision" = 0, "submitted_at" = NULL, "rubric" = NULL, "version" = "version" + 1 WHERE "status" = 'submitted'`,
    ],
    [
      'when a scorecard was submitted',
      'a submitted scorecard is only ever amended by a new revision',
      `UPDATE "scorecards" SET "submitted_at" = '2020-01-01T00:00:00Z', "version" = "version" + 1 WHERE "status" = 'submitted'`,
    ],
    [
      'a scorecard to a revision that nobody wrote',
      'a scorecard moves one revision at a time, to one that is written',
      `UPDATE "scorecards" SET "revision" = "revision" + 1, "version" = "version" + 1 WHERE "status" = 'submitted'`,
    ],
    [
      'the author of a scorecard',
      'a scorecard stays with its author and its application',
      `UPDATE "scorecards" SET "interviewer_id" = 'other', "version" = "version" + 1 WHERE "status" = 'draft'`,
    ],
    [
      'a scorecard without a new version',
      'a scorecard stays with its author and its application',
      `UPDATE "scorecards" SET "draft" = '{}' WHERE "status" = 'draft'`,
    ],
    [
      'a submitted scorecard by deletion',
      'a submitted scorecard cannot be deleted',
      `DELETE FROM "scorecards" WHERE "status" = 'submitted'`,
    ],
    [
      'a revision',
      'a revision of a scorecard cannot be changed',
      `UPDATE "scorecard_revisions" SET "key_takeaway" = 'other'`,
    ],
    ['a revision by deletion', 'a revision of a scorecard cannot be deleted', `DELETE FROM "scorecard_revisions"`],
    [
      'a revision by writing another first one',
      'revisions follow each other without a gap',
      `INSERT INTO "scorecard_revisions" ("scorecard_id", "revision", "at", "tells") SELECT "id", 1, '2026-01-01T00:00:00Z', '[]' FROM "scorecards" WHERE "status" = 'submitted'`,
    ],
    ['a submitted rating', 'a submitted rating cannot be changed', `UPDATE "ratings" SET "rating" = 5`],
    ['a submitted rating by deletion', 'a submitted rating cannot be deleted', `DELETE FROM "ratings"`],
    [
      'a submitted scorecard by one more rating',
      'a revision in force takes no further rating',
      `INSERT INTO "ratings" ("revision_seq", "position", "criterion") SELECT "seq", 99, 'x' FROM "scorecard_revisions"`,
    ],
    ['an assessment', 'an assessment cannot be changed', `UPDATE "assessments" SET "content" = '{}'`],
    ['an assessment by deletion', 'an assessment cannot be deleted', `DELETE FROM "assessments"`],
    ['an issued brief', 'an issued brief cannot be changed', `UPDATE "briefs" SET "snapshot" = '{}'`],
    [
      'an issued brief beside its first hash',
      'an issued brief cannot be changed',
      `UPDATE "briefs" SET "paper" = 'Letter', "pdf_sha256" = '${'a'.repeat(64)}'`,
    ],
    ['an issued brief by deletion', 'an issued brief cannot be deleted', `DELETE FROM "briefs"`],
    ['the numbers of briefs backwards', 'brief numbers go up one at a time', `UPDATE "brief_counters" SET "last" = 0`],
    ['the numbers of briefs by deletion', 'brief numbers are never given twice', `DELETE FROM "brief_counters"`],
  ])('does not let anybody change %s', async (_, message, statement) => {
    await expect(sql(statement)).rejects.toThrow(`immutable: ${message}`);
  });

  it('keeps the first hash of a brief', async () => {
    await sql(`UPDATE "briefs" SET "pdf_sha256" = ?`, ['a'.repeat(64)]);
    await expect(sql(`UPDATE "briefs" SET "pdf_sha256" = ?`, ['b'.repeat(64)])).rejects.toThrow(
      'immutable: an issued brief cannot be changed',
    );
  });

  it('does not let a replacing insert pass by what forbids deletion', async () => {
    if (kind === 'sqlite')
      await expect(sql(`INSERT OR REPLACE INTO "briefs" SELECT * FROM "briefs"`)).rejects.toThrow(
        'immutable: an issued brief cannot be deleted',
      );
    else await expect(sql(`TRUNCATE "briefs"`)).rejects.toThrow('immutable: an issued brief cannot be deleted');
  });

  it.each([
    ['a rating outside the scale', `'builder.x', 7, 'claimed', 'Said so.'`],
    ['a rating between two', `'builder.x', 3.5, 'claimed', 'Said so.'`],
    ['a rating without evidence', `'builder.x', 4, 'claimed', NULL`],
    ['a rating with blank evidence', `'builder.x', 4, 'claimed', '  '`],
    ['a rating without verification', `'builder.x', 4, NULL, 'Said so.'`],
    ['a verification of what was not observed', `'builder.x', NULL, 'claimed', NULL`],
    ['an unknown verification', `'builder.x', 4, 'sworn', 'Said so.'`],
    ['a blank criterion', `' ', 4, 'claimed', 'Said so.'`],
    ['a text beyond its length', `'builder.x', 4, 'claimed', '${'x'.repeat(20_001)}'`],
  ])('refuses %s by itself', async (what, values) => {
    const units = services.get(UnitOfWork);
    const writing = units.write(async () => {
      await run(
        units.manager,
        `INSERT INTO "scorecard_revisions" ("scorecard_id", "revision", "at", "tells") SELECT "id", 1, '2026-01-01T00:00:00Z', '[]' FROM "scorecards" WHERE "status" = 'draft'`,
        [],
      );
      await run(
        units.manager,
        `INSERT INTO "ratings" ("revision_seq", "position", "criterion", "rating", "verification", "evidence") SELECT max("seq"), 0, ${values} FROM "scorecard_revisions"`,
        [],
      );
      throw new Error('taken back');
    });
    // PostgreSQL's column rounds it: still a rating of the scale.
    const rounded = what === 'a rating between two' && kind === 'postgres';
    await expect(writing).rejects.toThrow(rounded ? 'taken back' : /constraint/i);
  });

  it('refuses a second scorecard of one interviewer, a reference to nothing, and the deletion of what is referred to', async () => {
    await expect(
      sql(
        `INSERT INTO "scorecards" SELECT "seq" + 1000, 'another', "version", "created_at", "requisition_id", "application_id", "interviewer_id", "status", "revision", "draft", "submitted_at", "rubric" FROM "scorecards" WHERE "status" = 'draft'`,
      ),
    ).rejects.toThrow(/unique/i);
    await expect(
      sql(`UPDATE "applications" SET "candidate_id" = 'nobody', "version" = "version" + 1`),
    ).rejects.toThrow();
    for (const table of ['requisitions', 'candidates', 'applications', 'interviewers']) {
      await expect(sql(`DELETE FROM "${table}"`)).rejects.toThrow(/foreign key/i);
    }
  });
});
