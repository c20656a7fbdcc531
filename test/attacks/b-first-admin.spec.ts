import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES } from '../support/database.js';
import { BEHIND_A_PROXY, Installation, PASSWORD } from './installation.js';

const FIRST = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };

describe.each(DATABASES)('the first admin on %s', (kind) => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await Installation.on(kind, BEHIND_A_PROXY);
  });

  afterEach(() => installation.stop());

  it('B1: is made once, by whoever sees the console; afterwards there is nothing at the address, nor after a restart', async () => {
    const stranger = installation.visitor();
    expect((await stranger.get('/set-up')).status).toBe(200);
    for (const secret of ['', 'guess', installation.secret.toLowerCase(), `${installation.secret}x`])
      expect((await stranger.post('/set-up', { ...FIRST, secret })).status).toBe(403);
    expect(await installation.get(AccountsService).isEmpty()).toBe(true);

    const { secret } = installation;
    const owner = installation.visitor();
    expect((await owner.post('/set-up', { ...FIRST, secret })).status).toBe(303);
    expect((await owner.get('/account')).text).toContain('admin, recruiter');

    expect(installation.secret).toBe('');
    for (const restarts of [0, 1]) {
      if (restarts > 0) installation = await installation.restart();
      expect((await installation.visitor().get('/set-up')).status).toBe(404);
      const second = { ...FIRST, email: 'eve@example.com', secret };
      expect((await installation.visitor().post('/set-up', second)).status).toBe(404);
      expect(await installation.get(AccountsService).list()).toHaveLength(1);
    }
  });

  it('B1: of two who complete it at once, one becomes the admin', async () => {
    const { secret } = installation;
    const answers = await Promise.all(
      ['ada', 'eve'].map((name) =>
        installation.visitor().post('/set-up', { ...FIRST, email: `${name}@example.com`, secret }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await installation.get(AccountsService).list()).toHaveLength(1);
  });

  it('B2: nobody is there before, no usual password signs in, and a weak first one is refused', async () => {
    expect(await installation.get(AccountsService).isEmpty()).toBe(true);
    const visitor = installation.visitor();
    for (const [email, password] of [
      ['admin', 'admin'],
      ['admin@example.com', '123456'],
    ] as const)
      expect((await visitor.signIn(email, password)).status).toBe(422);
    const { secret } = installation;
    for (const password of ['123456', 'password1234', 'ada@example.com', 'aaaaaaaaaaaaaa']) {
      const answer = await visitor.post('/set-up', { ...FIRST, secret, password });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('The password');
      expect(answer.text).toMatch(/<input[^>]*name="password" type="password" value=""/);
    }
    for (const path of ['/demo', '/demo/sign-in']) {
      expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.post(path, { person: 'recruiter' })).status).toBe(404);
    }
  });
});
