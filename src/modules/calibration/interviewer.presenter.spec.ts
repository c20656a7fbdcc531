import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Findings, Rubric } from '../../domain/index.js';
import type { CalibrationVersion } from './calibrations.mapping.js';
import { interviewerView, type RubricFindings, type ShownInterviewer } from './interviewer.presenter.js';

const RUBRIC = parse(readFileSync(new URL('../../rubrics/engineering-arc.v1.yaml', import.meta.url), 'utf8')) as Rubric;

const shown = <Value>(value: Value) => ({ shown: value, withheld: null });
const few = { shown: null, withheld: 'From 8 candidates on; so far 3.' } as const;
const measured = (value: number, standardError = 0.2) => ({ value, standardError });

const FINDINGS: Findings = {
  candidates: 12,
  ratings: 108,
  severity: shown({
    ...measured(0.6),
    byDimension: { builder: shown(measured(0.5)), leader: few, advisor: shown(measured(-0.04, 0.1)) },
  }),
  consistency: shown({ value: 1.02, chance95: [0.8, 1.2] }),
  centrality: shown({ value: 0.6, chance95: [0.8, 1.2] }),
  halo: shown({ value: 1.3, chance95: [0.8, 1.2] }),
  drift: shown([
    { quarter: '2026-Q1', candidates: 6, ...measured(-0.8, 0.1) },
    { quarter: '2026-Q2', candidates: 7, ...measured(0.3, 0.1) },
  ]),
  criterionBias: shown([
    { criterion: 'leader.clarity-and-priorities', candidates: 9, ...measured(-1.9, 0.3) },
    { criterion: 'builder.reads-the-data', candidates: 12, ...measured(0.1) },
  ]),
  verification: { claimed: 0.1, probed: 0.6, corroborated: 0.3 },
  poolVerification: { claimed: 0.25, probed: 0.75, corroborated: 0 },
  agreement: shown({ candidates: 12, withinOnePoint: 0.7, correlation: 0.5 }),
};

const dimension = { converged: true, connectedGroups: 2, adjustmentSuspended: null, assignment: { notRandom: false } };
const VERSION = {
  number: 3,
  createdAt: '2026-11-02T10:00:00Z',
  record: { dimensions: { builder: dimension, leader: dimension, advisor: { ...dimension, connectedGroups: 1 } } },
} as unknown as CalibrationVersion;

const ON: RubricFindings = { rubric: RUBRIC, version: VERSION, findings: FINDINGS, owes: false };
const SHOWN: ShownInterviewer = {
  name: 'Ines Okafor',
  isSelf: true,
  rubrics: [ON],
  time: shown({ scorecards: 9, medianHours: 26, due: 8, late: 0 }),
};

function foundOf(findings: Partial<Findings> = {}) {
  const view = interviewerView({ ...SHOWN, rubrics: [{ ...ON, findings: { ...FINDINGS, ...findings } }] });
  const found = view.rubrics[0]?.found;
  if (!found) throw new Error('nothing was found');
  return found;
}

describe('the pictures of how somebody rates', () => {
  it('say severity by dimension, lower ratings for the severe, and where too little was rated', () => {
    const { severity } = foundOf().pictures;
    expect(severity?.alternative).toBe(
      'Severity, in rating points. Builder: 0.5 lower, 95% interval from 0.9 lower to 0.1 lower; Leader: too few rated; Advisor: level, 95% interval from 0.2 lower to 0.2 higher.',
    );
    expect(severity?.rows.map(({ words, drawn }) => [words, drawn?.dotX ?? null])).toEqual([
      ['0.5 lower ± 0.2', 28.5],
      ['too few rated', null],
      ['level ± 0.1', 51.72],
    ]);
    const [builder] = severity?.rows ?? [];
    expect(builder?.drawn).toMatchObject({ thin: { x1: 11.64, x2: 45.36 }, thick: { x1: 17.48, x2: 39.52 } });
    expect(severity?.ticks.map(({ x, label }) => [x, label])).toEqual([
      [7, '1 lower'],
      [50, 'level'],
      [93, '1 higher'],
    ]);
  });

  it('keep criteria in the order of the rubric, on a scale that holds the furthest', () => {
    const { criteria } = foundOf().pictures;
    expect(criteria?.rows.map(({ label, words }) => [label, words])).toEqual([
      ['Reads the data', '0.1 higher ± 0.2'],
      ['Clarity and priorities', '1.9 lower ± 0.3'],
    ]);
    expect(criteria?.ticks[0]?.label).toBe('2 lower');
  });

  it('say drift by quarter', () => {
    expect(foundOf().pictures.drift?.alternative).toBe(
      'Quarter by quarter, in rating points. 2026-Q1, 6 candidates: 0.8 lower, 95% interval from 1.0 lower to 0.6 lower; 2026-Q2, 7 candidates: 0.3 higher, 95% interval from 0.1 higher to 0.5 higher.',
    );
  });

  it('say what lies outside the band of chance, with a hollow dot', () => {
    const { spreads } = foundOf().pictures;
    expect(spreads?.rows.map(({ words, drawn }) => [words, drawn.outside])).toEqual([
      ['1.02 times, within chance', false],
      ['0.60 times, below chance', true],
      ['1.30 times, above chance', true],
    ]);
    expect(spreads?.alternative).toContain(
      'Use of the scale: spread of ratings: 0.60 times, below chance, where chance gives 0.80 to 1.20;',
    );
  });

  it('say shares of verification, own and everybody’s', () => {
    const { verification } = foundOf().pictures;
    expect(verification.alternative).toBe(
      'How far evidence was tested. Yours: 10% claimed, 60% probed, 30% corroborated; Everybody’s: 25% claimed, 75% probed, 0% corroborated.',
    );
    expect(verification.rows[0]?.segments.map(({ x, width }) => [x, width])).toEqual([
      [0, 30],
      [30, 60],
      [90, 10],
    ]);
  });

  it('are not there where a finding is withheld', () => {
    const { pictures, advice } = foundOf({
      ...{ severity: few, consistency: few, centrality: few, halo: few, drift: few, criterionBias: few },
    });
    expect([pictures.severity, pictures.spreads, pictures.drift, pictures.criteria]).toEqual([null, null, null, null]);
    expect(advice.at(-1)).toEqual({
      about: 'Consistency',
      status: { mark: 'dotted', tone: 'unseen', word: 'Too little to say' },
      says: 'From 8 candidates on; so far 3.',
      act: null,
    });
  });
});

