import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assess, canonicalJson } from '../../src/domain/index.js';
import { AssessmentsRepository } from '../../src/modules/assessments/assessments.repository.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { comparison } from '../../src/modules/briefs/view/comparison.js';
import { shortlistRows } from '../../src/modules/briefs/view/shortlist-rows.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { exampleEvaluations, exampleOn } from '../support/database-examples.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe.each(DATABASES)('assessments on %s', (kind) => {
  let services: Services;
  let assessments: AssessmentsService;
  let imports: ImportsService;
  let rubrics: RubricsService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    assessments = services.get(AssessmentsService);
    imports = services.get(ImportsService);
    rubrics = services.get(RubricsService);
  });

  afterEach(() => services.close());

  it('of the only requisition are those of its file', async () => {
    const evaluation = await exampleOn(rubrics);
    const { requisitionId } = await imports.importEvaluation(evaluation);
    const { assessment, inputSha256 } = await assessments.assess(requisitionId);
    const { requisition, applications } = evaluation;
    const expected = assess({ rubric: rubrics.get(evaluation.rubric).rubric, requisition, applications });
    expect(canonicalJson(assessment)).toBe(canonicalJson(expected));
    expect(inputSha256).toBe(expected.inputSha256);
  });

  it('are the same row while nothing has changed, and another once something has', async () => {
    const { requisitionId } = await imports.importEvaluation(await exampleOn(rubrics));
    const first = await assessments.assess(requisitionId);
    services.clock.set('2026-12-01T00:00:00.000Z');
    expect(await assessments.assess(requisitionId)).toEqual(first);
    const [scorecard] = await services.get(ScorecardsService).submittedOf(requisitionId);
    if (scorecard === undefined) throw new Error('the example is empty');
    const [rating, ...ratings] = scorecard.content.ratings;
    const raised = {
      ...scorecard.content,
      ratings: [
        { ...rating, rating: rating?.rating === 5 ? 4 : 5, verification: 'claimed', evidence: 'On second thoughts.' },
        ...ratings,
      ],
    };
    await services.get(ScorecardsService).amend(scorecard.id, scorecard.version, {
      content: raised as typeof scorecard.content,
      reason: 'Found my notes.',
    });
    const second = await assessments.assess(requisitionId);
    expect(second.inputSha256).not.toBe(first.inputSha256);
    expect((await assessments.list(requisitionId)).items).toEqual([first, second]);
    expect(await assessments.get(first.id)).toEqual(first);
  });

  it('give a shortlist the same page from what is kept beside them as from the whole', async () => {
    for (const evaluation of await exampleEvaluations(rubrics)) {
      const { requisitionId } = await imports.importEvaluation(evaluation);
      const { id, createdAt } = await assessments.assess(requisitionId);
      const kept = await assessments.shortlistOf(id);
      const whole = await assessments.sourceOf(id);
      expect(kept).toMatchObject({ id, createdAt, rubric: whole.rubric });
      expect(comparison(kept)).toEqual(comparison(whole));
      for (const sort of ['advice', 'name', 'flags'])
        expect(shortlistRows(kept, sort)).toEqual(shortlistRows(whole, sort));
      expect(kept.assessment.panel.comparisons).toEqual(whole.assessment.panel.comparisons);
      expect(kept.assessment.panel.ranks).toEqual(whole.assessment.panel.ranks);
      const missing = jest.spyOn(services.get(AssessmentsRepository), 'shortlistOf').mockResolvedValue(null);
      expect(comparison(await assessments.shortlistOf(id))).toEqual(comparison(kept));
      missing.mockRestore();
    }
  });

  it('are found by their input before anything is computed, with and without other panels', async () => {
    const all = (await exampleEvaluations(rubrics)).filter(({ rubric }) => rubric === 'engineering-arc@1');
    for (const evaluation of all.slice(0, 2)) {
      const { requisitionId } = await imports.importEvaluation(evaluation);
      const first = await assessments.assess(requisitionId);
      const written = jest.spyOn(services.get(AssessmentsRepository), 'insertOnce');
      expect(await assessments.assess(requisitionId)).toEqual(first);
      expect(written).not.toHaveBeenCalled();
      written.mockRestore();
    }
  });

  it('are fitted together with what was rated on the same rubric for other requisitions', async () => {
    const all = (await exampleEvaluations(rubrics)).filter(({ rubric }) => rubric === 'engineering-arc@1');
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('two examples are needed');
    const { requisitionId } = await imports.importEvaluation(first);
    const alone = await assessments.assess(requisitionId);
    await imports.importEvaluation(second);
    const together = await assessments.assess(requisitionId);
    expect(together.inputSha256).not.toBe(alone.inputSha256);
    expect(together.assessment.panel.applications).toBeGreaterThan(alone.assessment.panel.applications);
    expect(together.assessment.applications.map(({ id }) => id)).toEqual(
      alone.assessment.applications.map(({ id }) => id),
    );
  });

  it('leave drafts out, and say that a missing requisition is missing', async () => {
    await expect(assessments.assess('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'requisition-not-found',
    });
    await expect(assessments.get('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'assessment-not-found',
    });
  });
});
