import { Checks } from '../../common/checks.js';
import { CURRENCY, LIMITS } from '../../common/limits.js';
import { dimensionsOf, type Economics, type Rubric } from '../../domain/index.js';

export interface RequisitionContent {
  readonly title: string;
  readonly organisation: string | null;
  readonly stage: string;
  readonly transitionPlan: string | null;
  readonly economics: Economics;
}

const AMOUNTS = [
  ['salary', LIMITS.money],
  ['agencyFee', LIMITS.money],
  ['timeToHireDays', LIMITS.days],
  ['rampUpWeeks', LIMITS.weeks],
  ['backfillCost', LIMITS.money],
] as const;

/** @throws Invalid with all that is wrong with the requisition, for this rubric. */
export function checkRequisition(content: RequisitionContent, rubric: Rubric): void {
  const checks = new Checks();
  checks.line('title', content.title);
  if (content.organisation !== null) checks.line('organisation', content.organisation);
  if (content.transitionPlan !== null) checks.text('transitionPlan', content.transitionPlan);
  const stages = rubric.stages.map(({ id }) => id);
  if (!stages.includes(content.stage))
    checks.add('stage', `is no career stage of this rubric; its career stages are ${stages.join(', ')}`);
  checkEconomics(checks, content.economics, rubric);
  checks.throwIfAny('invalid-requisition');
}

function checkEconomics(checks: Checks, economics: Economics, rubric: Rubric): void {
  const { currency, growthWeeks, firstYearRetention } = economics;
  if (currency !== null && !CURRENCY.test(currency))
    checks.add('economics.currency', 'is no currency code of ISO 4217, like EUR');
  for (const [name, most] of AMOUNTS) {
    const amount = economics[name];
    if (amount !== null) checks.number(`economics.${name}`, amount, [0, most]);
  }
  for (const side of ['inside', 'outside'] as const) {
    const share = firstYearRetention[side];
    if (share !== null) checks.number(`economics.firstYearRetention.${side}`, share, [0, 1]);
  }
  const dimensions = dimensionsOf(rubric);
  for (const [dimension, weeks] of Object.entries(growthWeeks)) {
    if (!dimensions.includes(dimension))
      checks.add(
        `economics.growthWeeks.${dimension}`,
        `is no dimension of this rubric; its dimensions are ${dimensions.join(', ')}`,
      );
    checks.number(`economics.growthWeeks.${dimension}`, weeks, [0, LIMITS.weeks]);
  }
}