describe('the words of how somebody rates', () => {
  it('put first what is worth a change, with what to do', () => {
    const { advice, from } = foundOf();
    expect(from).toBe('From calibration 3 of 2 Nov 2026: 12 candidates and 108 ratings of yours.');
    expect(advice[0]).toMatchObject({ about: 'Severity', status: { word: 'Worth a change' } });
    expect(advice[0]?.act).toMatch(/^Readings are put right for it/);
    expect(advice.find(({ about }) => about === 'Single criteria')?.says).toMatch(/“Clarity and priorities”/);
  });

  it('say once what holds of several dimensions', () => {
    expect(foundOf().notes).toEqual([
      expect.stringMatching(/^Builder and Leader: The interviewers fall into 2 groups who never met/),
    ]);
  });

  it('are the interviewer’s own, or name them to those who recruit', () => {
    expect(interviewerView(SHOWN).heading).toMatchObject({ text: 'How I rate', above: { href: '/' } });
    const view = interviewerView({ ...SHOWN, isSelf: false });
    expect(view.heading).toMatchObject({ text: 'How Ines Okafor rates', above: { href: '/calibrations' } });
    expect(view.rubrics[0]?.found?.from).toMatch(/of Ines Okafor\.$/);
    expect(view.rubrics[0]?.found?.pictures.verification.rows[0]?.label).toBe('Theirs');
  });

  it.each([
    [{ version: null, findings: null }, /^No calibration that you may read yet\. The first one is made by night/, null],
    [
      { version: null, findings: null, owes: true },
      /^No calibration that you may read yet\. You owe a scorecard on this rubric/,
      null,
    ],
    [{ findings: null }, /^Calibration 3 says nothing of you: .* before your first scorecard/, null],
    [{ owes: true }, null, /^While you owe a scorecard on this rubric, .* newer calibration may be kept from you/],
  ])('say why there is nothing, or nothing newer: %j', (given, none, older) => {
    const [rubric] = interviewerView({ ...SHOWN, rubrics: [{ ...ON, ...given }] }).rubrics;
    expect(rubric?.none).toEqual(none === null ? null : expect.stringMatching(none));
    expect(rubric?.older).toEqual(older === null ? null : expect.stringMatching(older));
  });

  it('say that nothing is rated yet, and then no time either', () => {
    const view = interviewerView({ ...SHOWN, rubrics: [] });
    expect(view.empty?.heading).toBe('Nothing to say yet');
    expect(view.time).toBeNull();
  });

  it.each([
    [0.5, 'under an hour'],
    [1, '1 hour'],
    [26, '26 hours'],
    [71, '3 days'],
  ])('give %d hours as people say it', (medianHours, words) => {
    const { time } = interviewerView({ ...SHOWN, time: shown({ scorecards: 9, medianHours, due: 8, late: 0 }) });
    expect(time?.facts?.items[0]).toEqual({ label: 'From kit to scorecard', value: words, note: 'median of 9' });
    expect(time?.act).toBeNull();
  });

  it('say what helps when scorecards come late, and why the time is withheld', () => {
    const { time } = interviewerView({ ...SHOWN, time: shown({ scorecards: 9, medianHours: 4, due: 8, late: 2 }) });
    expect(time?.facts?.items[1]).toEqual({ label: 'After their day', value: '2', note: 'of 8 with a day' });
    expect(time?.act).toMatch(/quarter of an hour/);
    const withheld = 'From 8 scorecards with an interview kit on; so far 2.';
    expect(interviewerView({ ...SHOWN, time: { shown: null, withheld } }).time).toMatchObject({ says: withheld });
  });
});
