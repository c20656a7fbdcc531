import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Allow, Public } from '../../src/common/http/rule.js';
import { ruleOf, type Action } from '../../src/domain/index.js';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { AssessmentsApiController } from '../../src/modules/assessments/assessments.api.controller.js';
import { BriefsApiController } from '../../src/modules/briefs/briefs.api.controller.js';
import { CalibrationsApiController } from '../../src/modules/calibration/calibrations.api.controller.js';
import { ImportsApiController } from '../../src/modules/imports/imports.api.controller.js';
import { ScorecardsApiController } from '../../src/modules/scorecards/scorecards.api.controller.js';
import { DATABASES } from '../support/database.js';
import { BLIND, MARK, blindWorlds, type Blind, type BlindWorlds } from './blind-worlds.js';
import { answerOf, differences, emptyForms, reads, readsOf, type Ask } from './walk.js';
import { submit } from './world.js';

const API = '/api/v1';
const ON_THE_PANEL = BLIND.filter((name) => name.endsWith('on the panel'));

describe.each(DATABASES)(
  'A3, the blindness walk on %s: others’ scorecards in, assessed and briefed, or not',
  (kind) => {
    let worlds: BlindWorlds;
    beforeAll(async () => {
      worlds = await blindWorlds(kind);
    }, 120_000);
    afterAll(() => worlds.stop());

    it('covers every route that can be read', () => {
      const paths = new Set(reads(worlds).map(({ path }) => path.replace(/\?.*/, '')));
      const routes = worlds.before
        .get(RouteRules)
        .all()
        .filter(({ method, rule }) => method === 'GET' && rule?.kind === 'action');
      const silent = routes.filter(({ rule }) => {
        const on = rule?.kind === 'action' ? ruleOf(rule.action).on : null;
        return on !== null && worlds.ids[on].length === 0 && on !== 'session' && on !== 'token';
      });
      expect(silent).toEqual([]);
      expect(paths.size).toBeGreaterThan(45);
    });

    it.each(BLIND)(
      'the %s gets the same from every route, byte for byte',
      async (name) => {
        expect(await differences(worlds, worlds.readers[name], reads(worlds))).toEqual([]);
      },
      120_000,
    );

    it.each(BLIND)(
      'the %s is refused in the same words, whatever they try',
      async (name) => {
        const asks = [...(await attempts(worlds)), ...emptyForms(worlds)];
        expect(await differences(worlds, worlds.readers[name], asks)).toEqual([]);
      },
      60_000,
    );

    describe.each(revealing())('with %s open to everybody', (name, { prototype, method, action }) => {
      const handler = Object.getOwnPropertyDescriptor(prototype, method) ?? {};
      beforeAll(() => {
        Public()(prototype, method, handler);
      });
      afterAll(() => {
        Allow(action)(prototype, method, handler);
      });

      it('the walk finds it', async () => {
        const route = worlds.before
          .get(RouteRules)
          .all()
          .find((one) => one.name === name);
        const rule = { kind: 'action', action, parameter: 'id' } as const;
        const asks = route === undefined ? [] : readsOf({ ...route, rule }, worlds.ids);
        expect(await differences(worlds, worlds.readers['interviewer elsewhere'], asks)).not.toEqual([]);
      }, 60_000);
    });

    describe('once their own is in', () => {
      beforeAll(async () => {
        for (const name of ON_THE_PANEL) await submit(worlds.after, worlds.ownCards[name] ?? '', 'my own words');
      });

      it.each(ON_THE_PANEL)('the %s reads the others’', async (name) => {
        const list = { method: 'GET', path: `${API}/applications/${worlds.application}/scorecards` };
        expect(await answerOf(worlds.after, worlds.readers[name], list)).toContain(`${MARK} builder.reads-the-data`);
      });

      it.each(['manager on the panel', 'recruiter on the panel'] as const)(
        'the %s reads what follows',
        async (name) => {
          const reader = worlds.readers[name];
          for (const id of worlds.ids.assessment)
            expect(await answerOf(worlds.after, reader, { method: 'GET', path: `${API}/assessments/${id}` })).toMatch(
              /^200 /,
            );
          const briefs = await answerOf(worlds.after, reader, { method: 'GET', path: `${API}/briefs` });
          for (const id of worlds.ids.brief) expect(briefs).toContain(id);
        },
      );

      it('the recruiter on the panel reads what all ratings together say', async () => {
        const reader = worlds.readers['recruiter on the panel'];
        const list = { method: 'GET', path: `${API}/rubrics/engineering-arc@1/calibrations` };
        for (const id of worlds.ids.calibration) {
          expect(await answerOf(worlds.after, reader, list)).toContain(id);
          const content = { method: 'GET', path: `${API}/calibrations/${id}/content` };
          expect(await answerOf(worlds.after, reader, content)).toContain('"severity"');
        }
      });

      it.each(['interviewer elsewhere', 'candidate who works here'] as const)(
        'the %s reads nothing',
        async (name) => {
          expect(await readsMark(worlds, name)).toEqual([]);
        },
        120_000,
      );
    });
  },
);

