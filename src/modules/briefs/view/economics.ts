import type { EconomicsCell, EconomicsComparison, EconomicsRow, Rubric } from '../../../domain/index.js';
import { dimensionName, dimensionsOf } from '../../../domain/index.js';
import { clampText } from './clamp.js';
import { money, percent, weeks } from './rounding.js';
import type { BriefSource } from './source.js';
import { closed, listed } from './wording.js';

/** Grow or buy as two columns; what is not given is named, never invented. */
export interface EconomicsView {
  readonly inside: string;
  readonly outside: string;
  readonly rows: readonly {
    readonly name: string;
    readonly how: string;
    readonly inside: EconomicsCellView;
    readonly outside: EconomicsCellView;
  }[];
  /** Which way each row points, and what would turn it. */
  readonly turningPoints: string;
  /** Where the figures come from that the requisition does not give; null when it gives them all. */
  readonly sources: string | null;
}

export interface EconomicsCellView {
  /** Null where an input is missing. */
  readonly value: string | null;
  readonly missing: string | null;
}

const ROW_NAMES = {
  'weeks-to-earned-seat': 'Time to an earned seat',
  'first-year-cost': 'Cost in the first year',
  'first-year-risk': 'Risk of losing the person in the first year',
} as const satisfies Record<EconomicsRow['id'], string>;

/** The comparison's rows in words, for the best inside and the best outside candidate. */
export function economicsView(source: BriefSource, comparison: EconomicsComparison): EconomicsView {
  const cell = (row: EconomicsRow, side: EconomicsCell): EconomicsCellView => ({
    value: side.value === null ? null : amount(row, side.value, comparison.currency),
    missing:
      side.value === null
        ? `Not given: ${listed(side.missing.map((input) => inputWords(source.rubric, input)))}`
        : null,
  });
  const sources = [
    ...new Set(comparison.rows.flatMap(({ inside, outside }) => [...inside.sources, ...outside.sources])),
  ];
  return {
    inside: nameOf(source, comparison.inside),
    outside: nameOf(source, comparison.outside),
    rows: comparison.rows.map((row) => ({
      name: ROW_NAMES[row.id],
      how: closed(row.how),
      inside: cell(row, row.inside),
      outside: cell(row, row.outside),
    })),
    turningPoints: comparison.turningPoints.map(closed).join(' '),
    sources: sources.length === 0 ? null : `Not given by the requisition, taken from: ${closed(sources.join('; '))}`,
  };
}

/** The comparison in one sentence for page 1: its first row that says something. */
export function economicsLine(comparison: EconomicsComparison): string {
  const row = comparison.rows.find(({ inside, outside }) => inside.value !== null || outside.value !== null);
  if (row === undefined) return 'What would compare the two is missing; page 2 says which figures.';
  const side = ({ value }: EconomicsCell) => (value === null ? 'not known' : amount(row, value, comparison.currency));
  return `${ROW_NAMES[row.id]}: ${side(row.inside)} inside, ${side(row.outside)} outside. More on page 2.`;
}

function amount(row: EconomicsRow, value: number, currency: string | null): string {
  switch (row.unit) {
    case 'weeks':
      return value <= 0 ? 'ready now' : weeks(value);
    case 'currency':
      return money(value, currency);
    case 'probability':
      return percent(value);
  }
}

function nameOf({ assessment }: BriefSource, id: string): string {
  const candidate = assessment.applications.find((application) => application.id === id)?.candidate ?? id;
  return clampText(candidate, 60).text;
}

const INPUT_WORDS: Readonly<Record<string, string>> = {
  currency: 'currency',
  salary: 'salary',
  agencyFee: 'agency fee',
  timeToHireDays: 'time to hire',
  rampUpWeeks: 'ramp-up time',
  backfillCost: 'cost of the backfill',
  'firstYearRetention.inside': 'first-year retention inside',
  'firstYearRetention.outside': 'first-year retention outside',
};

/** An input's name in the evaluation file as people say it: "growthWeeks.leader" is "time to grow Leader". */
function inputWords(rubric: Rubric, input: string): string {
  const [head = input, ...tail] = input.split('.');
  const dimension = tail.join('.');
  if (head === 'growthWeeks' && dimensionsOf(rubric).includes(dimension))
    return `time to grow ${dimensionName(rubric, dimension)}`;
  return INPUT_WORDS[input] ?? input;
}
