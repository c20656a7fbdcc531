import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Application } from '../../src/domain/index.js';
import { assess, ENGINE_VERSION } from '../../src/domain/index.js';
import { assessed } from '../factories/assessed.js';
import { application, requisition, scorecard } from '../factories/panel.js';
import { arcRubric, craftRubric, RUBRIC } from '../factories/rubric.js';
import { forLeader, panel, SOUND, type Ratings } from '../factories/sound-panel.js';

describe('an assessment', () => {
  test('names what it was computed from and by', () => {
    const { schema, engine, inputSha256, rubric, requisition: seat } = forLeader(panel('app-1', SOUND));
    expect({ schema, engine, rubric, seat }).toEqual({
      schema: 'arcbrief.assessment/1',
      engine: ENGINE_VERSION,
      rubric: { id: 'test-arc', version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
      seat: { id: 'req-1', title: 'Head of Payments', stage: 'leader' },
    });
    expect(inputSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has another hash when anything of its input is another', () => {
    const base = { rubric: RUBRIC, requisition: requisition('leader'), applications: [panel('app-1', SOUND)] };
    const hashes = [
      base,
      { ...base, rubric: arcRubric({ title: 'Another title' }) },
      { ...base, requisition: requisition('leader', { transitionPlan: 'A plan.' }) },
      { ...base, applications: [panel('app-1', { ...SOUND, 'builder.reads-the-data': 5 })] },
      { ...base, applications: [panel('app-1', SOUND, { candidate: { name: 'Another' } })] },
      { ...base, pool: [panel('app-2', SOUND)] },
    ].map((input) => assess(input).inputSha256);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('of nobody is a seat on hold', () => {
    const assessment = forLeader();
    expect(assessment.applications).toEqual([]);
    expect(assessment.seat).toMatchObject({ route: 'hold', why: 'Nobody has applied for the seat yet.' });
  });

  test('of an application without scorecards gathers evidence', () => {
    const [only] = forLeader(application('app-1', [])).applications;
    expect(only?.guidance).toMatchObject({ route: 'gather-evidence', fits: null, plan: [] });
    expect(only?.flags.map(({ id, dimension }) => `${id} ${dimension}`)).toEqual([
      'thin-evidence builder',
      'thin-evidence leader',
      'thin-evidence closeness',
    ]);
    expect(only?.robustness.wouldTurnIt).toMatch(
      /^The least that would turn this route, from “gather evidence” to “.+”, is two interviewers who both rate Builder/,
    );
  });

  test('of scorecards without ratings gathers evidence like one without scorecards', () => {
    const cards = ['ana', 'ben'].map((who) => scorecard(RUBRIC, who, {}));
    const unseen = ['ana', 'ben'].map((who) =>
      scorecard(RUBRIC, who, { builder: 'not-observed', leader: 'not-observed' }),
    );
    const {
      applications,
      seat,
      panel: summary,
    } = forLeader(application('app-1', cards), application('app-2', unseen), application('app-3', []));
    expect(applications.map(({ guidance }) => guidance.why)).toEqual([
      'Builder, Leader and Closeness to the build are not observed; ana and ben have not rated Builder, Leader or Closeness to the build.',
      'Builder, Leader and Closeness to the build are not observed; ana and ben have not rated Closeness to the build; ana and ben could not say on Builder or Leader.',
      'Builder, Leader and Closeness to the build are not observed; ana and ben have not rated Builder, Leader or Closeness to the build.',
    ]);
    for (const { readings, guidance, skipRisk, completeness, robustness } of applications) {
      expect(Object.values(readings).map(({ status }) => status)).toEqual(Array(4).fill('unobserved'));
      expect(guidance).toMatchObject({ route: 'gather-evidence', fits: null, plan: [] });
      expect(guidance.ask).toHaveLength(6);
      expect(skipRisk).toMatchObject({ level: 'unknown', probability: null });
      expect(completeness).toMatchObject({ criteriaRated: 0, agreement: 'too-few-to-say' });
      expect(robustness).toMatchObject({ hingesOn: [], adjustmentChangesRoute: false });
    }
    expect(seat).toMatchObject({ route: 'hold', inside: [], outside: [], economics: null });
    expect(seat.why).toMatch(
      /Closest is Candidate app-1: Builder, Leader and Closeness to the build are not observed; two interviews that both find each/,
    );
    expect(summary).toMatchObject({ ratings: 0, alpha: null, comparisons: { builder: [], leader: [] } });
  });

  test('of an unobserved dimension shows no number, not of a criterion either, though flags look at what was rated', () => {
    const low: Ratings = { ...SOUND, leader: 'not-observed', 'leader.hands-over-ownership': 1 };
    const [only] = forLeader(panel('app-1', low)).applications;
    expect(only?.readings['leader']).toMatchObject({ status: 'unobserved', estimate: null });
    const shown = only?.criteria.filter(({ dimension }) => dimension === 'leader');
    expect(shown?.map(({ estimate }) => estimate)).toEqual(Array(5).fill(null));
    expect(shown?.find(({ criterion }) => criterion === 'leader.hands-over-ownership')?.range).toEqual([1, 1]);
    expect(only?.criteria.filter(({ dimension }) => dimension === 'builder').every(({ estimate }) => estimate)).toBe(
      true,
    );
    expect(only?.flags.find(({ id }) => id === 'bottleneck')?.why).toBe(
      'What little was heard on “Hands over ownership” points to a bottleneck: decisions may wait for this person.',
    );
  });

  test('of a split panel never says that the panel agrees well', () => {
    const cards = ['ana', 'ben'].map((who) =>
      scorecard(RUBRIC, who, { builder: 5, 'builder.reads-the-data': 4, closeness: 4 }),
    );
    const apart = [
      scorecard(RUBRIC, 'carla', { 'leader.judgement-held-up': 5, 'leader.hands-over-ownership': 5 }),
      scorecard(RUBRIC, 'deniz', { 'leader.clarity-and-priorities': 2, 'leader.team-ships-without-me': 2 }),
    ];
    const [only] = forLeader(application('app-1', [...cards, ...apart])).applications;
    expect(only?.completeness).toMatchObject({ comparedCriteria: 8, withinOnePoint: 8, agreement: 'mixed' });
    expect(only?.flags.find(({ id }) => id === 'split-panel')?.why).toBe(
      'carla and deniz rated different Leader criteria: carla’s average 5.0, deniz’s 2.0.',
    );
  });

  test('a seat on hold and an application ask two questions: what fills the seat, and what turns the route', () => {
    const apart = ['ana', 'ben', 'carla'].map((who, place) =>
      scorecard(RUBRIC, who, { ...SOUND, leader: place === 0 ? 5 : 3, 'leader.judgement-held-up': 3 }),
    );
    const { applications, seat } = forLeader(application('app-1', apart));
    expect(applications[0]?.guidance.route).toBe('gather-evidence');
    expect(applications[0]?.robustness.wouldTurnIt).toMatch(
      /^The least that would turn this route, from “gather evidence”/,
    );
    expect(seat.why).toMatch(/Closest is Candidate app-1: Leader is unproven .* would lead to “buy”\.$/);
  });

  test('applications stand sorted by id, whatever their panels said', () => {
    const { applications } = forLeader(panel('app-3', SOUND), panel('app-1', SOUND), panel('app-2', { builder: 1 }));
    expect(applications.map(({ id }) => id)).toEqual(['app-1', 'app-2', 'app-3']);
  });

  test('grows, buys or leaves a real choice over the shortlist', () => {
    const inside = panel('app-1', SOUND, { source: 'internal' });
    const outside = panel('app-2', { ...SOUND, closeness: 1 });
    expect(forLeader(inside).seat.route).toBe('grow');
    expect(forLeader(outside).seat).toMatchObject({ route: 'buy', outside: ['app-2'] });
    expect(forLeader(inside, outside).seat).toMatchObject({
      route: 'grow-or-buy',
      why: 'From inside Candidate app-1 can be promoted; from outside Candidate app-2 fits with a plan.',
      inside: ['app-1'],
      outside: ['app-2'],
      economics: { inside: 'app-1', outside: 'app-2' },
    });
  });

  test('a rubric of other names, other stages and one interviewer is read the same way', () => {
    const rubric = craftRubric();
    const cards = [scorecard(rubric, 'ana', { hand: 5, eye: 4, voice: 1 })];
    const input = { rubric, requisition: requisition('voice'), applications: [application('app-1', cards)] };
    const [only] = assessed(input).applications;
    expect(only?.guidance).toMatchObject({
      route: 'pass',
      fits: 'eye',
      why: 'Voice is borrowed, and “Teaches” reads below Mixed (3), a sign of not wanting the Voice career stage; this is an earned Eye.',
    });
  });
});

describe('what must never raise a flag', () => {
  const flagsOf = (stage: string, given: Ratings, overrides: Partial<Application> = {}): readonly string[] => {
    const input = { rubric: RUBRIC, requisition: requisition(stage), applications: [panel('app-1', given, overrides)] };
    return assessed(input).applications.flatMap(({ flags }) => flags.map(({ id }) => id));
  };
  const entry = (title: string, from: string, to: string | null) => ({ title, organisation: 'Example', from, to });

  test.each([
    ['a short time in a stage', [entry('Engineering Manager', '2026-06', '2026-09')]],
    ['a long time in one stage', [entry('Engineer', '1989', null)]],
    ['a job title', [entry('Chief Technology Officer', '2020', null)]],
    ['the absence of a title', []],
    ['a gap between jobs', [entry('Engineer', '2010', '2014'), entry('Engineer', '2024', null)]],
  ])('%s', (_what, history) => {
    expect(flagsOf('leader', SOUND, { history })).toEqual([]);
  });

  test('no management experience, for the lowest seat', () => {
    expect(flagsOf('builder', { builder: 4, 'builder.reads-the-data': 5 })).toEqual([]);
    expect(flagsOf('builder', { builder: 4, 'builder.reads-the-data': 5, leader: 1 })).toEqual([]);
  });

  test('a missing or a low rating of a higher stage', () => {
    expect(flagsOf('leader', SOUND)).toEqual([]);
    expect(flagsOf('leader', { ...SOUND, advisor: 'not-observed' })).toEqual([]);
    expect(flagsOf('leader', { ...SOUND, advisor: 1 })).toEqual([]);
  });

  test('what an interviewer recommends or takes away', () => {
    const scorecards = panel('app-1', SOUND).scorecards.map((card) => ({
      ...card,
      recommendation: 'strong-no' as const,
      keyTakeaway: 'Not for us.',
    }));
    expect(flagsOf('leader', SOUND, { scorecards })).toEqual([]);
  });

  test('the name of the person', () => {
    expect(flagsOf('leader', SOUND, { candidate: { name: 'عمر' } })).toEqual([]);
  });
});

describe('the published JSON Schema', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../src/schemas/assessment.v1.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

  test.each<[string, readonly Application[]]>([
    ['nobody', []],
    ['somebody unrated', [application('app-1', [])]],
    ['a real choice', [panel('app-1', SOUND, { source: 'internal' }), panel('app-2', { ...SOUND, closeness: 1 })]],
    ['a panel apart', [panel('app-1', { builder: 1, leader: 5, advisor: 3, closeness: 1 })]],
  ])('holds for an assessment of %s', (_whom, applications) => {
    validate(forLeader(...applications));
    expect(validate.errors ?? []).toEqual([]);
  });
});
