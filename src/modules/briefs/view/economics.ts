import type { EconomicsCell, EconomicsComparison, EconomicsRow, Rubric } from '../../../domain/index.js';
import { dimensionName, dimensionsOf } from '../../../domain/index.js';
import { clampText } from './clamp.js';
import { spoken } from './prose.js';
import { money, percent, weeks } from './rounding.js';
import type { ComparisonSource } from './source.js';
import { closed, countWord, listed, midSentence } from './wording.js';

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
export function economicsView(source: ComparisonSource, comparison: EconomicsComparison): EconomicsView {
  const cell = (row: EconomicsRow, side: EconomicsCell): EconomicsCellView => ({
    value: side.value === null ? null : amount(row, side.value, comparison.currency),
    missing:
      side.value === null
        ? `Not given: ${listed(side.missing.map((input) => inputWords(source.rubric, input)))}`
        : null,
  });
  return {
    inside: nameOf(source, comparison.inside),
    outside: nameOf(source, comparison.outside),
    rows: comparison.rows.map((row) => ({
      name: ROW_NAMES[row.id],
      how: spoken(source, row.how),
      inside: cell(row, row.inside),
      outside: cell(row, row.outside),
    })),
    turningPoints: comparison.turningPoints.map((point) => spoken(source, point)).join(' '),
    sources: sourcesLine(source.rubric, comparison),
  };
}

/** Which figures the requisition did not give, and where each was taken from instead. */
function sourcesLine(rubric: Rubric, { rows }: EconomicsComparison): string | null {
  const taken = rows.flatMap(({ id, inside, outside }) =>
    [...inside.sources, ...outside.sources].map((from) => ({
      from,
      // A rubric's default names its figure; a source that no default bears is told by its row.
      figure:
        rubric.defaults
          .filter((each) => each.source === from)
          .map(({ input }) => inputWords(rubric, input))
          .join(' and ') || midSentence(ROW_NAMES[id]),
    })),
  );
  const lines = [...new Set(taken.map(({ figure, from }) => `${figure} from ${from}`))];
  return lines.length === 0 ? null : `Not given by the requisition: ${closed(lines.join('; '))}`;
}

const MISSING_SHOWN = 3;

/** The comparison in one sentence for page 1: its first row that is known on both sides, or what is missing for any. */
export function economicsLine(
  rubric: Rubric,
  comparison: EconomicsComparison,
  names: { readonly inside: string; readonly outside: string },
): string {
  const row = comparison.rows.find(({ inside, outside }) => inside.value !== null && outside.value !== null);
  if (row === undefined) return notComparable(rubric, comparison);
  const side = ({ value }: EconomicsCell) => (value === null ? '' : amount(row, value, comparison.currency));
  return `${ROW_NAMES[row.id]}: ${side(row.inside)} for ${names.inside}, ${side(row.outside)} for ${names.outside}.`;
}

function notComparable(rubric: Rubric, comparison: EconomicsComparison): string {
  const all = [...new Set(comparison.rows.flatMap(({ inside, outside }) => [...inside.missing, ...outside.missing]))];
  const shown = all.length > MISSING_SHOWN + 1 ? all.slice(0, MISSING_SHOWN) : all;
  const rest = all.length - shown.length;
  const words = [
    ...shown.map((input) => inputWords(rubric, input)),
    ...(rest > 0 ? [`${countWord(rest)} more figures`] : []),
  ];
  return `Time, cost and risk cannot be compared yet: ${listed(words)} ${all.length === 1 ? 'is' : 'are'} missing.`;
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

function nameOf({ assessment }: ComparisonSource, id: string): string {
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
