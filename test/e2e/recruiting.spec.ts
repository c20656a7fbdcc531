import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '../support/people.js';
import { Desk } from '../pages/support/desk.js';

let desk: Desk;
let rita: SignedIn;

beforeAll(async () => {
  desk = await Desk.start('sqlite');
  rita = await desk.person('Rita Reiter', ['recruiter']);
});
afterAll(() => desk.stop());

const COVERS = ['builder.owned-what-broke', 'builder.reads-the-data'];

describe('the panel, for programs', () => {
  it('is put, read with who covers what, and taken away, each by the version that was read', async () => {
    const id = await desk.requisition(rita);
    const interviewerId = await desk.interviewer('Ana Ferreira');
    const path = `/requisitions/${id}/panel`;
    const put = (version: string) =>
      rita.api('put', `${path}/${interviewerId}`).set('If-Match', version).send({ criteria: COVERS });
    const first = await put('"1"');
    expect([first.status, first.headers['etag'], first.body.members]).toEqual([
      200,
      '"2"',
      [{ interviewerId, criteria: COVERS }],
    ]);
    expect((await put('"1"')).status).toBe(412);
    const read = await rita.api('get', path);
    expect(read.headers['etag']).toBe('"2"');
    expect(read.body.coverage.filter((one: { interviewerIds: string[] }) => one.interviewerIds.length > 0)).toEqual(
      COVERS.map((criterion) => ({ criterion, interviewerIds: [interviewerId] })),
    );
    const gone = await rita.api('delete', `${path}/${interviewerId}`).set('If-Match', '"2"');
    expect([gone.status, gone.body.members]).toEqual([200, []]);
  });

  it('takes nobody whom there is not, and no criterion of another rubric', async () => {
    const id = await desk.requisition(rita);
    const put = (interviewerId: string, criteria: string[]) =>
      rita.api('put', `/requisitions/${id}/panel/${interviewerId}`).set('If-Match', '"1"').send({ criteria });
    expect((await put('01890000-0000-7000-8000-0000000000aa', [])).status).toBe(404);
    const wrong = await put(await desk.interviewer('Ana'), ['craft.something-else']);
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ path: 'criteria[0]', message: 'is no criterion of the rubric' }],
    ]);
    expect((await rita.api('get', `/requisitions/${id}`)).body.version).toBe(1);
  });
});

describe('interview kits, for programs', () => {
  it('are assigned once, and withdrawn unless somebody has written on them since', async () => {
    const requisition = await desk.requisition(rita);
    const id = await desk.application(requisition, 'Ada Lovelace');
    const interviewerId = await desk.interviewer('Ana Ferreira');
    const body = { interviewerId, criteria: COVERS, dueAt: '2026-12-04T18:00:00+01:00' };
    const assigned = await rita.api('post', `/applications/${id}/kits`).send(body);
    expect([assigned.status, assigned.body]).toEqual([
      201,
      expect.objectContaining({ applicationId: id, interviewerId, criteria: COVERS, dueAt: '2026-12-04T17:00:00Z' }),
    ]);
    expect(assigned.body).not.toHaveProperty('status');
    expect((await rita.api('post', `/applications/${id}/kits`).send(body)).status).toBe(409);
    const address = `/scorecards/${assigned.body.id}`;
    expect((await rita.api('delete', address).set('If-Match', '"2"')).status).toBe(412);
    expect((await rita.api('delete', address).set('If-Match', '"1"')).status).toBe(204);
    expect((await rita.api('delete', address).set('If-Match', '"1"')).status).toBe(404);
  });

  it('need a real point in time', async () => {
    const id = await desk.application(await desk.requisition(rita), 'Ada');
    const interviewerId = await desk.interviewer('Ana');
    for (const dueAt of ['2026-02-30T10:00:00Z', '2026-12-04', 20261204]) {
      const { status, body } = await rita.api('post', `/applications/${id}/kits`).send({ interviewerId, dueAt });
      expect([status, body.errors[0].path]).toEqual([400, 'dueAt']);
    }
  });

  it('are not assigned by a recruiter whose own scorecard is missing, and are not theirs to withdraw', async () => {
    const requisition = await desk.requisition(rita);
    const id = await desk.application(requisition, 'Ada');
    const card = await desk.kit(id, await desk.interviewer('Ana'));
    await desk.kit(id, await desk.interviewerOf(rita));
    const assigned = await rita
      .api('post', `/applications/${id}/kits`)
      .send({ interviewerId: await desk.interviewer('Tom') });
    expect([assigned.status, assigned.body.code]).toEqual([403, 'own-scorecard-missing']);
    expect((await rita.api('delete', `/scorecards/${card}`).set('If-Match', '"1"')).status).toBe(404);
  });
});

describe('the end of a requisition, for programs', () => {
  it('is made and taken back, by the version that was read', async () => {
    const id = await desk.requisition(rita);
    const post = (what: string, version: string) =>
      rita.api('post', `/requisitions/${id}/${what}`).set('If-Match', version);
    const closed = await post('close', '"1"');
    expect([closed.status, closed.body.version, closed.body.closedAt]).toEqual([200, 2, expect.any(String)]);
    const candidate = { candidate: { name: 'Grace' }, source: 'external' };
    const late = await rita.api('post', `/requisitions/${id}/applications`).send(candidate);
    expect([late.status, late.body.code]).toEqual([409, 'requisition-closed']);
    expect((await post('close', '"2"')).status).toBe(409);
    expect((await post('reopen', '"1"')).status).toBe(412);
    expect((await post('reopen', '"2"')).body.closedAt).toBeNull();
    expect((await rita.api('post', `/requisitions/${id}/applications`).send(candidate)).status).toBe(201);
  });
});

describe('a colleague who applies, for programs', () => {
  it('is tied to their account, and from then on finds nothing', async () => {
    const requisition = await desk.requisition(rita);
    const cara = await desk.person('Cara Colleague', ['recruiter']);
    const { body } = await rita
      .api('post', `/requisitions/${requisition}/applications`)
      .send({ candidate: { name: 'Cara' }, source: 'internal' });
    expect(body.candidate.personId).toBeNull();
    const changed = await rita
      .api('patch', `/applications/${body.id}`)
      .set('If-Match', '"1"')
      .send({ candidate: { name: 'Cara', personId: cara.id } });
    expect([changed.status, changed.body.candidate.personId]).toEqual([200, cara.id]);
    expect((await cara.api('get', `/applications/${body.id}`)).status).toBe(404);
  });
});
