import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { canonicalJson, rubricReference } from '../../src/domain/index.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { CalibrationJobs, type CalibrationJob } from '../../src/modules/calibration/calibration-jobs.service.js';
import { CalibrationsService } from '../../src/modules/calibration/calibrations.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { exampleEvaluations } from '../support/database-examples.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const RUBRIC = 'engineering-arc@1';

/** A thread that runs the sources compiles them first. */
jest.setTimeout(120_000);

describe.each(DATABASES)('calibrations on %s', (kind) => {
  let services: Services;
  let calibrations: CalibrationsService;
  let jobs: CalibrationJobs;
  let assessments: AssessmentsService;
  let requisitions: readonly string[];

  beforeEach(async () => {
    services = await servicesOn(kind);
    calibrations = services.get(CalibrationsService);
    jobs = services.get(CalibrationJobs);
    assessments = services.get(AssessmentsService);
    const all = await exampleEvaluations(services.get(RubricsService));
    const ids: string[] = [];
    for (const evaluation of all.filter(({ rubric }) => rubric === RUBRIC).slice(0, 3))
      ids.push((await services.get(ImportsService).importEvaluation(evaluation)).requisitionId);
    requisitions = ids;
  });

  afterEach(() => services.close());

  async function calibrated(): Promise<CalibrationJob> {
    const { ended } = await jobs.start(RUBRIC, 'on-demand');
    return ended;
  }

  /** One rating of the first scorecard of a requisition raised, or lowered from the top. */
  async function amended(requisitionId: string): Promise<void> {
    const [scorecard] = await services.get(ScorecardsService).submittedOf(requisitionId);
    if (scorecard === undefined) throw new Error('the example is empty');
    const ratings = scorecard.content.ratings.map((each, index) =>
      index === 0
        ? { ...each, rating: each.rating === 5 ? 4 : 5, verification: 'claimed', evidence: 'On second thoughts.' }
        : each,
    );
    await services.get(ScorecardsService).amend(scorecard.id, scorecard.version, {
      content: { ...scorecard.content, ratings } as typeof scorecard.content,
      reason: 'Found my notes.',
    });
  }

  it('are fitted by a thread over the whole database and kept with what they were fitted on', async () => {
    const job = await calibrated();
    expect(job).toMatchObject({ state: 'done', rubric: RUBRIC, progress: { done: 5, of: 5 } });
    const version = await calibrations.newest(RUBRIC);
    const cards = await Promise.all(requisitions.map((id) => services.get(ScorecardsService).submittedOf(id)));
    expect(version).toMatchObject({
      id: job.calibration?.id,
      number: 1,
      trigger: 'on-demand',
      scorecards: cards.flat().length,
      createdAt: services.clock.now(),
    });
    expect(version?.dataSha256).toMatch(/^[0-9a-f]{64}$/);
    const frozen = await calibrations.frozen(version?.id ?? '');
    expect(frozen).toMatchObject({ schema: 'arcbrief.calibration/1', rubric: RUBRIC });
    expect(Object.keys(frozen.dimensions)).toEqual(Object.keys(version?.record.dimensions ?? {}));
  });

  it('are scored against by assessments, which name them and say what the pool fit says', async () => {
    const [id = ''] = requisitions;
    const pooled = await assessments.assess(id);
    expect(pooled.calibration).toBeNull();
    await calibrated();
    const scored = await assessments.assess(id);
    expect(scored.calibration).toBe(1);
    expect(scored.id).not.toBe(pooled.id);
    expect(close(scored.assessment.applications)).toEqual(close(pooled.assessment.applications));
    expect(close(scored.assessment.panel.measurement)).toEqual(close(pooled.assessment.panel.measurement));
    expect(close(scored.assessment.panel.comparisons)).toEqual(close(pooled.assessment.panel.comparisons));
    expect(scored.assessment.panel.alpha).toBe(pooled.assessment.panel.alpha);
    expect(await assessments.assess(id)).toEqual(scored);
    expect((await assessments.list(id)).items).toEqual([pooled, scored]);
  });

  it('stay what they were while people go on, and only who was rated anew is scored anew', async () => {
    const [id = ''] = requisitions;
    await calibrated();
    const before = await assessments.assess(id);
    await amended(id);
    const after = await assessments.assess(id);
    expect(after.calibration).toBe(1);
    const [first, second] = [before, after].map(({ assessment }) =>
      assessment.applications.map((application) => canonicalJson(application.readings)),
    );
    const changed = (first ?? []).filter((reading, index) => reading !== second?.[index]);
    expect(changed).toHaveLength(1);
    expect(after.assessment.panel.measurement).toEqual(before.assessment.panel.measurement);
  });

  it('are not made twice of the same ratings, and the next one has the next number', async () => {
    const first = await calibrated();
    expect(await calibrated()).toMatchObject({ state: 'unchanged', calibration: first.calibration });
    await amended(requisitions[1] ?? '');
    const third = await calibrated();
    expect(third).toMatchObject({ state: 'done', calibration: { number: 2 } });
    expect((await calibrations.list(RUBRIC)).map(({ number }) => number)).toEqual([2, 1]);
    const [newer, older] = await calibrations.list(RUBRIC);
    expect(newer?.dataSha256).not.toBe(older?.dataSha256);
    expect((await assessments.assess(requisitions[0] ?? '')).calibration).toBe(2);
  });

  it('are one at a time for a rubric, and of a rubric without ratings there is none', async () => {
    const [one, other] = await Promise.all([jobs.start(RUBRIC, 'on-demand'), jobs.start(RUBRIC, 'nightly')]);
    expect(other.job.id).toBe(one.job.id);
    expect(jobs.get(one.job.id).rubric).toBe(RUBRIC);
    expect(await one.ended).toMatchObject({ state: 'done' });
    const unrated = services
      .get(RubricsService)
      .list()
      .map(({ rubric }) => rubricReference(rubric))
      .find((reference) => reference !== RUBRIC);
    const { ended } = await jobs.start(unrated ?? '', 'on-demand');
    expect(await ended).toMatchObject({ state: 'nothing-rated', calibration: null });
    await expect(jobs.start('none@1', 'on-demand')).rejects.toMatchObject({ code: 'rubric-not-found' });
  });

  it('that fail leave nothing, and the next one works', async () => {
    const { ended } = await jobs.start(RUBRIC, 'on-demand');
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    await jobs.stopRunning();
    expect(await ended).toMatchObject({ state: 'failed', calibration: null });
    expect(logged).toHaveBeenCalledWith(`The calibration of ${RUBRIC} failed.`, expect.any(Error));
    logged.mockRestore();
    expect(await calibrations.newest(RUBRIC)).toBeNull();
    expect(await calibrated()).toMatchObject({ state: 'done', calibration: { number: 1 } });
  });

  it('by two servers at once are one version of the same ratings', async () => {
    await calibrated();
    const version = await calibrations.newest(RUBRIC);
    if (version === null) throw new Error('there is no calibration');
    const { scorecards, applications, interviewers, newestRevision } = version;
    const found = {
      dataSha256: 'e'.repeat(64),
      scorecards,
      applications,
      interviewers,
      newestRevision,
      practiceRatings: 0,
      members: JSON.stringify(version.members),
      record: JSON.stringify(version.record),
      content: JSON.stringify(await calibrations.frozen(version.id)),
      findings: [],
    };
    const kept = await Promise.all(
      [1, 2, 3].map(() => calibrations.keep(found, { rubric: RUBRIC, trigger: 'nightly' })),
    );
    expect(kept.map(({ version: { number } }) => number)).toEqual([2, 2, 2]);
    expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1);
  });
});

/** Numbers to eight digits: what is added up in another order differs in the sixteenth. */
function close(value: unknown): unknown {
  const rounded = (_: string, each: unknown): unknown =>
    typeof each === 'number' ? Number(each.toPrecision(8)) : each;
  return JSON.parse(JSON.stringify(value, rounded));
}
