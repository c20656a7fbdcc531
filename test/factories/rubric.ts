import type { Criterion, Rubric, Stage } from '../../src/domain/index.js';

/** A rubric shaped like engineering-arc@1, with its ids and short words of its own: the engine is tested on order and declarations. */
export function arcRubric(overrides: Partial<Rubric> = {}): Rubric {
  return {
    schema: 'arcbrief.rubric/1',
    id: 'test-arc',
    version: 1,
    title: 'Test arc',
    language: 'en',
    introduction: 'For tests.',
    stages: [
      stage('builder', { name: 'Builder', authority: 'credibility' }),
      stage('leader', { name: 'Leader', authority: 'trust', needsCloseness: true, stall: 'drifted' }),
      stage('advisor', { name: 'Advisor', authority: 'influence', needsCloseness: true, stall: 'calcified' }),
    ],
    closeness: { id: 'closeness', name: 'Closeness to the build', definition: 'Still reads the work.' },
    criteria: [
      criterion('builder.shipped-real-systems', 'Shipped real systems'),
      criterion('builder.owned-what-broke', 'Owned what broke'),
      criterion('builder.untangled-the-hard-part', 'Untangled the hard part'),
      criterion('builder.explains-under-the-hood', 'Explains under the hood'),
      criterion('builder.reads-the-data', 'Reads the data'),
      criterion('leader.team-ships-without-me', 'Team ships without them'),
      criterion('leader.hands-over-ownership', 'Hands over ownership'),
      criterion('leader.clarity-and-priorities', 'Clarity and priorities'),
      criterion('leader.judgement-held-up', 'Judgement held up'),
      criterion('leader.cares-that-the-team-ships', 'Cares that the team ships'),
      criterion('advisor.bets-paid-off', 'Bets paid off'),
      criterion('advisor.explains-the-bet', 'Explains the bet'),
      criterion('advisor.asks-for-failure-cases', 'Asks for failure cases'),
      criterion('advisor.tells-hard-truths', 'Tells hard truths'),
      criterion('advisor.sought-for-judgement', 'Sought for judgement'),
      criterion('closeness.reads-the-work', 'Reads the work'),
      criterion('closeness.asks-the-honest-question', 'Asks the honest question'),
      criterion('closeness.current-knowledge', 'Current knowledge'),
    ],
    tells: [
      { id: 'leans-on-title', name: 'Leans on a title' },
      { id: 'leans-on-budget', name: 'Leans on a budget' },
      { id: 'cannot-name-own-part', name: 'Cannot name their own part' },
      { id: 'approves-everything', name: 'Approves everything' },
      { id: 'rewrites-the-teams-work', name: 'Rewrites the team’s work' },
      { id: 'cannot-follow-the-work', name: 'Cannot follow the work' },
      { id: 'advises-from-memory', name: 'Advises from memory' },
      { id: 'signs-on-the-demo', name: 'Signs on the demo' },
    ],
    signals: {
      borrowedAuthority: { tells: ['leans-on-title', 'leans-on-budget'] },
      missingLayer: { dimension: 'builder', tells: ['cannot-name-own-part'] },
      bottleneck: {
        criteria: ['leader.team-ships-without-me', 'leader.hands-over-ownership'],
        tells: ['approves-everything', 'rewrites-the-teams-work'],
      },
      drift: { tells: ['cannot-follow-the-work'] },
      calcification: { tells: ['advises-from-memory', 'signs-on-the-demo'] },
      wantsNextStage: { criteria: ['leader.cares-that-the-team-ships'] },
    },
    thresholds: { bar: 3.5, confidence: 0.8, minInterviewers: 2, minCoverage: 0.6 },
    defaults: [
      { input: 'timeToHireDays', value: 17, source: 'Example survey, 2026' },
      { input: 'firstYearRetention.outside', value: 0.92, source: 'Example survey, 2026' },
    ],
    ...overrides,
  };
}

/** The rubric of most tests of the engine. */
export const RUBRIC = arcRubric();

/** Deliberately different: four stages of other names, fewer criteria, another bar, no closeness, one interviewer is enough. */
export function craftRubric(overrides: Partial<Rubric> = {}): Rubric {
  const stages = ['Hand', 'Eye', 'Voice', 'House'].map((name) => stage(name.toLowerCase(), { name }));
  return {
    ...arcRubric(),
    id: 'test-craft',
    stages,
    closeness: null,
    criteria: [
      criterion('hand.makes', 'Makes'),
      criterion('hand.finishes', 'Finishes'),
      criterion('eye.sees', 'Sees'),
      criterion('voice.explains', 'Explains'),
      criterion('voice.teaches', 'Teaches'),
      criterion('house.holds', 'Holds'),
    ],
    tells: [{ id: 'points-at-others', name: 'Points at others' }],
    signals: {
      borrowedAuthority: { tells: ['points-at-others'] },
      missingLayer: { dimension: null, tells: [] },
      bottleneck: { criteria: [], tells: [] },
      drift: { tells: [] },
      calcification: { tells: [] },
      wantsNextStage: { criteria: ['eye.sees', 'voice.teaches'] },
    },
    thresholds: { bar: 3, confidence: 0.7, minInterviewers: 1, minCoverage: 0.5 },
    defaults: [],
    ...overrides,
  };
}

function stage(id: string, overrides: Partial<Stage>): Stage {
  return {
    id,
    name: id,
    authority: 'standing',
    definition: `Has earned ${id}.`,
    needsCloseness: false,
    stall: null,
    ...overrides,
  };
}

/** Two steps of remedy in weeks 1–4 and 5–8; the dimension is what stands before the dot. */
export function criterion(id: string, name: string, overrides: Partial<Criterion> = {}): Criterion {
  return {
    id,
    dimension: id.slice(0, id.indexOf('.')),
    name,
    definition: `${name}, in one line.`,
    weight: 1,
    weightReason: null,
    questions: [`${name}: first question?`, `${name}: second question?`],
    probes: [`${name}: first probe?`, `${name}: second probe?`],
    anchors: { 1: `${name}: not at all.`, 3: `${name}: in part.`, 5: `${name}: fully.` },
    evidence: `What shows it for ${name}.`,
    remedy: [
      { fromWeek: 1, toWeek: 4, action: `Begin with ${name}.` },
      { fromWeek: 5, toWeek: 8, action: `Go on with ${name}.` },
    ],
    ...overrides,
  };
}
