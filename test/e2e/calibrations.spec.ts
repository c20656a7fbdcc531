import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { CalibrationSchedule } from '../../src/modules/calibration/calibration-schedule.service.js';
import { CalibrationsService } from '../../src/modules/calibration/calibrations.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { exampleEvaluations } from '../support/database-examples.js';
import { openScorecard, TestApi } from '../support/http.js';

const RUBRIC = 'engineering-arc@1';

interface Job {
  readonly id: string;
  readonly state: string;
  readonly calibration: { readonly id: string; readonly number: number } | null;
}

describe('calibrations over the API', () => {
  let api: TestApi;
  let requisition: string;

  beforeAll(async () => {
    api = await TestApi.start('sqlite');
    const [evaluation, ...others] = (await exampleEvaluations(api.app.get(RubricsService))).filter(
      ({ rubric }) => rubric === RUBRIC,
    );
    if (evaluation === undefined) throw new Error('there is no example');
    requisition = (await api.app.get(ImportsService).importEvaluation(evaluation)).requisitionId;
    const owner = await api.app.get(TokensService).find(api.token);
    await api.app
      .get(RequisitionsService)
      .addMember(requisition, { personId: owner?.personId ?? '', role: 'recruiter' });
    for (const other of others) await api.app.get(ImportsService).importEvaluation(other);
  });
  afterAll(() => api.stop());

  async function calibrated(): Promise<Job> {
    const { status, body } = await api.post(`/rubrics/${RUBRIC}/calibrations`);
    expect(status).toBe(202);
    let job = body as Job;
    while (!['done', 'unchanged', 'nothing-rated', 'failed'].includes(job.state))
      job = (await api.get(`/calibration-jobs/${job.id}`)).body as Job;
    return job;
  }

  it('are begun, followed, read, listed and compared, and an assessment names the newest', async () => {
    const job = await calibrated();
    expect(job).toMatchObject({ state: 'done', calibration: { number: 1 } });
    const path = `/calibrations/${job.calibration?.id ?? ''}`;
    const { body: first } = await api.get(path);
    expect(first).toMatchObject({ number: 1, rubric: RUBRIC, version: 1, trigger: 'on-demand' });
    expect((await api.get(`${path}/content`)).body).toMatchObject({ schema: 'arcbrief.calibration/1' });
    const { body: list } = await api.get(`/rubrics/${RUBRIC}/calibrations`);
    expect(list).toEqual({ items: [first], nextCursor: null });
    const { body: same } = await api.get(`${path}/changes?since=${job.calibration?.id ?? ''}`);
    expect(same).toMatchObject({ rubric: RUBRIC, before: 1, after: 1, scorecards: 0 });
    expect((await api.post(`/requisitions/${requisition}/assessments`)).body).toMatchObject({ calibration: 1 });
  });

  it('say what is not there, and what is wrong', async () => {
    const nobody = '01890000-0000-7000-8000-00000000dead';
    expect((await api.get(`/calibrations/${nobody}`)).status).toBe(404);
    expect((await api.get(`/calibration-jobs/${nobody}`)).body).toMatchObject({ code: 'calibration-job-not-found' });
    expect((await api.post('/rubrics/none@1/calibrations')).status).toBe(404);
    const [newest] = await api.app.get(CalibrationsService).list(RUBRIC);
    expect((await api.get(`/calibrations/${newest?.id ?? ''}/changes`)).status).toBe(400);
    expect((await api.get(`/calibrations/${newest?.id ?? ''}/changes?since=${nobody}`)).status).toBe(404);
  });

  it('are begun by themselves after a tenth more scorecards, and not twice', async () => {
    const schedule = api.app.get(CalibrationSchedule);
    const [before] = await api.app.get(CalibrationsService).list(RUBRIC);
    expect(await schedule.check()).toEqual([]);
    const { rubric } = api.app.get(RubricsService).get(RUBRIC);
    const ratings = rubric.criteria.map(({ id: criterion }) => ({
      criterion,
      rating: 4,
      verification: 'probed',
      evidence: 'Heard it.',
    }));
    const more = Math.ceil((before?.scorecards ?? 0) / 10);
    for (let count = 0; count < more; count += 1) {
      const { scorecard } = await openScorecard(api);
      const saved = await api
        .put(`/scorecards/${scorecard.id}`, { ratings, tells: [], recommendation: null, keyTakeaway: null })
        .set('If-Match', '"1"');
      expect(saved.status).toBe(200);
      expect((await api.post(`/scorecards/${scorecard.id}/submit`).set('If-Match', '"2"')).status).toBe(200);
    }
    const [job, ...others] = await schedule.check();
    expect(others).toEqual([]);
    expect(await job?.ended).toMatchObject({
      state: 'done',
      trigger: 'more-scorecards',
      calibration: { number: (before?.number ?? 0) + 1 },
    });
    expect(await schedule.check()).toEqual([]);
  }, 60_000);
});