interface Weakened {
  readonly prototype: object;
  readonly method: string;
  readonly action: Action;
}

/** Routes whose rule says that they reveal scores, but lists, which are narrowed a second time. */
function revealing(): [string, Weakened][] {
  const routes = [
    [AssessmentsApiController, 'read', 'assessment:read'],
    [BriefsApiController, 'read', 'brief:read'],
    [CalibrationsApiController, 'read', 'calibration:read'],
    [CalibrationsApiController, 'content', 'calibration:severities'],
    [BriefsApiController, 'pdf', 'brief:read'],
    [ImportsApiController, 'exportEvaluation', 'requisition:export'],
    [ScorecardsApiController, 'read', 'scorecard:read'],
  ] as const;
  return routes.map(([{ prototype, name }, method, action]) => [`${name}.${method}`, { prototype, method, action }]);
}

/** What is not a read, and is refused to the blind: the refusal must not tell why. */
async function attempts(worlds: BlindWorlds): Promise<readonly Ask[]> {
  const { requisition, ids } = worlds;
  const { version } = await worlds.before.get(RequisitionsService).get(requisition);
  const match = { 'If-Match': `"${version}"` };
  return [
    { method: 'POST', path: `${API}/requisitions/${requisition}/assessments` },
    { method: 'POST', path: `${API}/rubrics/engineering-arc@1/calibrations` },
    { method: 'PATCH', path: `${API}/requisitions/${requisition}`, headers: match, body: { stage: 'builder' } },
    { method: 'PATCH', path: `${API}/requisitions/${requisition}`, headers: match, body: { rubric: 'other@1' } },
    ...ids.interviewer.map((interviewerId) => ({
      method: 'POST',
      path: `${API}/applications/${worlds.application}/scorecards`,
      body: { interviewerId },
    })),
    ...ids.assessment.map((id) => ({ method: 'POST', path: `${API}/assessments/${id}/briefs`, body: { paper: 'A4' } })),
    ...ids.scorecard.flatMap((id) => [
      { method: 'PUT', path: `${API}/scorecards/${id}`, headers: { 'If-Match': '"9"' }, body: { ratings: [] } },
      { method: 'POST', path: `${API}/scorecards/${id}/submit`, headers: { 'If-Match': '"9"' } },
      { method: 'DELETE', path: `${API}/scorecards/${id}`, headers: { 'If-Match': '"9"' } },
      { method: 'POST', path: `/applications/${worlds.application}/kits/withdraw`, form: { scorecard: id } },
    ]),
  ];
}

async function readsMark(worlds: BlindWorlds, name: Blind): Promise<readonly string[]> {
  const found: string[] = [];
  for (const ask of reads(worlds))
    if ((await answerOf(worlds.after, worlds.readers[name], ask)).includes(MARK)) found.push(ask.path);
  return found;
}
