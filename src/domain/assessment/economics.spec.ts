import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../test/factories/case.js';
import { requisition } from '../../../test/factories/panel.js';
import { arcRubric } from '../../../test/factories/rubric.js';
import type { EconomicsComparison, ReadingStatus } from './assessment.js';
import { compareEconomics } from './economics.js';
import { NO_ECONOMICS, type Economics } from './panel.js';

const HELD = { builder: 'earned', leader: 'earned', advisor: 'earned', closeness: 'kept' } as const;
const GIVEN: Economics = {
  currency: 'EUR',
  salary: 120_000,
  agencyFee: 30_000,
  timeToHireDays: 70,
  rampUpWeeks: 12,
  growthWeeks: { leader: 26, closeness: 8 },
  backfillCost: 18_500,
  firstYearRetention: { inside: 0.95, outside: 0.9 },
};

function compared(
  economics: Partial<Economics>,
  missing: {
    readonly inside?: Readonly<Record<string, ReadingStatus>>;
    readonly outside?: Readonly<Record<string, ReadingStatus>>;
  } = {},
): EconomicsComparison {
  return compareEconomics({
    rubric: arcRubric(),
    requisition: requisition('leader', { economics: { ...GIVEN, ...economics } }),
    inside: {
      id: 'app-in',
      readings: caseOf({ readings: { ...HELD, ...(missing.inside ?? { leader: 'borrowed' }) } }).readings,
    },
    outside: { id: 'app-out', readings: caseOf({ readings: { ...HELD, ...missing.outside } }).readings },
  });
}

const cell = (value: number | null, missing: readonly string[] = [], sources: readonly string[] = []) => ({
  value,
  missing,
  sources,
});

describe('grow or buy', () => {
  test('is compared from what the requisition gives', () => {
    expect(compared({})).toEqual({
      currency: 'EUR',
      inside: 'app-in',
      outside: 'app-out',
      rows: [
        {
          id: 'weeks-to-earned-seat',
          unit: 'weeks',
          how: 'From inside: the time to grow Leader. From outside: the time to hire and the ramp-up.',
          inside: cell(26),
          outside: cell(22),
        },
        {
          id: 'first-year-cost',
          unit: 'currency',
          how: 'A year’s salary either way; from inside the cost of filling the seat that is left, from outside the agency fee.',
          inside: cell(138_500),
          outside: cell(150_000),
        },
        {
          id: 'first-year-risk',
          unit: 'probability',
          how: 'The chance that the person is no longer in the seat after twelve months: one minus first-year retention.',
          inside: { ...cell(null), value: expect.closeTo(0.05, 12) },
          outside: { ...cell(null), value: expect.closeTo(0.1, 12) },
        },
      ],
      turningPoints: [
        'Buying is quicker: 22 weeks, against 26 weeks. That would turn if the time to grow Leader fell from 26 weeks to below 22 weeks.',
        'Growing is cheaper: EUR 138,500, against EUR 150,000. That would turn if the agency fee fell from EUR 30,000 to below EUR 18,500.',
        'Growing is safer: a first-year risk of 5%, against 10%. That would turn if first-year retention from inside fell from 95% to below 90%.',
      ],
    });
  });

  test('nothing is invented: a row without its inputs says which are missing, by their names in the file', () => {
    const { rows, turningPoints } = compared(NO_ECONOMICS);
    expect(rows.map(({ inside, outside }) => ({ inside, outside }))).toEqual([
      { inside: cell(null, ['growthWeeks.leader']), outside: cell(null, ['rampUpWeeks'], ['Example survey, 2026']) },
      {
        inside: cell(null, ['currency', 'salary', 'backfillCost']),
        outside: cell(null, ['currency', 'salary', 'agencyFee']),
      },
      {
        inside: cell(null, ['firstYearRetention.inside']),
        outside: { ...cell(null, [], ['Example survey, 2026']), value: expect.closeTo(0.08, 12) },
      },
    ]);
    expect(turningPoints).toEqual([
      'The time to an earned seat cannot be compared: the time to grow Leader and the ramp-up are not given.',
      'The first-year cost cannot be compared: the currency, the salary, the cost of filling the seat that is left and the agency fee are not given.',
      'The first-year risk cannot be compared: first-year retention from inside is not given.',
    ]);
  });

  test('a sourced default stands in, with its source, only for what is not given', () => {
    const [weeks] = compared({ timeToHireDays: null }).rows;
    expect(weeks?.outside).toEqual({
      ...cell(null, [], ['Example survey, 2026']),
      value: expect.closeTo(17 / 7 + 12, 12),
    });
    expect(compared({}).rows[0]?.outside.sources).toEqual([]);
  });

  test('each missing layer is grown in turn; somebody from outside grows what they miss after the ramp-up', () => {
    const inside = { leader: 'borrowed', closeness: 'lost' } as const;
    const [weeks] = compared({}, { inside, outside: { closeness: 'lost' } }).rows;
    expect(weeks?.inside.value).toBe(34);
    expect(weeks?.outside.value).toBe(30);
    expect(weeks?.how).toBe(
      'From inside: the time to grow Leader and Closeness to the build. From outside: the time to hire and the ramp-up, then the time to grow Closeness to the build.',
    );
  });

  test('somebody from inside who misses nothing is there at once, and no single input turns that', () => {
    const { rows, turningPoints } = compared({}, { inside: {} });
    expect(rows[0]?.inside).toEqual(cell(0));
    expect(rows[0]?.how).toBe(
      'From inside: no time, because nothing is missing. From outside: the time to hire and the ramp-up.',
    );
    expect(turningPoints[0]).toBe('Growing is quicker: ready now, against 22 weeks.');
  });

  test('what is only unproven needs no growth time', () => {
    expect(compared({}, { inside: { leader: 'unproven' } }).rows[0]?.inside.value).toBe(0);
  });

  test('equal ways are said to be equal', () => {
    const same = compared({
      agencyFee: 18_500,
      firstYearRetention: { inside: 0.9, outside: 0.9 },
      growthWeeks: { leader: 22 },
    });
    expect(same.turningPoints).toEqual([
      'The time to an earned seat is the same either way: 22 weeks.',
      'The first-year cost is the same either way: EUR 138,500.',
      'The first-year risk is the same either way: 10%.',
    ]);
  });

  test('weeks and days are whole numbers, unless they would look the same', () => {
    expect(compared({ timeToHireDays: null }).turningPoints[0]).toBe(
      'Buying is quicker: 14 weeks, against 26 weeks. That would turn if the time to grow Leader fell from 26 weeks to below 14 weeks.',
    );
    expect(compared({ timeToHireDays: 72, growthWeeks: { leader: 22 } }).turningPoints[0]).toBe(
      'Growing is quicker: 22 weeks, against 22.3 weeks. That would turn if the time to grow Leader rose from 22 weeks to above 22.3 weeks.',
    );
  });

  test('the input with the least relative move is named, in its own unit', () => {
    const { turningPoints } = compared({ timeToHireDays: 140, rampUpWeeks: 3, growthWeeks: { leader: 18 } });
    expect(turningPoints[0]).toBe(
      'Growing is quicker: 18 weeks, against 23 weeks. That would turn if the time to hire fell from 140 days to below 105 days.',
    );
  });
});
