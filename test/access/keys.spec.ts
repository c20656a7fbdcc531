import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { REQUISITION } from '../support/http.js';
import { colleague, worldOn, type Colleague } from './world.js';

let database: TemporaryDatabase;
let app: NestExpressApplication;
let first: Colleague;
let second: Colleague;
let stranger: Colleague;

beforeAll(async () => {
  database = await temporaryDatabase('sqlite');
  app = await worldOn(database.options);
  first = await colleague(app, 'First', ['recruiter']);
  second = await colleague(app, 'Second', ['recruiter']);
  stranger = await colleague(app, 'Stranger', ['interviewer']);
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.remove();
});

it('an Idempotency-Key gives nobody the answer that somebody else got', async () => {
  const post = (who: Colleague) =>
    who.api('post', '/requisitions').set('Idempotency-Key', 'the-same').send(REQUISITION);
  const [one, other, refused] = [await post(first), await post(second), await post(stranger)];
  expect([one.status, other.status, refused.status]).toEqual([201, 201, 403]);
  expect(other.body.id).not.toBe(one.body.id);
  expect(other.headers['idempotency-replayed']).toBeUndefined();
  const again = await post(first);
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([one.body, 'true']);
  expect((await post(second)).body).toEqual(other.body);
});

it('and nobody learns from a key that somebody else has used it', async () => {
  const post = (who: Colleague, title: string) =>
    who
      .api('post', '/requisitions')
      .set('Idempotency-Key', 'taken')
      .send({ ...REQUISITION, title });
  expect((await post(first, 'Theirs')).status).toBe(201);
  expect((await post(second, 'Another')).status).toBe(201);
  expect((await post(first, 'Something else')).body.code).toBe('idempotency-key-reused');
});
