import { describe, expect, it } from '@jest/globals';
import { application, scorecard, type Given } from '../../../test/factories/panel.js';
import { RUBRIC } from '../../../test/factories/rubric.js';
import type { Application } from '../assessment/panel.js';
import { constructAgreement, ownVerdict } from './constructs.js';

const SEED = 7;

/** Applications by the two verdicts of one dimension that two interviewers give: 5 is earned, 2 is borrowed. */
function panels(pairs: readonly (readonly [number, number])[], tells: readonly string[] = []): readonly Application[] {
  return pairs.map(([ada, ben], index) =>
    application(`app-${String(index).padStart(2, '0')}`, [
      scorecard(RUBRIC, 'ada', { builder: ada } as Given, { tells: index % 3 === 0 ? tells : [] }),
      scorecard(RUBRIC, 'ben', { builder: ben } as Given, { tells: index % 6 === 0 ? tells : [] }),
    ]),
  );
}

const thirty = Array.from({ length: 30 }, (_, index): readonly [number, number] =>
  index === 0 ? [5, 2] : index % 2 === 0 ? [5, 4] : [2, 1],
);

describe("an interviewer's own verdict", () => {
  it('is earned from a mean at the bar on, borrowed below, and none without a rating', () => {
    const verdict = (given: Given): boolean | null => ownVerdict(RUBRIC, 'builder', scorecard(RUBRIC, 'ada', given));
    expect(verdict({ 'builder.reads-the-data': 3, 'builder.owned-what-broke': 4 })).toBe(true);
    expect(verdict({ builder: 4, 'builder.reads-the-data': 1 })).toBe(false);
    expect(verdict({ builder: 'not-observed', leader: 5 })).toBeNull();
    expect(verdict({ builder: 'not-observed', 'builder.reads-the-data': 4 })).toBe(true);
  });

  it('weighs criteria as the rubric does, and a mean exactly at the bar is there', () => {
    const weighed = {
      ...RUBRIC,
      criteria: RUBRIC.criteria.map((criterion, index) => ({ ...criterion, weight: index === 0 ? 0.3 : 0.1 })),
    };
    const given: Given = { builder: 3, 'builder.shipped-real-systems': 4 };
    expect(ownVerdict(RUBRIC, 'builder', scorecard(RUBRIC, 'ada', given))).toBe(false);
    const three: Given = {
      'builder.shipped-real-systems': 4,
      'builder.owned-what-broke': 3,
      'builder.untangled-the-hard-part': 3,
      'builder.reads-the-data': 3,
    };
    expect(ownVerdict(weighed, 'builder', scorecard(weighed, 'ada', three))).toBe(true);
  });
});

describe('agreement on earned or borrowed', () => {
  it('is shown from thirty applications on, with its intervals', () => {
    const { earned } = constructAgreement(RUBRIC, panels(thirty), SEED);
    const builder = earned.byDimension.find(({ dimension }) => dimension === 'builder')!;
    expect(builder).toMatchObject({ applications: 30, interviewers: 2, display: 'shown', reason: null });
    expect(builder.percent).toBeCloseTo(29 / 30, 12);
    expect(builder.alpha!).toBeGreaterThan(0.9);
    expect(builder.alpha!).toBeLessThan(1);
    expect(builder.alphaInterval95![0]).toBeLessThan(builder.alpha!);
    expect(builder.ac1Interval95![1]).toBeGreaterThan(builder.ac1!);
    expect(builder.yes).toBeCloseTo(29 / 60, 12);
  });

  it('is indicative from ten on, and hidden below', () => {
    const display = (applications: number): string =>
      constructAgreement(RUBRIC, panels(thirty.slice(0, applications)), SEED).earned.together.display;
    expect([29, 10, 9, 0].map(display)).toEqual(['indicative', 'indicative', 'hidden', 'hidden']);
  });

  it('says why it is hidden, and of a dimension that nobody rated as well', () => {
    const { earned } = constructAgreement(RUBRIC, panels(thirty), SEED);
    const advisor = earned.byDimension.find(({ dimension }) => dimension === 'advisor')!;
    expect(advisor).toEqual({
      dimension: 'advisor',
      applications: 0,
      interviewers: 0,
      yes: null,
      percent: null,
      alpha: null,
      alphaInterval95: null,
      ac1: null,
      ac1Interval95: null,
      display: 'hidden',
      reason: 'Agreement is shown from 10 applications seen by two interviewers on; there are 0.',
    });
  });

  it('counts an application that one interviewer saw towards nothing', () => {
    const alone = panels(thirty).map((app, index) => (index < 25 ? { ...app, scorecards: [app.scorecards[0]!] } : app));
    expect(constructAgreement(RUBRIC, alone, SEED).earned.together).toMatchObject({
      applications: 5,
      display: 'hidden',
    });
  });

  it('is the same whatever the order of applications and scorecards', () => {
    const turned = panels(thirty, ['leans-on-title'])
      .toReversed()
      .map((app) => ({ ...app, scorecards: app.scorecards.toReversed() }));
    expect(constructAgreement(RUBRIC, turned, SEED)).toEqual(
      constructAgreement(RUBRIC, panels(thirty, ['leans-on-title']), SEED),
    );
  });
});

describe('agreement on the tells', () => {
  const { tells } = constructAgreement(RUBRIC, panels(thirty, ['leans-on-title']), SEED);

  it('is told for each tell, in the order of the rubric', () => {
    expect(tells.byTell.map(({ tell }) => tell)).toEqual(RUBRIC.tells.map(({ id }) => id));
    const ticked = tells.byTell[0]!;
    expect(ticked).toMatchObject({ tell: 'leans-on-title', applications: 30, display: 'shown' });
    expect(ticked.percent).toBeCloseTo(25 / 30, 12);
    expect(ticked.yes).toBeCloseTo(15 / 60, 12);
  });

  it('is undefined for a tell that nobody ticked, and says so', () => {
    expect(tells.byTell[1]).toMatchObject({
      tell: 'leans-on-budget',
      yes: 0,
      percent: 1,
      alpha: null,
      alphaInterval95: null,
      ac1: null,
      reason: 'Agreement is undefined: every answer is the same.',
    });
  });

  it('is told together, without an interval that would take answers on one application for independent looks', () => {
    expect(tells.together).toMatchObject({ applications: 30, display: 'shown', ac1Interval95: null });
    expect(tells.together.yes).toBeCloseTo(15 / 480, 12);
    expect(tells.together.ac1!).toBeGreaterThan(tells.together.alpha!);
    expect(tells.together.alphaInterval95![1]).toBeGreaterThan(tells.together.alpha!);
  });
});
