import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { Installation, type Visitor } from '../attacks/installation.js';

const PATH = '/erasures';
const LOOK = '/erasures/look';
const EMAIL = 'zephyrine@example.com';

let installation: Installation;
let admin: Visitor;
let applicationId: string;

beforeAll(async () => {
  installation = await Installation.on('sqlite');
  await installation.person('admin@example.com', ['admin']);
  admin = await installation.signedIn('admin@example.com');
  const { id } = await installation.app
    .get(RequisitionsService)
    .create({ rubric: 'engineering-arc@1', title: 'Lead', stage: 'leader' });
  ({ id: applicationId } = await installation.app
    .get(ApplicationsService)
    .create(id, { candidate: { name: 'Zephyrine Quill', email: EMAIL }, source: 'external' }));
}, 60_000);
afterAll(() => installation.stop());

/** The hidden fields of the second form. */
function fieldsOf(html: string): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden" name="([a-z]+)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}

describe('the page of erasure', () => {
  it('asks whom, says when nobody is known, and erases nothing on the way', async () => {
    expect((await admin.get(PATH)).text).toContain('What goes, and what stays');
    const nameless = await admin.submit(LOOK, { name: ' ' });
    expect([nameless.status, nameless.text.includes('Write whom it is about.')]).toEqual([422, true]);
    const unknown = await admin.submit(LOOK, { name: 'nobody@example.com' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('No candidate who is not erased yet has this address or id.');
    expect(unknown.text).toContain('value="nobody@example.com"');
  });

  it('says what would go without saying who it is, wants it confirmed, and then erases', async () => {
    const shown = await admin.submit(LOOK, { name: EMAIL.toUpperCase() });
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('Quill');
    const fields = fieldsOf(shown.text);
    expect(fields).toMatchObject({ applications: '1', scorecards: '0', briefs: '0' });
    const unconfirmed = await admin.submit(PATH, fields);
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.text).toContain('Tick that you know it. Nothing was erased.');
    const applications = installation.app.get(ApplicationsService);
    expect((await applications.get(applicationId)).candidate.name).toBe('Zephyrine Quill');

    const stale = await admin.submit(PATH, { ...fields, scorecards: '7', confirm: 'yes' });
    expect(stale.status).toBe(409);
    expect((await applications.get(applicationId)).candidate.name).toBe('Zephyrine Quill');

    const done = await admin.submit(PATH, { ...fieldsOf(unconfirmed.text), confirm: 'yes' });
    expect([done.status, done.headers['location']]).toEqual([303, PATH]);
    expect((await applications.get(applicationId)).candidate.name).toBe('Erased candidate');
    const page = (await admin.get(PATH)).text;
    expect(page).toContain('The candidate is erased.');
    expect(page).toContain('Who was erased, newest first');
    expect(page).not.toContain('Quill');
    expect(page).not.toContain(EMAIL);
    expect(await installation.app.get(AuditService).newest(1)).toMatchObject([
      { action: 'candidate:erase', outcome: 'done', detail: 'one application' },
    ]);
  });
});
