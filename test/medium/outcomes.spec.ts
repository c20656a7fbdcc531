import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { DebriefsService } from '../../src/modules/debriefs/debriefs.service.js';
import { ErasuresService } from '../../src/modules/erasures/erasures.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { OutcomesService } from '../../src/modules/outcomes/outcomes.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import type { Caller, Outcome } from '../../src/domain/index.js';
import { DATABASES } from '../support/database.js';
import { exampleOn } from '../support/database-examples.js';
import { servicesOn, type Services } from '../support/database-services.js';

const WELL: Outcome = { months: 3, whereabouts: 'in-seat', carries: 4, again: 'yes' };

describe.each(DATABASES)('outcome checks on %s', (kind) => {
  let services: Services;
  let outcomes: OutcomesService;
  let caller: Caller;
  let applicationId: string;
  let assessmentId: string;

  beforeEach(async () => {
    services = await servicesOn(kind);
    outcomes = services.get(OutcomesService);
    const { requisitionId } = await services
      .get(ImportsService)
      .importEvaluation(await exampleOn(services.get(RubricsService)));
    const { id, email, name } = await services
      .get(AccountsService)
      .invite({ email: 'rosa@example.com', name: 'Rosa Recruiter', roles: ['recruiter'] });
    await services.get(RequisitionsService).addMember(requisitionId, { personId: id, role: 'recruiter' });
    caller = {
      personId: id,
      email,
      name,
      roles: ['recruiter'],
      interviewerId: null,
      via: { kind: 'session', sessionId: 's' },
    };
    const [application] = await services.get(ApplicationsService).allOf(requisitionId);
    applicationId = application?.id ?? '';
    ({ id: assessmentId } = await services.get(AssessmentsService).assess(requisitionId));
    await services.get(DebriefsService).open(applicationId, id, { reason: null });
  });

  afterEach(() => services.close());

  async function decide(decision: 'hire' | 'pass', expectedNumber = 0): Promise<void> {
    const given = { personId: caller.personId, decision, reason: 'So it is.', assessmentId, expectedNumber };
    await services.get(DebriefsService).decide(applicationId, given);
  }

  it('are due three, six and twelve months after somebody was put into a seat, once each', async () => {
    expect(await outcomes.due(caller)).toEqual([]);
    await decide('hire');
    expect(await outcomes.due(caller)).toEqual([]);
    services.clock.set('2027-02-02T10:00:00.000Z');
    expect(await outcomes.due(caller)).toMatchObject([{ applicationId, months: 3 }]);
    await outcomes.record(applicationId, { personId: caller.personId, outcome: WELL });
    expect(await outcomes.due(caller)).toEqual([]);
    expect(await services.get(AuditService).newest(1)).toMatchObject([
      { action: 'outcome:record', object: `application ${applicationId}`, detail: 'after 3 months' },
    ]);
    services.clock.set('2027-12-02T10:00:00.000Z');
    expect(await outcomes.due(caller)).toMatchObject([{ months: 12 }]);
    await expect(
      outcomes.record(applicationId, { personId: caller.personId, outcome: { ...WELL, months: 6 } }),
    ).rejects.toMatchObject({ code: 'no-check-due' });
    await outcomes.record(applicationId, { personId: caller.personId, outcome: { ...WELL, months: 12 } });
    expect(await outcomes.due(caller)).toEqual([]);
    expect((await outcomes.check(applicationId)).made.map(({ months }) => months)).toEqual([3, 12]);
  });

  it('are not for those who belong to other requisitions, nor of somebody who was passed over since', async () => {
    await decide('hire');
    services.clock.set('2027-02-02T10:00:00.000Z');
    const { id } = await services
      .get(AccountsService)
      .invite({ email: 'other@example.com', name: 'Other', roles: ['recruiter'] });
    expect(await outcomes.due({ ...caller, personId: id, email: 'other@example.com' })).toEqual([]);
    await decide('pass', 1);
    expect(await outcomes.due(caller)).toEqual([]);
    expect(await outcomes.check(applicationId)).toMatchObject({ decision: null, due: null });
    await expect(outcomes.record(applicationId, { personId: caller.personId, outcome: WELL })).rejects.toMatchObject({
      code: 'no-check-due',
    });
  });

  it('keep what was read and advised then; the newest answer of a month counts, and the last month', async () => {
    await decide('hire');
    services.clock.set('2027-02-02T10:00:00.000Z');
    for (const carries of [2, 5] as const)
      await outcomes.record(applicationId, { personId: caller.personId, outcome: { ...WELL, carries } });
    expect((await outcomes.check(applicationId)).made.map(({ carries }) => carries)).toEqual([2, 5]);
    expect(await outcomes.report()).toMatchObject({
      hires: 1,
      overall: null,
      withheld: expect.stringContaining('Too few'),
    });
  });

  it('are asked of nobody who was erased', async () => {
    await decide('hire');
    services.clock.set('2027-02-02T10:00:00.000Z');
    await outcomes.record(applicationId, { personId: caller.personId, outcome: WELL });
    const plan = await services.get(ErasuresService).plan(applicationId);
    if (plan === null) throw new Error('nobody is found');
    await services.get(ErasuresService).erase(applicationId, plan, null);
    services.clock.set('2027-12-02T10:00:00.000Z');
    expect(await outcomes.due(caller)).toEqual([]);
    await expect(
      outcomes.record(applicationId, { personId: caller.personId, outcome: { ...WELL, months: 12 } }),
    ).rejects.toMatchObject({ code: 'candidate-erased' });
    // What was said stays, as a number of nobody's.
    expect((await outcomes.report()).hires).toBe(1);
  });
});
