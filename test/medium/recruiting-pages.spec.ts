import { describe, expect, it } from '@jest/globals';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { DATABASES } from '../support/database.js';
import { Desk, words } from '../pages/support/desk.js';

describe.each(DATABASES)('what recruiters read, on %s', (kind) => {
  it('is gathered by the same statements', async () => {
    const desk = await Desk.start(kind);
    try {
      const rita = await desk.person('Rita Reiter', ['recruiter', 'hiring-manager', 'interviewer']);
      const requisition = await desk.requisition(rita);
      const [ready, late, own] = [
        await desk.application(requisition, 'Ready One'),
        await desk.application(requisition, 'Late One'),
        await desk.application(requisition, 'Own One'),
      ];
      await desk.submit(await desk.kit(ready, await desk.interviewer('Ana Ferreira')));
      await desk.kit(late, await desk.interviewer('Tom Becker'), '2020-01-03T23:59:59Z');
      await desk.kit(own, await desk.interviewerOf(rita), '2099-01-03T23:59:59Z');
      await desk.application(requisition, 'Rita R.', 'rita.reiter@example.com');
      const said = words((await rita.page('/')).text);
      expect(said).toContain('Due Prepare the interview of Own One');
      expect(said).toContain('Late Tom Becker, for Late One');
      expect(said).toContain('All in Debrief of Ready One');
      expect(said).toContain('Gap Engineering Manager, Payments Nobody is on the panel yet');
      const page = words((await rita.page(`/requisitions/${requisition}`)).text);
      expect(page).toContain('Ready One from outside 1 of 1 scorecard in');
      expect(page).toContain('Own One from outside Shown once your own scorecard is in.');
      expect(page).not.toContain('Rita R.');
      const member = { memberId: rita.id, role: 'recruiter', state: 'open' } as const;
      expect((await desk.get(RequisitionsService).list({}, member)).items).toHaveLength(1);
    } finally {
      await desk.stop();
    }
  }, 60_000);
});
