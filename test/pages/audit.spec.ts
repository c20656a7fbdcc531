import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DONE_WORDS, type DoneAction } from '../../src/modules/access/audit-actions.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { applicationOf, colleague, draftOf, requisitionOf, worldOn, type Colleague } from '../access/world.js';

/** What a row of the page says, without markup. */
function rowsOf(html: string): readonly string[] {
  const body = /<tbody[^>]*>([\s\S]*)<\/tbody>/.exec(html)?.[1] ?? '';
  const text = (row: string): string =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  return body
    .split('</tr>')
    .map(text)
    .filter((row) => row !== '');
}

describe.each(DATABASES)('the audit trail on a page, on %s', (kind) => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let admin: Colleague;
  let owner: Colleague;
  let requisition: string;
  let application: string;

  beforeAll(async () => {
    database = await temporaryDatabase(kind);
    app = await worldOn(database.options);
    admin = await colleague(app, 'Ada Admin', ['admin', 'recruiter', 'interviewer']);
    owner = await colleague(app, 'Omar Owner', ['recruiter']);
    requisition = await requisitionOf(app, owner, 'Head of Platform');
    application = await applicationOf(app, requisition, { name: 'Confidential Candidate' });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  const versionOf = async (): Promise<string> =>
    String((await owner.api('get', `/requisitions/${requisition}`)).headers['etag']).replaceAll('"', '');
  const trail = async (query = ''): Promise<readonly string[]> => rowsOf((await admin.page(`/audit${query}`)).text);

  it('says in words who was added to a requisition, by whom, and as what', async () => {
    const member = `recruiter ${admin.id}`;
    const added = await owner.submit(`/requisitions/${requisition}/people`, { member, version: await versionOf() });
    expect(added.status).toBe(303);
    expect((await trail())[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d UTC Omar Owner added somebody to a requisition requisition Head of Platform recruiter, Ada Admin$/,
    );
    const removed = await owner.submit(`/requisitions/${requisition}/people/remove`, {
      member,
      version: await versionOf(),
    });
    expect(removed.status).toBe(303);
    expect((await trail())[0]).toContain('Omar Owner took somebody off a requisition');
  });

  it('has panels, interview kits, dues, and the end of a requisition', async () => {
    const { interviewerId } = admin;
    const put = owner.api('put', `/requisitions/${requisition}/panel/${interviewerId}`);
    expect((await put.set('If-Match', `"${await versionOf()}"`).send({ criteria: [] })).status).toBe(200);
    const kit = await owner.api('post', `/applications/${application}/kits`).send({ interviewerId });
    expect(kit.status).toBe(201);
    const id = kit.body.id as string;
    const due = await owner.submit(`/applications/${application}/kits/due`, { [`due.${id}`]: '2027-01-04' });
    expect(due.status).toBe(303);
    const withdrawn = await owner.api('delete', `/scorecards/${id}`).set('If-Match', '"1"');
    expect([200, 204]).toContain(withdrawn.status);
    const close = owner.api('post', `/requisitions/${requisition}/close`);
    expect((await close.set('If-Match', `"${await versionOf()}"`)).status).toBe(200);
    const reopen = owner.api('post', `/requisitions/${requisition}/reopen`);
    expect((await reopen.set('If-Match', `"${await versionOf()}"`)).status).toBe(200);
    const said = (await trail()).slice(0, 6).map((row) => row.replace(/^.* UTC Omar Owner /, ''));
    expect(said).toEqual([
      'opened a closed requisition again requisition Head of Platform –',
      'closed a requisition requisition Head of Platform –',
      `withdrew an interview kit application …${application.slice(-12)} Ada Admin`,
      `changed when a scorecard is due application …${application.slice(-12)} Ada Admin`,
      `assigned an interview kit application …${application.slice(-12)} Ada Admin`,
      'put somebody on a panel requisition Head of Platform Ada Admin',
    ]);
  });

  it('names no candidate, and says nothing of a panel on which the reader’s own scorecard is missing', async () => {
    const other = await applicationOf(app, requisition, { name: 'Another Candidate' });
    const card = await draftOf(app, other, admin.interviewerId);
    const note = app.get(AuditService);
    const object = `application ${other}`;
    const entry = { personId: owner.id, action: 'decision:record', object, outcome: 'done' } as const;
    const before = await trail();
    await note.note({ ...entry, detail: 'hire, number 1' });
    expect(await trail()).not.toContainEqual(expect.stringContaining('recorded a decision'));
    // Nor of the requisition as a whole, whose entries tell how far it is.
    expect((await trail()).join()).not.toContain('closed a requisition');
    expect((await owner.api('delete', `/scorecards/${card}`).set('If-Match', '"1"')).status).toBeLessThan(300);
    const after = await trail();
    expect(after.length).toBeGreaterThan(before.length);
    const row = after.find((one) => one.includes('recorded a decision'));
    expect(row).toMatch(/number 1$/);
    expect(row).not.toContain('hire');
    expect(after.join()).not.toContain('Candidate');
  });

  it('is narrowed to a person, a kind and days, and the next page goes on with that', async () => {
    const audit = app.get(AuditService);
    for (let index = 0; index < 60; index += 1)
      await audit.note({ personId: admin.id, action: 'token:create', object: `token ${index}`, outcome: 'done' });
    const query = `?person=${admin.id}&kind=people&from=2020-01-01&to=2099-12-31`;
    const first = await admin.page(`/audit${query}`);
    expect(rowsOf(first.text)).toHaveLength(50);
    expect(new Set(rowsOf(first.text).map((row) => row.replace(/^.* UTC /, '').slice(0, 27)))).toEqual(
      new Set(['Ada Admin made an API token']),
    );
    const links = first.text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const next = /href="(\/audit\?[^"]*before=\d+)"/.exec(links)?.[1] ?? '';
    expect(next).toContain(query.slice(1));
    const second = rowsOf((await admin.page(next)).text);
    const tokens = [...rowsOf(first.text), ...second].map((row) => /token \d+/.exec(row)?.[0]);
    expect(tokens).toEqual(Array.from({ length: 60 }, (_, index) => `token ${59 - index}`));
    expect(await trail('?to=2020-01-01')).toEqual([]);
    expect((await admin.page('/audit?to=2020-01-01')).text).toContain('Nothing was noted that fits');
    expect((await admin.page('/audit?kind=everything')).status).toBe(400);
  });

  it('has what was refused, and why', async () => {
    const stranger = await colleague(app, `Rosa Stranger`, ['recruiter']);
    expect((await stranger.api('get', `/requisitions/${requisition}`)).status).toBe(404);
    expect((await trail('?kind=refused'))[0]).toContain(
      'Rosa Stranger tried to read a requisition, and was refused requisition Head of Platform It is not theirs to do there.',
    );
    expect((await owner.page('/audit')).status).toBe(403);
  });

  it('has words for all that can be noted', async () => {
    const audit = app.get(AuditService);
    const actions = Object.keys(DONE_WORDS) as DoneAction[];
    for (const action of actions) await audit.note({ personId: null, action, outcome: 'done' });
    const said = await trail();
    for (const action of actions) expect(said.join('\n')).toContain(DONE_WORDS[action]);
    expect(said[0]).toContain('Command line');
  });
});
