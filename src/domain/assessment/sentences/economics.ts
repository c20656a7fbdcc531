import type { Rubric } from '../../rubric/rubric.js';
import { dimensionName } from '../../rubric/rubric-order.js';
import type { EconomicsRow } from '../assessment.js';
import type { TurningInput } from '../economics-terms.js';
import { amount, listed, sentence } from './language.js';
import { namesOf } from './readings.js';

/** Grow or buy in words: how each row was computed, what is missing, and what would turn it. */

type RowId = EconomicsRow['id'];

export interface EconomicsWords {
  readonly rubric: Rubric;
  readonly missing: Readonly<Record<'inside' | 'outside', readonly string[]>>;
}

/** How a row was computed. */
export function rowWords(id: RowId, { rubric, missing }: EconomicsWords): string {
  switch (id) {
    case 'weeks-to-earned-seat': {
      const inside =
        missing.inside.length === 0
          ? 'no time, because nothing is missing'
          : `the time to grow ${namesOf(rubric, missing.inside)}`;
      const then = missing.outside.length === 0 ? '' : `, then the time to grow ${namesOf(rubric, missing.outside)}`;
      return `From inside: ${inside}. From outside: the time to hire and the ramp-up${then}.`;
    }
    case 'first-year-cost':
      return 'A year’s salary either way; from inside the cost of filling the seat that is left, from outside the agency fee.';
    case 'first-year-risk':
      return 'The chance that the person is no longer in the seat after twelve months: one minus first-year retention.';
  }
}

/** An input as people read it; `input` is its name in the evaluation file. */
export function inputWords(input: string, { rubric }: Pick<EconomicsWords, 'rubric'>): string {
  const grown = /^growthWeeks\.(.+)$/.exec(input)?.[1];
  if (grown !== undefined) return `the time to grow ${dimensionName(rubric, grown)}`;
  return INPUT_WORDS[input] ?? input;
}

const INPUT_WORDS: Readonly<Record<string, string>> = {
  currency: 'the currency',
  salary: 'the salary',
  agencyFee: 'the agency fee',
  backfillCost: 'the cost of filling the seat that is left',
  timeToHireDays: 'the time to hire',
  rampUpWeeks: 'the ramp-up',
  'firstYearRetention.inside': 'first-year retention from inside',
  'firstYearRetention.outside': 'first-year retention from outside',
};

const ROW_WORDS: Readonly<Record<RowId, string>> = {
  'weeks-to-earned-seat': 'the time to an earned seat',
  'first-year-cost': 'the first-year cost',
  'first-year-risk': 'the first-year risk',
};

/** `missing`: the inputs in words. */
export function missingInputsSentence(id: RowId, missing: readonly string[]): string {
  const are = missing.length === 1 ? 'is' : 'are';
  return `${sentence(ROW_WORDS[id])} cannot be compared: ${listed(missing)} ${are} not given.`;
}

export interface ComparedWords {
  readonly id: RowId;
  readonly inside: number;
  readonly outside: number;
  readonly currency: string | null;
}

/** Which way is ahead on a row, without the full stop. */
export function comparedWords({ id, inside, outside, currency }: ComparedWords): string {
  if (inside === outside) return `${sentence(ROW_WORDS[id])} is the same either way: ${inRow(id, inside, currency)}`;
  const way = inside < outside ? 'Growing' : 'Buying';
  const [less, more] = [Math.min(inside, outside), Math.max(inside, outside)];
  switch (id) {
    case 'weeks-to-earned-seat': {
      const [ready, later] = apart(less, more);
      return `${way} is quicker: ${less === 0 ? 'ready now' : `${ready} weeks`}, against ${later} weeks`;
    }
    case 'first-year-cost':
      return `${way} is cheaper: ${money(less, currency)}, against ${money(more, currency)}`;
    case 'first-year-risk':
      return `${way} is safer: a first-year risk of ${share(less)}, against ${share(more)}`;
  }
}

/** What would turn a row, without the full stop. `name` is the input in words. */
export function turnedByWords({ input, from, to }: TurningInput, name: string, currency: string | null): string {
  const move = to > from ? 'rose' : 'fell';
  const beyond = to > from ? 'above' : 'below';
  const [before, limit] = ofInput(input, [from, to], currency);
  return `That would turn if ${name} ${move} from ${before} to ${beyond} ${limit}`;
}

/** Two amounts in whole numbers, or to one decimal where they would look the same. */
function apart(one: number, other: number): readonly [string, string] {
  const whole = [String(Math.round(one)), String(Math.round(other))] as const;
  return whole[0] === whole[1] ? [amount(one), amount(other)] : whole;
}

function inRow(id: RowId, value: number, currency: string | null): string {
  switch (id) {
    case 'weeks-to-earned-seat':
      return value === 0 ? 'ready now' : `${Math.round(value)} weeks`;
    case 'first-year-cost':
      return money(value, currency);
    case 'first-year-risk':
      return share(value);
  }
}

function ofInput(
  input: string,
  [from, to]: readonly [number, number],
  currency: string | null,
): readonly [string, string] {
  const [before, limit] = apart(from, to);
  if (input === 'timeToHireDays') return [`${before} days`, `${limit} days`];
  if (input === 'rampUpWeeks' || input.startsWith('growthWeeks.')) return [`${before} weeks`, `${limit} weeks`];
  if (input.startsWith('firstYearRetention.')) return [share(from), share(to)];
  return [money(from, currency), money(to, currency)];
}

function money(value: number, currency: string | null): string {
  const whole = String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return currency === null ? whole : `${currency} ${whole}`;
}

function share(value: number): string {
  return `${amount(value * 100)}%`;
}
