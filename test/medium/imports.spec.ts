import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { evaluations } from '../support/database-evaluations.js';
import { exampleEvaluations, exampleOn } from '../support/database-examples.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

describe.each(DATABASES)('evaluation files on %s', (kind) => {
  let services: Services;
  let imports: ImportsService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    imports = services.get(ImportsService);
  });

  afterEach(() => services.close());

  it('come out as they went in, every example', async () => {
    for (const evaluation of await exampleEvaluations(services.get(RubricsService))) {
      const { requisitionId, created } = await imports.importEvaluation(evaluation);
      expect(created).toBe(true);
      expect(await imports.exportRequisition(requisitionId)).toEqual(evaluation);
    }
  });

  it('come out as they went in, whatever they hold', async () => {
    const rubric = services.get(RubricsService).get('engineering-arc@1');
    await fc.assert(
      fc.asyncProperty(evaluations(rubric.rubric), async (evaluation) => {
        const { requisitionId } = await imports.importEvaluation(evaluation);
        expect(await imports.exportRequisition(requisitionId)).toEqual(evaluation);
      }),
      { numRuns: kind === 'sqlite' ? 40 : 15, seed: 20261102, endOnFailure: true },
    );
  });

  it('change nothing when they come a second time, in whatever order', async () => {
    const evaluation = await exampleOn(services.get(RubricsService));
    const first = await imports.importEvaluation(evaluation);
    const again = await imports.importEvaluation({
      ...evaluation,
      applications: [...evaluation.applications].reverse(),
    });
    expect(again).toEqual({ ...first, created: false });
    expect((await services.get(RequisitionsService).list()).items).toHaveLength(1);
  });

  it('are refused when they say something else of a requisition that is here, by place', async () => {
    const evaluation = await exampleOn(services.get(RubricsService));
    const { requisitionId } = await imports.importEvaluation(evaluation);
    const changed = { ...evaluation, requisition: { ...evaluation.requisition, title: 'Another seat' } };
    await expect(imports.importEvaluation(changed)).rejects.toMatchObject({
      code: 'import-differs',
      differences: ['requisition.title'],
      message: `The requisition "${evaluation.requisition.id}" is here already and does not say the same; it differs at requisition.title. Nothing was imported. Change what is here (a submitted scorecard by an amendment), or give the file another requisition id.`,
    });
    expect(await imports.exportRequisition(requisitionId)).toEqual(evaluation);
  });

  it('are imported whole or not at all', async () => {
    const evaluation = await exampleOn(services.get(RubricsService));
    const [first, ...others] = evaluation.applications;
    const [card, ...cards] = first?.scorecards ?? [];
    if (first === undefined || card === undefined) throw new Error('the example is empty');
    const ratings = [
      { criterion: 'no.such-criterion', rating: 4, verification: 'claimed', evidence: 'Said so.' },
    ] as const;
    const broken = {
      ...evaluation,
      applications: [...others, { ...first, scorecards: [...cards, { ...card, ratings }] }],
    };
    await expect(imports.importEvaluation(broken)).rejects.toMatchObject({
      kind: 'invalid',
      problems: [{ path: 'ratings[0].criterion' }],
    });
    expect((await services.get(RequisitionsService).list()).items).toEqual([]);
    expect(await imports.importEvaluation(evaluation)).toMatchObject({ created: true });
  });

  it('are refused when their rubric was changed under the same version', async () => {
    const evaluation = await exampleOn(services.get(RubricsService));
    await imports.importEvaluation(evaluation);
    const changed = { ...services.get(RubricsService).get(evaluation.rubric), sha256: 'f'.repeat(64) };
    await expect(
      imports.importEvaluation(
        { ...evaluation, requisition: { ...evaluation.requisition, id: 'another' } },
        { rubric: changed },
      ),
    ).rejects.toMatchObject({ code: 'rubric-changed' });
  });
});
