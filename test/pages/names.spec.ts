import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { hostile } from '../attacks/hostile.js';
import { addressOf, applicationOf, colleague, draftOf, requisitionOf, submit, worldOn } from '../access/world.js';
import type { Colleague } from '../access/world.js';
import { DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import type { SignedIn } from '../support/people.js';

const OWN = 'own-name';

describe.each(DATABASES)('what people are called, on %s', (kind) => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let admin: Colleague;
  let count = 0;

  beforeAll(async () => {
    database = await temporaryDatabase(kind);
    app = await worldOn(database.options);
    admin = await colleague(app, 'Ada Admin', ['admin']);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  /** Somebody of this test alone. */
  const somebody = (roles: Parameters<typeof colleague>[2] = ['interviewer']): Promise<Colleague> =>
    colleague(app, `Somebody ${(count += 1)}`, roles);
  const record = (id: string) => app.get(AccountsService).get(id);
  const interviewer = ({ interviewerId }: Colleague) => app.get(PeopleService).get(interviewerId);
  const noted = async (id: string) => (await app.get(AuditService).newest()).filter(({ personId }) => personId === id);
  const changeOwn = (person: SignedIn, name: string) => person.submit('/account/name', { [OWN]: name });
  const correct = async (id: string, fields: Readonly<Record<string, string>>, by: SignedIn = admin) =>
    by.submit(`/people/${id}/name`, { version: String((await record(id)).version), ...fields });

  it('is changed by themselves: in the frame, to colleagues, in the trail, and of the interviewer that they are', async () => {
    const ana = await somebody();
    const before = await interviewer(ana);
    const answer = await changeOwn(ana, '  Ana Ferreira-Lopes ');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/account']);
    expect(answer.headers['set-cookie']).toEqual([expect.stringContaining('arcbrief-notice=name-changed')]);
    const { text } = await ana.page('/account');
    expect(/<header[\s\S]*<\/header>/.exec(text)?.[0]).toContain('Ana Ferreira-Lopes');
    expect(text).toContain('value="Ana Ferreira-Lopes"');
    expect(text).not.toContain(before.name);
    expect((await admin.page('/people')).text).toContain('Ana Ferreira-Lopes');
    // What ratings are known by stays: a calibration, a frozen assessment and a file name the handle.
    expect(await interviewer(ana)).toEqual({ ...before, name: 'Ana Ferreira-Lopes', version: before.version + 1 });
    expect(await noted(ana.id)).toMatchObject([{ action: 'name:change', object: null, detail: null, outcome: 'done' }]);
    const trail = (await admin.page(`/audit?person=${ana.id}&kind=people`)).text;
    expect(trail).toMatch(/Ana Ferreira-Lopes<[\s\S]*changed their name/);
    expect(trail).not.toContain(before.name);
  });

  it('is changed by somebody who never sat on a panel, and is the name of the interviewer that they become', async () => {
    const accounts = app.get(AccountsService);
    const { id } = await accounts.invite({ email: 'new@example.com', name: 'Typed Wrong', roles: ['interviewer'] });
    expect((await correct(id, { name: 'Typed Right' })).status).toBe(303);
    const made = await app.get(PeopleService).get(await accounts.interviewerOf(id));
    expect([made.name, made.handle]).toEqual(['Typed Right', 'Typed Right']);
  });

  it.each([
    ['nothing', '', 'The name is blank.'],
    ['nothing that anybody sees', ' \u3164 ', 'The name is blank.'],
    ['too much', 'n'.repeat(301), 'The name is longer than 300 characters.'],
    ['a line break', 'two\nlines', 'The name contains a line break; keep it on one line.'],
    [
      'what turns the text around',
      '\u202eurid',
      'The name contains the bidirectional-override character U+202E; remove it.',
    ],
    ['markup', `${hostile('refused')}${'n'.repeat(300)}`, 'The name is longer than 300 characters.'],
  ])('%s is refused beside the field, by both forms, and nothing changes', async (_, name, sentence) => {
    const ana = await somebody();
    const before = [await record(ana.id), await interviewer(ana)];
    const forms = [
      { answer: await changeOwn(ana, name), id: `field-${OWN}` },
      { answer: await correct(ana.id, { name }), id: 'field-name' },
    ];
    for (const { answer, id } of forms) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`<a href="#${id}">${sentence}</a>`);
      const field = new RegExp(`<input[^>]* id="${id}"[^>]*>`).exec(answer.text)?.[0] ?? '';
      expect(field).toContain('aria-invalid="true"');
      expect(field).toContain(`aria-describedby="${id}-hint ${id}-error"`);
      // A field of one line has no line break in it, and nobody means the spaces around a name.
      if (/^\w/.test(name)) expect(field).toContain(`value="${name}"`);
      expect(answer.text).not.toContain('<img src=x');
    }
    expect([await record(ana.id), await interviewer(ana)]).toEqual(before);
    expect(await noted(ana.id)).toEqual([]);
  });

  it('leaves the form for a token as it was: each of the two names has a field and an error of its own', async () => {
    const ana = await somebody();
    const wrongName = (await changeOwn(ana, '')).text;
    const wrongToken = (await ana.submit('/account/tokens', { name: '', days: '3', scopes: ['rubrics:read'] })).text;
    const wrong = (html: string) =>
      [...html.matchAll(/<input[^>]* id="([^"]+)"[^>]* aria-invalid/g)].map(([, id]) => id);
    expect([wrong(wrongName), wrong(wrongToken)]).toEqual([[`field-${OWN}`], ['field-name']]);
    for (const html of [wrongName, wrongToken]) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('E1: is text wherever it is read', async () => {
    const ana = await somebody(['admin']);
    const name = hostile('name');
    expect((await changeOwn(ana, name)).status).toBe(303);
    const pages = ['/account', '/people', `/people/${ana.id}`, '/audit', `/audit?person=${ana.id}`];
    const texts = await Promise.all(pages.map(async (path) => (await ana.page(path)).text));
    for (const text of texts) {
      expect(text).toContain('«name»&lt;script&gt;');
      expect(text).not.toMatch(/<script>window|<img src=x|data-owned>49/);
    }
  });

  it('may be another’s, and makes nobody that other', async () => {
    const owner = await somebody(['recruiter']);
    const other = await somebody(['recruiter']);
    const { name, email } = await record(owner.id);
    const requisition = await requisitionOf(app, owner, 'Of the Owner');
    const [roles, handle] = [(await record(other.id)).roles, (await interviewer(other)).handle];
    expect((await changeOwn(other, name)).status).toBe(303);
    expect(await record(other.id)).toMatchObject({ name, roles, email: addressOf(handle) });
    expect((await interviewer(other)).handle).toBe(handle);
    expect((await other.page(`/requisitions/${requisition}`)).status).toBe(404);
    expect((await other.api('get', `/requisitions/${requisition}`)).status).toBe(404);
    // Whoever chooses between the two reads their addresses.
    for (const path of ['/people', '/audit']) {
      const { text } = await admin.page(path);
      expect([path, text.includes(email), text.includes(addressOf(handle))]).toEqual([path, true, true]);
    }
  });

  it('is corrected by an admin alone, on what they saw', async () => {
    const ana = await somebody();
    const { version } = await record(ana.id);
    expect((await admin.page(`/people/${ana.id}`)).text).toContain(`action="/people/${ana.id}/name"`);
    const answer = await correct(ana.id, { name: 'Ana as it Should be' });
    expect([answer.status, answer.headers['location']]).toEqual([303, `/people/${ana.id}`]);
    expect([(await record(ana.id)).name, (await interviewer(ana)).name]).toEqual(Array(2).fill('Ana as it Should be'));
    const [last] = await noted(admin.id);
    expect(last).toMatchObject({ action: 'person:name', object: `person ${ana.id}`, detail: null });
    // They stay signed in: what they may has not changed.
    expect((await ana.page('/account')).text).toContain('Ana as it Should be');

    const stale = await correct(ana.id, { name: 'Of a Page from Before', version: String(version) });
    expect(stale.status).toBe(412);
    expect((await correct(ana.id, { name: 'By Themselves' }, ana)).status).toBe(403);
    expect([(await record(ana.id)).name, (await interviewer(ana)).name]).toEqual(Array(2).fill('Ana as it Should be'));
  });

  it('stays as it was in what was assessed, and opens nothing to whoever is blind', async () => {
    const owner = await somebody(['recruiter']);
    const rated = await somebody();
    const blind = await somebody();
    const requisition = await requisitionOf(app, owner, 'With a Panel');
    const application = await applicationOf(app, requisition, { name: 'A Candidate' });
    const card = await draftOf(app, application, rated.interviewerId);
    await submit(app, card, 'of the first');
    await draftOf(app, application, blind.interviewerId);
    const { id } = await app.get(AssessmentsService).assess(requisition);
    const read = async () => JSON.stringify(await app.get(AssessmentsService).sourceOf(id));
    const tries = async () => {
      const paths = [`/applications/${application}`, `/scorecards/${card}`, `/requisitions/${requisition}/shortlist`];
      const answers = await Promise.all(paths.map((path) => blind.page(path)));
      return answers.map(({ status, text }) => [status, text.includes('of the first')]);
    };
    const [frozen, refused] = [await read(), await tries()];
    expect(refused.flat()).not.toContain(200);
    expect((await changeOwn(rated, 'Renamed Afterwards')).status).toBe(303);
    expect((await changeOwn(blind, (await record(rated.id)).name)).status).toBe(303);
    expect(await read()).toBe(frozen);
    expect(await tries()).toEqual(refused);
  });
});
