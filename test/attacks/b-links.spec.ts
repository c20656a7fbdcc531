import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Caller } from '../../src/domain/index.js';
import { Colleagues } from '../../src/modules/account/colleagues.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { LinksService } from '../../src/modules/sign-in/links.service.js';
import { DATABASES } from '../support/database.js';
import { BEHIND_A_PROXY, Installation, PASSWORD, type Visitor } from './installation.js';
import { linkIn, Mailbox, readable } from './mailbox.js';

const CHOSEN = 'a password of their own';

describe.each(DATABASES)('a link on %s', (kind) => {
  let installation: Installation;
  let number = 0;
  let email = '';
  let id = '';

  beforeAll(async () => {
    installation = await Installation.on(kind, BEHIND_A_PROXY);
  });
  afterAll(() => installation.stop());
  beforeEach(async () => {
    number += 1;
    email = `ana${number}@example.com`;
    const invited = { email, name: 'Ana', roles: ['interviewer'] } as const;
    ({ id } = await installation.get(AccountsService).invite(invited));
  });

  async function link(): Promise<string> {
    const { url } = await installation.get(LinksService).create(await installation.get(AccountsService).get(id));
    return new URL(url).pathname;
  }

  it('B10: is looked at as often as one likes, and used once', async () => {
    const path = await link();
    const visitor = installation.visitor();
    for (let n = 0; n < 3; n += 1) expect((await visitor.get(path)).status).toBe(200);
    expect((await visitor.post(path, { password: 'short' })).status).toBe(422);
    const used = await visitor.post(path, { password: CHOSEN });
    expect(used.status).toBe(303);
    expect((await visitor.get('/account')).text).toContain(email);
    for (const answer of [
      await installation.visitor().get(path),
      await installation.visitor().post(path, { password: CHOSEN }),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('This link has ended');
    }
    expect((await installation.visitor().signIn(email, CHOSEN)).status).toBe(303);
  });

  it('B10: of two uses at once, one chooses the password', async () => {
    const path = await link();
    const passwords = ['the first of two words', 'the second of two words'];
    const answers = await Promise.all(passwords.map((password) => installation.visitor().post(path, { password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    const winner = passwords[answers.findIndex(({ status }) => status === 303)] ?? '';
    const loser = passwords.find((password) => password !== winner) ?? '';
    expect((await installation.visitor().signIn(email, winner)).status).toBe(303);
    expect((await installation.visitor().signIn(email, loser)).status).toBe(422);
  });

  it('B10: ends after an hour, and with the next one that an admin makes', async () => {
    const start = installation.clock.now();
    const older = await link();
    const path = await link();
    expect((await installation.visitor().get(older)).status).toBe(404);
    installation.clock.set(new Date(Date.parse(start) + 59 * 60_000).toISOString());
    expect((await installation.visitor().get(path)).status).toBe(200);
    installation.clock.set(new Date(Date.parse(start) + 60 * 60_000).toISOString());
    expect((await installation.visitor().get(path)).status).toBe(404);
    expect((await installation.visitor().post(path, { password: CHOSEN })).status).toBe(404);
    installation.clock.set(start);
  });

  it('B10: lives beside one that anybody may have asked for, and both end when one of them is used', async () => {
    const invitation = await link();
    const links = installation.get(LinksService);
    const asked = new URL((await links.add(await installation.get(AccountsService).get(id))).url).pathname;
    for (const path of [invitation, asked]) expect((await installation.visitor().get(path)).status).toBe(200);
    expect((await installation.visitor().post(invitation, { password: CHOSEN })).status).toBe(303);
    for (const path of [invitation, asked])
      expect((await installation.visitor().post(path, { password: 'the choice of somebody else' })).status).toBe(404);
    expect((await installation.visitor().signIn(email, CHOSEN)).status).toBe(303);
  });

  it('B10: that was edited, or is of a closed account, opens nothing', async () => {
    const path = await link();
    for (const other of [path.slice(0, -1), `${path}A`, path.toUpperCase(), '/welcome/x', '/welcome/__proto__'])
      expect((await installation.visitor().get(other)).status).toBe(404);
    const { version } = await installation.get(AccountsService).get(id);
    await installation.get(AccountsService).update(id, version, { status: 'disabled' });
    expect((await installation.visitor().post(path, { password: CHOSEN })).status).toBe(404);
  });

  it('B10: for a new password ends what was signed in with the old one', async () => {
    await installation.get(AccountsService).setPassword(id, PASSWORD);
    const thief = await installation.signedIn(email);
    const path = await link();
    expect((await installation.visitor().post(path, { password: CHOSEN })).status).toBe(303);
    expect((await thief.get('/account')).status).toBe(401);
    expect((await installation.visitor().signIn(email, PASSWORD)).status).toBe(422);
  });

  it('B10: that somebody else asked for ends when the password is changed, and when the account is closed', async () => {
    const accounts = installation.get(AccountsService);
    await accounts.setPassword(id, PASSWORD);
    const owner = await installation.signedIn(email);
    const stolen = await link();
    const changed = await owner.submit('/account/password', { old: PASSWORD, password: CHOSEN });
    expect(changed.status).toBe(303);
    expect((await installation.visitor().get(stolen)).status).toBe(404);
    const another = await link();
    const admin = { personId: id } as Caller;
    const { version } = await accounts.get(id);
    const closed = await installation.get(Colleagues).disable(admin, id, version);
    await installation.get(Colleagues).enable(admin, id, closed.version);
    expect((await installation.visitor().get(another)).status).toBe(404);
  });
});

describe('a mail', () => {
  let mailbox: Mailbox;
  let installation: Installation;
  let admin: Visitor;

  beforeAll(async () => {
    mailbox = await Mailbox.start();
    installation = await Installation.on('sqlite', {
      site: { baseUrl: 'https://arcbrief.example.com', trustedProxies: ['127.0.0.1'] },
      mail: { smtpUrl: mailbox.url, from: 'Arcbrief <arcbrief@example.com>' },
    });
    await installation.person('admin@example.com', ['admin']);
    admin = await installation.signedIn('admin@example.com');
  });
  afterAll(async () => {
    await installation.stop();
    await mailbox.stop();
  });

  async function invite(name: string, email: string) {
    const before = mailbox.mails.length;
    const answer = await admin.submit('/people', { name, email, roles: 'interviewer' });
    expect(answer.status).toBe(303);
    return mailbox.next(before);
  }

  it('B10: leads to the configured address, whatever Host the request had, which is refused besides', async () => {
    const mail = await invite('Ana Ferreira', 'ana@example.com');
    expect(mail.to).toEqual(['ana@example.com']);
    expect(linkIn(mail)).toMatch(/^https:\/\/arcbrief\.example\.com\/welcome\/[A-Za-z0-9_-]{43}$/);
    expect(readable(mail)).toContain('Hello Ana Ferreira,');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'evil.example' };
    const sent = { method: 'POST', headers, body: 'email=ana%40example.com' };
    expect((await installation.send('/forgotten', sent)).status).toBe(421);
    const forwarded = { ...headers, Host: 'arcbrief.example.com', 'X-Forwarded-Host': 'evil.example' };
    const before = mailbox.mails.length;
    expect((await installation.send('/forgotten', { ...sent, headers: forwarded })).status).toBe(303);
    expect(linkIn(await mailbox.next(before))).toMatch(/^https:\/\/arcbrief\.example\.com\//);
    const path = new URL(linkIn(mailbox.mails.at(-1) ?? mail)).pathname;
    expect((await installation.visitor().post(path, { password: CHOSEN })).status).toBe(303);
  });

  it.each([
    ['<a href="http://evil.example">Click</a>', 'a1@example.com'],
    ['Your prize http://evil.example', 'a2@example.com'],
    ['Visit evil.example now', 'a3@example.com'],
    ['mail@evil.example', 'a4@example.com'],
    ['<img src=x onerror=alert(1)>', 'a5@example.com'],
  ])('B11: and the pages make no link of the name %s', async (name, email) => {
    const mail = readable(await invite(name, email));
    expect(mail).not.toContain('evil.example');
    expect(mail).not.toContain('onerror');
    expect(mail.match(/<a /g)).toHaveLength(1);
    const list = (await admin.get('/people')).text;
    expect(list).not.toContain(name.startsWith('<') ? name : `href="${name}`);
    expect(list).not.toMatch(/<a [^>]*evil\.example/);
    expect(list).not.toContain('<img');
  });

  it('goes to one address, whatever is typed there', async () => {
    const before = mailbox.mails.length;
    for (const email of [
      'a@example.com,b@example.com',
      'a@example.com\nBcc: b@example.com',
      'Ana <a@example.com>',
      '@',
    ])
      expect([400, 422]).toContain(
        (await admin.submit('/people', { name: 'Ana', email, roles: 'interviewer' })).status,
      );
    expect(mailbox.mails.length).toBe(before);
  });

  it('A14: for a forgotten password is answered alike, and before anybody is looked up, whether or not somebody is there', async () => {
    await installation.person('known@example.com');
    const accounts = installation.get(AccountsService);
    const findByEmail = accounts.findByEmail.bind(accounts);
    let lookUp = (): void => undefined;
    const answered = new Promise<void>((resolve) => (lookUp = resolve));
    const looked = jest.spyOn(accounts, 'findByEmail').mockImplementation(async (email) => {
      await answered;
      return findByEmail(email);
    });
    const ask = async (email: string) => {
      const { status, headers } = await installation.visitor().post('/forgotten', { email });
      return { status, location: headers.location, cookies: headers['set-cookie'], looked: looked.mock.calls.length };
    };
    const before = mailbox.mails.length;
    const unknown = await ask('unknown@example.com');
    const known = await ask('known@example.com');
    expect(known).toEqual({ ...unknown, looked: unknown.looked + 1 });
    expect(unknown).toMatchObject({ status: 303, location: '/sign-in', looked: 1 });
    lookUp();
    expect((await mailbox.next(before)).to).toEqual(['known@example.com']);
    looked.mockRestore();
  });

  it('B10: for a forgotten password ends no invitation, and no more than three an hour go to anybody', async () => {
    const invitation = new URL(linkIn(await invite('Bea', 'bea@example.com'))).pathname;
    const before = mailbox.mails.length;
    const asked = [];
    for (let n = 0; n < 6; n += 1) {
      asked.push(await installation.visitor().post('/forgotten', { email: 'BEA@example.com' }));
      asked.push(await installation.visitor().post('/forgotten', { email: 'nobody.at.all@example.com' }));
    }
    expect(new Set(asked.map(({ status, headers }) => `${status} ${headers.location}`))).toEqual(
      new Set(['303 /sign-in']),
    );
    await installation.person('last@example.com');
    await installation.visitor().post('/forgotten', { email: 'last@example.com' });
    const mails = [];
    do mails.push((await mailbox.next(before + mails.length)).to[0]);
    while (mails.at(-1) !== 'last@example.com');
    expect(mails).toEqual([...Array.from({ length: 3 }, () => 'bea@example.com'), 'last@example.com']);
    expect((await installation.visitor().post(invitation, { password: CHOSEN })).status).toBe(303);
  });

  it('B10: is asked for twenty times an hour from one address, whoever is meant', async () => {
    const visitor = installation.visitor();
    const statuses = [];
    for (let n = 0; n < 20; n += 1)
      statuses.push((await visitor.post('/forgotten', { email: `n${n}@example.com` })).status);
    expect(new Set(statuses)).toEqual(new Set([303]));
    const refused = await visitor.post('/forgotten', { email: 'one.more@example.com' });
    expect(refused.status).toBe(429);
  });

  it('that does not leave loses nobody: the admin gets the link, once', async () => {
    const broken = await Installation.on('sqlite', {
      mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'arcbrief@example.com' },
    });
    await broken.person('admin@example.com', ['admin']);
    const visitor = await broken.signedIn('admin@example.com');
    const answer = await visitor.submit('/people', { name: 'Ana', email: 'ana@example.com', roles: 'interviewer' });
    expect(answer.status).toBe(303);
    const page = await visitor.get(answer.headers.location ?? '');
    expect(page.text).toContain('Not sent');
    const path = /\/welcome\/[A-Za-z0-9_-]{43}/.exec(page.text)?.[0] ?? '';
    expect((await visitor.get(answer.headers.location ?? '')).text).not.toContain('/welcome/');
    expect((await broken.visitor().post(path, { password: CHOSEN })).status).toBe(303);
    expect((await broken.visitor().signIn('ana@example.com', CHOSEN)).status).toBe(303);
    await broken.stop();
  });
});

describe('people, for others than admins', () => {
  it('are not there', async () => {
    const installation = await Installation.on('sqlite');
    const { id } = await installation.person('rosa@example.com', ['recruiter', 'interviewer', 'hiring-manager']);
    const rosa = await installation.signedIn('rosa@example.com');
    for (const path of ['/people', '/people/invite', `/people/${id}`])
      expect([403, 404]).toContain((await rosa.get(path)).status);
    for (const path of ['/people', `/people/${id}/roles`, `/people/${id}/link`, `/people/${id}/disable`])
      expect([403, 404]).toContain((await rosa.submit(path, { roles: 'admin', version: '2' })).status);
    expect((await installation.get(AccountsService).get(id)).roles).not.toContain('admin');
    await installation.stop();
  });

  it('the last admin stays one', async () => {
    const installation = await Installation.on('sqlite');
    const { id, version } = await installation.person('ada@example.com', ['admin']);
    const ada = await installation.signedIn('ada@example.com');
    const fields = { version: String(version), roles: 'interviewer' };
    const answer = await ada.submit(`/people/${id}/roles`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Nobody else is an admin.');
    expect((await ada.submit(`/people/${id}/disable`, { version: String(version) })).status).toBe(409);
    expect((await ada.get('/people')).status).toBe(200);
    await installation.stop();
  });
});
