import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScorecardContent } from '../../src/domain/assessment/panel.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const CONTENT: ScorecardContent = {
  recommendation: 'yes',
  keyTakeaway: 'Has carried the pager.',
  tells: ['cannot-follow-the-work'],
  ratings: [
    {
      criterion: 'builder.owned-what-broke',
      rating: 4,
      verification: 'probed',
      evidence: 'Walked through the outage.',
    },
    { criterion: 'builder.reads-the-data', rating: 'not-observed', verification: null, evidence: null },
  ],
};

describe.each(DATABASES)('scorecards on %s', (kind) => {
  let services: Services;
  let scorecards: ScorecardsService;
  let applicationId: string;
  let interviewerId: string;
  let requisitionId: string;

  beforeEach(async () => {
    services = await servicesOn(kind);
    scorecards = services.get(ScorecardsService);
    ({ id: requisitionId } = await services
      .get(RequisitionsService)
      .create({ rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' }));
    ({ id: applicationId } = await services
      .get(ApplicationsService)
      .create(requisitionId, { candidate: { name: 'A. Candidate' }, source: 'external' }));
    ({ id: interviewerId } = await services.get(PeopleService).create({ handle: 'ana', name: 'Ana' }));
  });

  afterEach(() => services.close());

  it('begin as an empty draft, take changes, and are locked when submitted', async () => {
    const draft = await scorecards.open(applicationId, interviewerId);
    expect(draft).toMatchObject({ status: 'draft', version: 1, revision: 0, submittedAt: null });
    const saved = await scorecards.saveDraft(draft.id, 1, CONTENT);
    expect(saved).toMatchObject({ status: 'draft', version: 2, content: CONTENT });
    const submitted = await scorecards.submit(draft.id, 2);
    expect(submitted).toMatchObject({
      status: 'submitted',
      version: 3,
      revision: 1,
      submittedAt: '2026-11-02T10:00:00Z',
      content: CONTENT,
    });
    expect(await scorecards.get(draft.id)).toEqual(submitted);
    await expect(scorecards.saveDraft(draft.id, 3, CONTENT)).rejects.toMatchObject({ code: 'scorecard-submitted' });
    await expect(scorecards.submit(draft.id, 3)).rejects.toMatchObject({ code: 'scorecard-submitted' });
  });

  it('keep what is written of criteria before they are rated, and are not submitted without it', async () => {
    const note = { criterion: 'builder.untangled-the-hard-part', verification: 'claimed', evidence: 'Heard.' } as const;
    const { id } = await scorecards.open(applicationId, interviewerId);
    await scorecards.saveDraft(id, 1, CONTENT, [note]);
    expect(await scorecards.get(id)).toMatchObject({ version: 2, content: CONTENT, notes: [note] });
    // Who knows of no notes, as the API, leaves them where they are.
    await scorecards.saveDraft(id, 2, { ...CONTENT, keyTakeaway: 'Again.' });
    expect((await scorecards.get(id)).notes).toEqual([note]);
    await expect(scorecards.submit(id, 3)).rejects.toMatchObject({
      problems: [{ path: 'ratings', message: expect.stringContaining('builder.untangled-the-hard-part') }],
    });
    const { criterion, verification, evidence } = note;
    const ratings = [...CONTENT.ratings, { criterion, rating: 3, verification, evidence } as const];
    await scorecards.saveDraft(id, 3, { ...CONTENT, ratings });
    expect(await scorecards.submit(id, 4)).toMatchObject({ status: 'submitted', notes: [] });
  });

  it('are amended by a new revision with a reason, and keep what stood before', async () => {
    const { id } = await scorecards.record(applicationId, interviewerId, {
      ...CONTENT,
      submittedAt: '2026-11-01T09:00:00Z',
      amendments: [],
    });
    const content = { ...CONTENT, ratings: CONTENT.ratings.slice(0, 1) };
    const amended = await scorecards.amend(id, 2, { content, reason: 'Mixed up two notes.' });
    expect(amended).toMatchObject({
      version: 3,
      revision: 2,
      content,
      amendments: [{ at: '2026-11-02T10:00:00Z', reason: 'Mixed up two notes.', before: CONTENT }],
    });
    expect(await scorecards.get(id)).toEqual(amended);
    await expect(scorecards.amend(id, 2, { content, reason: 'Again.' })).rejects.toMatchObject({
      kind: 'stale-version',
      expectedVersion: 2,
      currentVersion: 3,
    });
    await expect(scorecards.amend(id, 3, { content, reason: ' ' })).rejects.toMatchObject({
      problems: [{ path: 'reason', message: 'is blank' }],
    });
  });

  it('are one for each interviewer and application', async () => {
    await scorecards.open(applicationId, interviewerId);
    await expect(scorecards.open(applicationId, interviewerId)).rejects.toMatchObject({ code: 'scorecard-exists' });
    expect((await scorecards.listByApplication(applicationId)).items).toHaveLength(1);
  });

  it('are refused with every field that is wrong, and stay drafts', async () => {
    const { id } = await scorecards.open(applicationId, interviewerId);
    const content = {
      ...CONTENT,
      ratings: [{ criterion: 'builder.owned-what-broke', rating: 4, verification: 'probed', evidence: null }],
    } as const;
    await scorecards.saveDraft(id, 1, content);
    await expect(scorecards.submit(id, 2)).rejects.toMatchObject({
      kind: 'invalid',
      problems: [
        {
          path: 'ratings[0].evidence',
          message: 'is missing: write what the candidate said or showed, or rate it not-observed',
        },
      ],
    });
    expect(await scorecards.get(id)).toMatchObject({ status: 'draft', version: 2 });
  });

  it('hold rubric and career stage of the requisition once one is submitted', async () => {
    const requisitions = services.get(RequisitionsService);
    await requisitions.update(requisitionId, 1, { stage: 'builder' });
    await scorecards.record(applicationId, interviewerId, {
      ...CONTENT,
      submittedAt: '2026-11-01T09:00:00Z',
      amendments: [],
    });
    await expect(requisitions.update(requisitionId, 2, { stage: 'advisor' })).rejects.toMatchObject({
      code: 'requisition-rated',
    });
    expect(await requisitions.update(requisitionId, 2, { title: 'Another title' })).toMatchObject({
      version: 3,
      stage: 'builder',
    });
  });

  it('let one of two simultaneous changes through and tell the other', async () => {
    const { id } = await scorecards.open(applicationId, interviewerId);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => scorecards.saveDraft(id, 1, CONTENT)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'stale-version' });
    expect(await scorecards.get(id)).toMatchObject({ version: 2 });
  });
});
