import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import type { Given } from '../../../../test/factories/panel.js';
import { application, requisition, scorecard } from '../../../../test/factories/panel.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import type { Verification } from '../panel.js';
import { splitPanel } from './split-panel.js';
import { thinEvidence } from './thin-evidence.js';
import { unprobedClaims } from './unprobed-claims.js';

const panel = (cards: Readonly<Record<string, Given>>) =>
  application(
    'app-1',
    Object.entries(cards).map(([who, given]) => scorecard(RUBRIC, who, given)),
  );

describe('split-panel', () => {
  test('fires where two interviewers’ means lie two points apart, and rests on both', () => {
    const subject = panel({
      ana: { leader: 5 },
      ben: { leader: 3, 'leader.judgement-held-up': 2 },
      carla: { leader: 4 },
    });
    const [flag, ...more] = splitPanel(caseOf({ application: subject }));
    expect(more).toEqual([]);
    expect(flag).toMatchObject({
      severity: 'caution',
      dimension: 'leader',
      why: 'On Leader the panel is split: ana’s average 5.0, ben’s 2.8; on “Judgement held up” Earned (5) against Mostly borrowed (2).',
      ask: ['In the debrief: what did ana hear on “Judgement held up” that ben did not, and the other way round?'],
    });
    expect(flag?.because).toHaveLength(10);
  });

  test('exactly two points apart is a split, a little less is none', () => {
    expect(splitPanel(caseOf({ application: panel({ ana: { leader: 5 }, ben: { leader: 3 } }) }))).toHaveLength(1);
    const less = panel({ ana: { leader: 5 }, ben: { leader: 3, 'leader.judgement-held-up': 4 } });
    expect(splitPanel(caseOf({ application: less }))).toEqual([]);
  });

  test('means are taken over each one’s own ratings, though they rated nothing in common', () => {
    const subject = panel({ ana: { 'closeness.reads-the-work': 5 }, ben: { 'closeness.current-knowledge': 2 } });
    expect(splitPanel(caseOf({ application: subject }))).toMatchObject([
      {
        dimension: 'closeness',
        why: 'ana and ben rated different Closeness to the build criteria: ana’s average 5.0, ben’s 2.0.',
        ask: ['In the debrief: what did ana hear that ben did not, and the other way round?'],
      },
    ]);
  });

  test('one flag for each required dimension that is split', () => {
    const subject = panel({
      ana: { builder: 5, leader: 1, closeness: 5 },
      ben: { builder: 2, leader: 5, closeness: 5 },
    });
    expect(splitPanel(caseOf({ application: subject })).map(({ dimension }) => dimension)).toEqual([
      'builder',
      'leader',
    ]);
  });

  test('a stage above the seat may split as it likes', () => {
    expect(splitPanel(caseOf({ application: panel({ ana: { advisor: 5 }, ben: { advisor: 1 } }) }))).toEqual([]);
  });

  test('one interviewer alone cannot split', () => {
    const subject = panel({ ana: { 'leader.judgement-held-up': 1, 'leader.hands-over-ownership': 5 } });
    expect(splitPanel(caseOf({ application: subject }))).toEqual([]);
  });
});

describe('thin-evidence', () => {
  test('one flag for each required dimension that is unobserved', () => {
    const flags = thinEvidence(caseOf({ readings: { builder: 'earned' } }));
    expect(flags.map(({ dimension }) => dimension)).toEqual(['leader', 'closeness']);
    expect(flags[0]).toMatchObject({ severity: 'caution', why: 'Leader is not observed: rated by nobody.' });
  });

  test('says who was asked and could not say', () => {
    const subject = panel({ ana: { leader: 'not-observed' }, ben: { builder: 4, leader: 'not-observed' }, carla: {} });
    const readings = { builder: 'earned', closeness: 'kept' } as const;
    expect(thinEvidence(caseOf({ application: subject, readings }))[0]?.why).toBe(
      'Leader is not observed: rated by nobody; ana and ben could not say.',
    );
  });

  test('a missing rating of a higher stage never matters', () => {
    const facts = caseOf({ readings: { builder: 'earned', leader: 'borrowed', closeness: 'uncertain' } });
    expect(thinEvidence(facts)).toEqual([]);
    expect(thinEvidence(caseOf({ requisition: requisition('builder'), readings: { builder: 'earned' } }))).toEqual([]);
  });

  test('says what is lacking, and rests on what there is', () => {
    const subject = panel({ ana: { closeness: 4, builder: 4, leader: 4 }, ben: { builder: 4, leader: 4 } });
    const readings = { builder: 'earned', leader: 'earned' } as const;
    expect(thinEvidence(caseOf({ application: subject, readings }))).toMatchObject([
      {
        why: 'Closeness to the build is not observed: only 1 interviewer rated it, where 2 are needed.',
        because: ['asks-the-honest-question', 'current-knowledge', 'reads-the-work'].map(
          (id) => `app-1/ana/closeness.${id}`,
        ),
      },
    ]);
  });
});

describe('unprobed-claims', () => {
  const verified = (cards: readonly (readonly [Given, Verification])[]) =>
    application(
      'app-1',
      cards.map(([given, verification], index) => scorecard(RUBRIC, `i-${index}`, given, { verification })),
    );

  test('exactly a third is not more than a third', () => {
    const third = verified([
      [{ 'builder.reads-the-data': 4 }, 'claimed'],
      [{ 'builder.reads-the-data': 5, 'builder.owned-what-broke': 4 }, 'probed'],
    ]);
    expect(unprobedClaims(caseOf({ application: third }))).toEqual([]);
  });

  test('fires above a third, on ratings of four and five only', () => {
    const more = verified([
      [{ 'builder.reads-the-data': 4, 'leader.judgement-held-up': 5, 'builder.owned-what-broke': 3 }, 'claimed'],
      [{ 'builder.reads-the-data': 5, 'builder.owned-what-broke': 4, 'leader.judgement-held-up': 2 }, 'corroborated'],
    ]);
    expect(unprobedClaims(caseOf({ application: more }))).toEqual([
      {
        id: 'unprobed-claims',
        severity: 'caution',
        dimension: null,
        why: '2 of 4 ratings of Mostly earned (4) or Earned (5) on what the seat requires rest on the candidate’s word alone.',
        because: ['app-1/i-0/builder.reads-the-data', 'app-1/i-0/leader.judgement-held-up'],
        against: ['app-1/i-1/builder.reads-the-data', 'app-1/i-1/builder.owned-what-broke'],
        ask: ['Reads the data: first probe?', 'Judgement held up: first probe?'],
        remedy: [],
      },
    ]);
  });

  test('claims about a stage above the seat do not count', () => {
    expect(unprobedClaims(caseOf({ application: verified([[{ advisor: 5 }, 'claimed']]) }))).toEqual([]);
  });

  test('low ratings need no probing to be believed', () => {
    expect(unprobedClaims(caseOf({ application: verified([[{ builder: 2, leader: 3 }, 'claimed']]) }))).toEqual([]);
  });
});
