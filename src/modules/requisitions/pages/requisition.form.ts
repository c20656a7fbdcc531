import type { FormFields } from '../../../common/http/form-fields.js';
import { dimensionsOf, type Economics, type Rubric } from '../../../domain/index.js';

/** What stands in the form, as it was typed. */
export interface RequisitionTyped {
  readonly title: string;
  readonly organisation: string;
  /** `id@version career-stage`: the one choice that rubric and career stage are made by. */
  readonly seat: string;
  readonly transitionPlan: string;
  /** By name of the field: economics.salary, economics.growthWeeks.engineering-arc@1.leader, … */
  readonly economics: Readonly<Record<string, string>>;
}

export interface RequisitionCommand {
  readonly title: string;
  readonly organisation: string | null;
  readonly rubric: string;
  readonly stage: string;
  readonly transitionPlan: string | null;
  readonly economics: Economics;
}

/** By name of the field, each a whole sentence. */
export type FormErrors = Readonly<Record<string, string>>;

export interface InstalledRubric {
  /** `id@version`. */
  readonly reference: string;
  readonly rubric: Rubric;
}

interface AmountField {
  readonly key: 'salary' | 'agencyFee' | 'timeToHireDays' | 'rampUpWeeks' | 'backfillCost';
  readonly example: string;
}

const AMOUNTS: readonly AmountField[] = [
  { key: 'salary', example: '120000' },
  { key: 'agencyFee', example: '24000' },
  { key: 'timeToHireDays', example: '60' },
  { key: 'rampUpWeeks', example: '16' },
  { key: 'backfillCost', example: '18000' },
];
const SHARES = ['inside', 'outside'] as const;

/** The field of the weeks that one layer takes to grow, of one rubric: two rubrics may name a layer alike. */
export function growthField(reference: string, dimension: string): string {
  return `economics.growthWeeks.${reference}.${dimension}`;
}

export function seatValue(reference: string, stage: string): string {
  return `${reference} ${stage}`;
}

export function readRequisition(fields: FormFields): RequisitionTyped {
  const economics = fields.names().filter((name) => name.startsWith('economics.'));
  return {
    title: fields.text('title'),
    organisation: fields.text('organisation'),
    seat: fields.text('seat'),
    transitionPlan: fields.text('transitionPlan'),
    economics: Object.fromEntries(economics.map((name) => [name, fields.text(name)])),
  };
}

/** What a requisition that is there looks like in the form. */
export function typedOf(command: RequisitionCommand): RequisitionTyped {
  const { title, organisation, rubric, stage, transitionPlan, economics } = command;
  const amounts = AMOUNTS.map(({ key }) => [`economics.${key}`, asText(economics[key])]);
  const shares = SHARES.map((side) => [`economics.firstYearRetention.${side}`, percent(economics, side)]);
  const growth = Object.entries(economics.growthWeeks).map(([id, weeks]) => [growthField(rubric, id), asText(weeks)]);
  return {
    title,
    organisation: organisation ?? '',
    seat: seatValue(rubric, stage),
    transitionPlan: transitionPlan ?? '',
    economics: Object.fromEntries([
      ['economics.currency', economics.currency ?? ''],
      ...amounts,
      ...shares,
      ...growth,
    ]) as Readonly<Record<string, string>>,
  };
}

/**
 * The command, or everything that is wrong at once.
 *
 * @param fixedSeat when rubric and career stage stand, so that the form does not ask for them
 */
export function parseRequisition(
  typed: RequisitionTyped,
  rubrics: readonly InstalledRubric[],
  fixedSeat: { readonly rubric: string; readonly stage: string } | null = null,
): { readonly command: RequisitionCommand | null; readonly errors: FormErrors } {
  const errors: Record<string, string> = {};
  if (typed.title.trim() === '') errors['title'] = 'Name the seat, such as “Engineering Manager, Payments”.';
  const seat = fixedSeat ?? chosenSeat(typed.seat, rubrics);
  if (seat === null) errors['seat'] = 'Choose the career stage that the seat needs.';
  const rubric = rubrics.find(({ reference }) => reference === seat?.rubric)?.rubric ?? null;
  const economics = readEconomics(typed.economics, { reference: seat?.rubric ?? '', rubric, errors });
  if (seat === null || Object.keys(errors).length > 0) return { command: null, errors };
  const command = {
    title: typed.title.trim(),
    organisation: blankAsNull(typed.organisation),
    rubric: seat.rubric,
    stage: seat.stage,
    transitionPlan: blankAsNull(typed.transitionPlan),
    economics,
  };
  return { command, errors };
}

function chosenSeat(
  value: string,
  rubrics: readonly InstalledRubric[],
): { readonly rubric: string; readonly stage: string } | null {
  for (const { reference, rubric } of rubrics)
    for (const { id } of rubric.stages) if (seatValue(reference, id) === value) return { rubric: reference, stage: id };
  return null;
}

interface EconomicsContext {
  readonly reference: string;
  readonly rubric: Rubric | null;
  readonly errors: Record<string, string>;
}

function readEconomics(
  typed: RequisitionTyped['economics'],
  { reference, rubric, errors }: EconomicsContext,
): Economics {
  const number = (name: string, example: string): number | null => {
    const text = (typed[name] ?? '').replaceAll(/[\s\u00a0'’]/g, '');
    if (text === '') return null;
    if (/^\d{1,15}([.]\d{1,6})?$/.test(text)) return Number(text);
    errors[name] = `Write a number with digits alone, such as ${example}.`;
    return null;
  };
  const amounts = Object.fromEntries(AMOUNTS.map(({ key, example }) => [key, number(`economics.${key}`, example)]));
  const shares = Object.fromEntries(
    SHARES.map((side) => {
      const name = `economics.firstYearRetention.${side}`;
      const share = number(name, '85');
      if (share !== null && share > 100) errors[name] = 'Write a share of a hundred, such as 85.';
      return [side, share === null ? null : Number((share / 100).toFixed(6))];
    }),
  );
  const growth = (rubric === null ? [] : dimensionsOf(rubric)).flatMap((id) => {
    const weeks = number(growthField(reference, id), '26');
    return weeks === null ? [] : [[id, weeks] as const];
  });
  const currency = blankAsNull(typed['economics.currency'] ?? '')?.toUpperCase() ?? null;
  return {
    currency,
    ...(amounts as Record<AmountField['key'], number | null>),
    growthWeeks: Object.fromEntries(growth),
    firstYearRetention: shares as Record<(typeof SHARES)[number], number | null>,
  };
}

function blankAsNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function asText(value: number | null): string {
  return value === null ? '' : String(value);
}

function percent({ firstYearRetention }: Economics, side: (typeof SHARES)[number]): string {
  const share = firstYearRetention[side];
  return share === null ? '' : String(Number((share * 100).toFixed(4)));
}
