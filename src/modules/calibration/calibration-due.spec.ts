import { describe, expect, it } from '@jest/globals';
import { dueTrigger, lastNight } from './calibration-due.js';

const NOTHING_NEW = { calibrated: 30, scorecards: 30, applications: 0, beforeNight: false };

describe('a calibration is due', () => {
  it.each([
    ['after a tenth more scorecards', { scorecards: 33 }, 'more-scorecards'],
    ['not after fewer', { scorecards: 32 }, null],
    ['after a night with something new before it', { beforeNight: true }, 'nightly'],
    ['for the scorecards first, when both are so', { scorecards: 40, beforeNight: true }, 'more-scorecards'],
    ['with one more of very few', { calibrated: 2, scorecards: 3 }, 'more-scorecards'],
    ['not when nothing is new', {}, null],
    ['not when scorecards are fewer', { scorecards: 20 }, null],
    [
      'for the first time from ten rated applications, by night',
      { calibrated: null, applications: 10, beforeNight: true },
      'nightly',
    ],
    ['for the first time not by day', { calibrated: null, applications: 10 }, null],
    ['for the first time not with nine', { calibrated: null, applications: 9, beforeNight: true }, null],
  ] as const)('%s', (_, given, trigger) => {
    expect(dueTrigger({ ...NOTHING_NEW, ...given })).toBe(trigger);
  });
});

describe('the last night', () => {
  it.each([
    ['2026-11-02T10:00:00.000Z', '2026-11-02T02:00:00.000Z'],
    ['2026-11-02T02:00:00.000Z', '2026-11-02T02:00:00.000Z'],
    ['2026-11-02T01:59:59.999Z', '2026-11-01T02:00:00.000Z'],
    ['2026-03-01T00:00:00.000Z', '2026-02-28T02:00:00.000Z'],
  ])('before %s was %s', (now, night) => {
    expect(lastNight(now)).toBe(night);
  });
});
