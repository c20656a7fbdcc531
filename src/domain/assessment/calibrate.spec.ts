import { describe, expect, test } from '@jest/globals';
import { RUBRIC } from '../../../test/factories/rubric.js';
import { application, requisition, scorecard } from '../../../test/factories/panel.js';
import { assess } from './assess.js';
import type { Assessment } from './assessment.js';
import { calibrate } from './calibrate.js';
import { observationsByDimension } from './pool.js';

/** Twelve applications, three of nine interviewers each; the higher an interviewer's number, the more severe. */
const POOL = Array.from({ length: 36 }, (_, p) =>
  application(
    `app-${String(p).padStart(2, '0')}`,
    [0, 1, 2].map((slot) => {
      const j = (p + slot * 4) % 9;
      const rating = (shift: number) => Math.max(1, Math.min(5, 3 + ((p * 5 + shift + slot) % 3) - Math.floor(j / 4)));
      return scorecard(RUBRIC, `j${j}`, { builder: rating(0) as 3, leader: rating(1) as 3 });
    }),
  ),
);
const ratings = [...observationsByDimension(RUBRIC, POOL).values()].flat();
const { calibration, record } = calibrate({ rubric: RUBRIC, ratings, seed: '0123456789abcdef' });

function withoutHash({ inputSha256: _hash, ...rest }: Assessment): unknown {
  return rest;
}

describe('a calibration of a pool', () => {
  test('says of an assessment what the pool fit says of it, when nothing has changed since', () => {
    const own = POOL.slice(0, 4);
    const input = { rubric: RUBRIC, requisition: requisition('leader'), applications: own };
    const pooled = assess({ ...input, pool: POOL.slice(4) });
    const frozen = JSON.parse(JSON.stringify(calibration)) as typeof calibration;
    const { agreement } = record;
    const scored = assess({
      ...input,
      calibration: frozen,
      counted: own,
      agreement: { ...agreement, alphaInterval95: pooled.panel.alphaInterval95 },
    });
    expect(close(withoutHash(scored))).toEqual(close(withoutHash(pooled)));
    expect(scored.inputSha256).not.toBe(pooled.inputSha256);
    expect(agreement.alpha).toBe(pooled.panel.alpha);
  });

  test('would say something else if the ratings that it holds were added again', () => {
    const own = POOL.slice(0, 4);
    const input = { rubric: RUBRIC, requisition: requisition('leader'), applications: own, calibration };
    const twice = assess(input).applications[0]?.readings['leader'];
    expect(twice).not.toEqual(assess({ ...input, counted: own }).applications[0]?.readings['leader']);
  });

  test('is the same in whatever order the ratings came, and tells how far it is', () => {
    const seen: string[] = [];
    const again = calibrate({
      rubric: RUBRIC,
      ratings: ratings.toReversed(),
      seed: '0123456789abcdef',
      onProgress: (done, of) => seen.push(`${done}/${of}`),
    });
    expect({ calibration: again.calibration, record: again.record }).toEqual({ calibration, record });
    const steps = RUBRIC.stages.length + 2;
    expect([seen[0], seen.at(-1), seen.length]).toEqual([`0/${steps}`, `${steps}/${steps}`, steps + 1]);
  });

  test('records what the fit was like, and leaves out what nobody rated', () => {
    expect(Object.keys(record.dimensions)).toEqual(['builder', 'leader']);
    expect(record.dimensions['leader']).toMatchObject({ applications: 36, interviewers: 9, connectedGroups: 1 });
    expect(record.agreement).toMatchObject({ applications: 36, interviewers: 9, ratings: ratings.length });
  });

  test('of nothing is a calibration of nothing', () => {
    const nothing = calibrate({ rubric: RUBRIC, ratings: [], seed: '00000000' });
    expect(nothing.calibration.dimensions).toEqual({});
    expect(nothing.record.agreement).toMatchObject({ alpha: null, applications: 0 });
  });
});

/** Numbers to ten digits: what is added up in another order differs in the sixteenth. */
function close(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(8)) : each)),
  );
}
