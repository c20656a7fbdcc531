import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/domain/index.js';
import { assessed } from '../factories/assessed.js';
import { application, requisition, scorecard } from '../factories/panel.js';
import { RUBRIC } from '../factories/rubric.js';
import { largeShortlist } from '../factories/shortlist.js';
import { forLeader, panel, SOUND, type Ratings } from '../factories/sound-panel.js';

describe('the pool', () => {
  test('tells how severe an interviewer is beyond this shortlist', () => {
    const severe: Ratings = { builder: 2, leader: 2, closeness: 2 };
    const others = Array.from({ length: 12 }, (_, index) =>
      application(`other-${index}`, [
        scorecard(RUBRIC, 'ana', { builder: 4, leader: 4, closeness: 4 }),
        scorecard(RUBRIC, 'ben', { builder: 4, leader: 4, closeness: 4 }),
        scorecard(RUBRIC, 'severe', severe),
      ]),
    );
    const own = application('app-1', [
      scorecard(RUBRIC, 'ana', { builder: 4, leader: 4, closeness: 4 }),
      scorecard(RUBRIC, 'severe', severe),
    ]);
    const base = { rubric: RUBRIC, requisition: requisition('leader'), applications: [own] };
    const alone = assessed(base).applications[0]?.readings['leader']?.estimate ?? 0;
    const pooled = assessed({ ...base, pool: others });
    expect(pooled.applications[0]?.readings['leader']?.estimate).toBeGreaterThan(alone + 0.3);
    expect(pooled.panel.applications).toBe(13);
    expect(pooled.applications).toHaveLength(1);
  });

  test('an application that stands in both counts once, as the requisition has it', () => {
    const base = { rubric: RUBRIC, requisition: requisition('leader'), applications: [panel('app-1', SOUND)] };
    const { inputSha256: _one, ...alone } = assessed(base);
    const { inputSha256: _other, ...twice } = assessed({ ...base, pool: [panel('app-1', { builder: 1 })] });
    expect(twice).toEqual(alone);
  });

  test('a saturated dimension is not adjusted: plain means are shown, and said so', () => {
    const assessment = forLeader(panel('app-1', { builder: 5, leader: 4, closeness: 4 }));
    expect(assessment.panel.measurement['builder']?.adjustmentSuspended).toBe('saturated');
    expect(assessment.panel.measurement['leader']?.adjustmentSuspended).toBeNull();
    expect(assessment.applications[0]?.readings['builder']).toMatchObject({ estimate: 5, rawMean: 5 });
    expect(assessment.applications[0]?.criteria[0]).toMatchObject({ estimate: 5, rawMean: 5, range: [5, 5] });
  });
});

describe('the panel', () => {
  test.each([
    [9, 'hidden'],
    [10, 'indicative'],
    [29, 'indicative'],
    [30, 'shown'],
  ] as const)('agreement over %d applications is %s', (applications, display) => {
    const input = largeShortlist({ applications, interviewersEach: 3, interviewers: 4 });
    const { panel: summary } = assess(input);
    expect(summary.alphaDisplay).toBe(display);
    expect(summary.applications).toBe(applications);
    if (display === 'hidden') {
      expect(summary).toMatchObject({ alpha: null, alphaInterval95: null });
      expect(summary.alphaReason).toBe('Agreement is shown from 10 applications on; there are 9.');
      return;
    }
    const [low, high] = summary.alphaInterval95 ?? [Number.NaN, Number.NaN];
    expect(summary.alphaReason).toBeNull();
    expect(low).toBeLessThan(summary.alpha ?? Number.NaN);
    expect(high).toBeGreaterThan(summary.alpha ?? Number.NaN);
  });

  test('agreement over ratings that are all equal is undefined, with the reason', () => {
    const alike = Array.from({ length: 10 }, (_, index) =>
      panel(`app-${index}`, { builder: 3, leader: 3, closeness: 3 }),
    );
    expect(forLeader(...alike).panel).toMatchObject({
      alpha: null,
      alphaDisplay: 'hidden',
      alphaReason: 'Agreement is undefined: no two interviewers rated the same thing, or all ratings are equal.',
    });
  });

  test('every pair with an observed reading is compared once, by dimension', () => {
    const { panel: summary } = forLeader(
      panel('app-1', SOUND),
      panel('app-2', { ...SOUND, leader: 2 }),
      panel('app-3', { builder: 4 }),
    );
    expect(summary.comparisons['leader']).toEqual([
      { a: 'app-1', b: 'app-2', probability: expect.any(Number) as unknown, notComparable: null },
    ]);
    expect(summary.comparisons['leader']?.[0]?.probability).toBeGreaterThan(0.9);
    expect(summary.comparisons['builder']?.map(({ a, b }) => `${a} ${b}`)).toEqual([
      'app-1 app-2',
      'app-1 app-3',
      'app-2 app-3',
    ]);
    expect(summary.comparisons['advisor']).toEqual([]);
  });

  test('candidates whose interviewers never met a common one are not compared, and it says why', () => {
    const one = application(
      'app-1',
      ['ana', 'ben'].map((who) => scorecard(RUBRIC, who, SOUND)),
    );
    const other = application(
      'app-2',
      ['deniz', 'emil'].map((who) => scorecard(RUBRIC, who, SOUND)),
    );
    const { panel: summary } = forLeader(one, other);
    expect(summary.measurement['leader']?.connectedGroups).toBe(2);
    expect(summary.comparisons['leader']?.[0]).toMatchObject({ probability: null });
    expect(summary.comparisons['leader']?.[0]?.notComparable).toMatch(/never met a common candidate/);
  });
});
