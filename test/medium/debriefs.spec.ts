import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { ScorecardContent } from '../../src/domain/index.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { DebriefsService } from '../../src/modules/debriefs/debriefs.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const rated = (rating: 2 | 4): ScorecardContent => ({
  recommendation: null,
  keyTakeaway: null,
  tells: [],
  ratings: [
    { criterion: 'builder.owned-what-broke', rating, verification: 'probed', evidence: 'Walked through the outage.' },
  ],
});

describe.each(DATABASES)('debriefs on %s', (kind) => {
  let services: Services;
  let debriefs: DebriefsService;
  let scorecards: ScorecardsService;
  let applicationId: string;
  let requisitionId: string;
  let personId: string;
  let ana: string;
  let bo: string;

  beforeEach(async () => {
    services = await servicesOn(kind);
    debriefs = services.get(DebriefsService);
    scorecards = services.get(ScorecardsService);
    ({ id: personId } = await services
      .get(AccountsService)
      .invite({ email: 'rosa@example.com', name: 'Rosa Recruiter', roles: ['recruiter'] }));
    ({ id: requisitionId } = await services
      .get(RequisitionsService)
      .create({ rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' }));
    ({ id: applicationId } = await services
      .get(ApplicationsService)
      .create(requisitionId, { candidate: { name: 'A. Candidate' }, source: 'external' }));
    const interviewer = async (handle: string, name: string): Promise<string> => {
      const { id } = await services.get(PeopleService).create({ handle, name });
      return (await services.get(KitsService).assign(applicationId, id, { criteria: [], dueAt: null })).id;
    };
    ana = await interviewer('ana', 'Ana Ferreira');
    bo = await interviewer('bo', 'Bo Lindqvist');
  });

  afterEach(() => services.close());

  async function submit(id: string, rating: 2 | 4): Promise<void> {
    await scorecards.saveDraft(id, 1, rated(rating));
    await scorecards.submit(id, 2);
  }

  it('open once, when all scorecards are in, and are audited', async () => {
    await submit(ana, 4);
    await submit(bo, 2);
    expect(await debriefs.find(applicationId)).toBeNull();
    const debrief = await debriefs.open(applicationId, personId, { reason: 'Not needed: all are in.' });
    expect(debrief).toMatchObject({ version: 1, applicationId, personId, reason: null });
    expect(await debriefs.find(applicationId)).toEqual(debrief);
    await expect(debriefs.open(applicationId, personId, { reason: null })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'debrief-exists',
    });
    expect(await services.get(AuditService).newest(1)).toMatchObject([
      { personId, action: 'debrief:open', object: `application ${applicationId}`, outcome: 'done' },
    ]);
  });

  it('open before all are in only with a reason, and name who is missing', async () => {
    await expect(debriefs.open(applicationId, personId, { reason: 'They leave.' })).rejects.toMatchObject({
      code: 'nothing-submitted',
    });
    await submit(ana, 4);
    await expect(debriefs.open(applicationId, personId, { reason: null })).rejects.toMatchObject({
      problems: [
        {
          path: 'reason',
          message: 'The scorecard of Bo Lindqvist is not in yet. Say why the debrief opens before, or wait.',
        },
      ],
    });
    await expect(debriefs.open(applicationId, personId, { reason: ' ' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await debriefs.open(applicationId, personId, { reason: 'Bo is ill.' })).toMatchObject({
      reason: 'Bo is ill.',
    });
  });

  it('are opened by one of two at once', async () => {
    await submit(ana, 4);
    const reason = 'The offer of another company ends today.';
    const outcomes = await Promise.allSettled([1, 2].map(() => debriefs.open(applicationId, personId, { reason })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('take changed ratings only while open, and keep them apart from the first ones', async () => {
    await submit(ana, 4);
    await submit(bo, 2);
    const change = { personId, expectedVersion: 3, content: rated(2), reason: 'Bo’s evidence is the stronger one.' };
    await expect(debriefs.change(ana, change)).rejects.toMatchObject({ code: 'debrief-not-open' });
    expect((await scorecards.get(ana)).revision).toBe(1);
    await scorecards.amend(ana, 3, { content: rated(4), reason: 'A typing mistake.' });
    await debriefs.open(applicationId, personId, { reason: null });
    await debriefs.change(ana, { ...change, expectedVersion: 4 });
    expect(await scorecards.get(ana)).toMatchObject({
      revision: 3,
      content: rated(2),
      amendments: [
        { reason: 'A typing mistake.', setting: null, before: rated(4) },
        { reason: 'Bo’s evidence is the stronger one.', setting: 'debrief', before: rated(4) },
      ],
    });
    await expect(debriefs.change(ana, change)).rejects.toMatchObject({ kind: 'stale-version' });
    const [evaluation] = await services
      .get(AssessmentsService)
      .sourceOf((await services.get(AssessmentsService).assess(requisitionId)).id)
      .then(({ evaluation: { applications } }) => applications);
    expect(Object.keys(evaluation?.scorecards[0]?.amendments[0] ?? {})).toEqual(['at', 'before', 'reason']);
  });

  it('end in decisions that follow each other, each with the advice that lay beside it', async () => {
    await submit(ana, 4);
    await submit(bo, 2);
    const { id: assessmentId, assessment } = await services.get(AssessmentsService).assess(requisitionId);
    const decide = { personId, decision: 'hire', reason: 'The strongest of them.', assessmentId } as const;
    await expect(debriefs.decide(applicationId, { ...decide, expectedNumber: 0 })).rejects.toMatchObject({
      code: 'debrief-not-open',
    });
    const hold = { ...decide, decision: 'hold', assessmentId: null, expectedNumber: 0 } as const;
    expect(await debriefs.decide(applicationId, hold)).toMatchObject({ number: 1, decision: 'hold', advice: null });
    await debriefs.open(applicationId, personId, { reason: null });
    await expect(debriefs.decide(applicationId, { ...decide, expectedNumber: 0 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'decided-meanwhile',
    });
    const second = await debriefs.decide(applicationId, { ...decide, expectedNumber: 1 });
    expect(second).toMatchObject({ number: 2, assessmentId, advice: assessment.applications[0]?.guidance.route });
    expect((await debriefs.decisionsOf(applicationId)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await services.get(AuditService).newest(1)).toMatchObject([
      { personId, action: 'decision:record', detail: 'hire, number 2' },
    ]);
  });

  it('refuse what cannot be decided of this candidate, a decision without a reason, and another’s assessment', async () => {
    const decide = { personId, decision: 'promote', reason: ' ', assessmentId: null, expectedNumber: 0 } as const;
    await expect(debriefs.decide(applicationId, decide)).rejects.toMatchObject({
      problems: [
        { path: 'decision', message: 'is not one of hire, hold, pass, withdrawn, for an external candidate' },
        { path: 'reason', message: 'is blank' },
      ],
    });
    const { id: other } = await services
      .get(RequisitionsService)
      .create({ rubric: 'engineering-arc@1', title: 'Another seat', stage: 'builder' });
    const { id: assessmentId } = await services.get(AssessmentsService).assess(other);
    await expect(
      debriefs.decide(applicationId, { ...decide, decision: 'pass', reason: 'No.', assessmentId }),
    ).rejects.toMatchObject({ problems: [{ path: 'assessmentId' }] });
  });

  it('give one number to one of two who decide at once (fault 32)', async () => {
    const decide = (decision: 'pass' | 'hold') =>
      debriefs.decide(applicationId, { personId, decision, reason: 'Seen.', assessmentId: null, expectedNumber: 0 });
    const outcomes = await Promise.allSettled([decide('pass'), decide('hold')]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost.map(({ reason }: PromiseRejectedResult) => (reason as { code: string }).code)).toEqual([
      'decided-meanwhile',
    ]);
    expect(await debriefs.decisionsOf(applicationId)).toHaveLength(1);
  });

  it.each([
    ['an opened debrief', `UPDATE "debriefs" SET "reason" = 'another'`, `DELETE FROM "debriefs"`],
    ['a recorded decision', `UPDATE "decisions" SET "decision" = 'pass'`, `DELETE FROM "decisions"`],
  ])('cannot be rewritten: %s', async (what, update, deletion) => {
    await submit(ana, 4);
    await debriefs.open(applicationId, personId, { reason: 'Bo is ill.' });
    const hold = { personId, decision: 'hold', reason: 'Later.', assessmentId: null, expectedNumber: 0 } as const;
    await debriefs.decide(applicationId, hold);
    const units = services.get(UnitOfWork);
    for (const statement of [update, deletion])
      await expect(units.write(() => run(units.manager, statement, []))).rejects.toThrow(
        `immutable: ${what} cannot be`,
      );
  });
});
