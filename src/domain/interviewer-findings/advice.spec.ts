import { describe, expect, it } from '@jest/globals';
import { calibrationAdvice, type CalibrationAdvice } from './advice.js';
import type { InterviewerFindings, Ratio } from './findings.js';

const ordinary: Ratio = { value: 1, chance95: [0.8, 1.2] };
const shown = <Value>(value: Value) => ({ shown: value, withheld: null });
const verified = { claimed: 0.2, probed: 0.6, corroborated: 0.2 };

const ORDINARY: InterviewerFindings = {
  interviewer: 'ana',
  candidates: 12,
  ratings: 120,
  severity: shown({ value: 0.1, standardError: 0.2, byDimension: {} }),
  consistency: shown(ordinary),
  centrality: shown(ordinary),
  halo: shown(ordinary),
  drift: shown([
    { quarter: '2026-Q1', candidates: 5, value: 0.1, standardError: 0.2 },
    { quarter: '2026-Q2', candidates: 7, value: 0, standardError: 0.2 },
  ]),
  criterionBias: shown([{ criterion: 'depth', candidates: 9, value: -0.4, standardError: 0.2 }]),
  verification: verified,
  poolVerification: verified,
  agreement: shown({ candidates: 9, withinOnePoint: 0.8, correlation: 0.6 }),
};

function adviceOn(change: Partial<InterviewerFindings>): readonly CalibrationAdvice[] {
  return calibrationAdvice({ ...ORDINARY, ...change }, (id) => `The ${id}`);
}

describe('advice on an interviewer', () => {
  it('has nothing to change where nothing stands out', () => {
    expect(adviceOn({}).map(({ tone, act }) => [tone, act])).toEqual(Array.from({ length: 8 }, () => ['fine', null]));
  });

  it.each<[string, Partial<InterviewerFindings>, CalibrationAdvice['about'], RegExp]>([
    [
      'severe',
      { severity: shown({ value: 0.6, standardError: 0.2, byDimension: {} }) },
      'severity',
      /0\.6 points below/,
    ],
    [
      'mild',
      { severity: shown({ value: -0.6, standardError: 0.2, byDimension: {} }) },
      'severity',
      /0\.6 points above/,
    ],
    [
      'biased on a criterion',
      { criterionBias: shown([{ criterion: 'depth', candidates: 9, value: -0.9, standardError: 0.2 }]) },
      'criterionBias',
      /On “The depth” ratings lie 0\.9 points lower/,
    ],
    [
      'drifting',
      {
        drift: shown([
          { quarter: '2026-Q1', candidates: 5, value: 0.5, standardError: 0.2 },
          { quarter: '2026-Q2', candidates: 7, value: -0.5, standardError: 0.2 },
        ]),
      },
      'drift',
      /1\.0 points stricter from 2026-Q1 to 2026-Q2/,
    ],
    ['of one impression', { halo: shown({ ...ordinary, value: 0.5 }) }, 'halo', /50% of the pool’s/],
    ['central', { centrality: shown({ ...ordinary, value: 0.5 }) }, 'centrality', /keep close together/],
    ['extreme', { centrality: shown({ ...ordinary, value: 1.5 }) }, 'centrality', /go to the ends/],
    ['erratic', { consistency: shown({ ...ordinary, value: 1.9 }) }, 'consistency', /1\.9 times/],
    [
      'content with claims',
      { verification: { claimed: 0.6, probed: 0.4, corroborated: 0 } },
      'verification',
      /^40% of the ratings .* 80% in the pool/,
    ],
    [
      'apart from the panel',
      { agreement: shown({ candidates: 9, withinOnePoint: 0.4, correlation: null }) },
      'agreement',
      /^40% of the ratings lie within one point/,
    ],
  ])('puts first what is worth a change, with what to do: %s', (_what, change, about, says) => {
    const [first, second] = adviceOn(change);
    expect(first).toMatchObject({ about, tone: 'look', says: expect.stringMatching(says) });
    expect(first?.act).toMatch(/\.$|\?$/);
    expect(second?.tone).toBe('fine');
  });

  it('raises nothing on a difference that is not noticed or not known', () => {
    for (const severity of [
      { value: 0.2, standardError: 0.01, byDimension: {} },
      { value: 0.9, standardError: 0.5, byDimension: {} },
    ])
      expect(adviceOn({ severity: shown(severity) }).every(({ tone }) => tone === 'fine')).toBe(true);
  });

  it('says last, and why, what is withheld', () => {
    const withheld = { shown: null, withheld: 'From 8 candidates on; so far 3.' } as const;
    const advice = adviceOn({ severity: withheld, halo: withheld });
    expect(advice.slice(-2)).toEqual([
      { about: 'severity', tone: 'withheld', says: withheld.withheld, act: null },
      { about: 'halo', tone: 'withheld', says: withheld.withheld, act: null },
    ]);
  });
});
