import type { ApplicationAssessment } from '../../../domain/index.js';
import { dimensionName, requiredDimensions } from '../../../domain/index.js';
import { clampText, textWidth } from './clamp.js';
import { named } from './prose.js';
import type { ApplicationSource } from './source.js';
import { nameInside } from './standing.js';
import { counted, countWord, listed } from './wording.js';

export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}

/** The strip of facts on page 1: how complete the panel was, how far it agrees, and on whom the route hinges. */
export function pageFacts(source: ApplicationSource): readonly FactView[] {
  return [scorecards(source), criteriaRated(source), agreement(source), hingesOn(source)];
}

function scorecards({ assessed, brief, rubric }: ApplicationSource): FactView {
  const { scorecards: count } = assessed.completeness;
  const expected = brief.scorecardsExpected;
  const { minInterviewers } = rubric.thresholds;
  return {
    label: 'Scorecards',
    value: expected === undefined ? String(count) : `${count} of ${expected}`,
    note: count < minInterviewers ? `at least ${minInterviewers} needed` : 'submitted',
  };
}

function criteriaRated({ assessed, rubric, assessment }: ApplicationSource): FactView {
  const { requiredRated, criteriaRequired } = assessed.completeness;
  const dimensions = requiredDimensions(rubric, assessment.requisition.stage).length;
  return {
    label: 'Criteria rated',
    value: `${requiredRated} of ${criteriaRequired}`,
    note: `in ${countWord(dimensions)} required ${dimensions === 1 ? 'dimension' : 'dimensions'}`,
  };
}

const AGREEMENT_WORDS = {
  good: 'Good',
  mixed: 'Mixed',
  poor: 'Poor',
  'too-few-to-say': 'Too few to say',
} as const satisfies Record<ApplicationAssessment['completeness']['agreement'], string>;

/** A panel that is flagged as split is never called of one mind, however near its single ratings lie. */
function agreement(source: ApplicationSource): FactView {
  const { agreement: word, comparedCriteria, withinOnePoint } = source.assessed.completeness;
  const split = splitDimensions(source);
  const [only] = split;
  return {
    label: 'Panel agreement',
    value:
      only === undefined
        ? AGREEMENT_WORDS[word]
        : `Split on ${split.length === 1 ? nameInside(dimensionName(source.rubric, only)) : counted(split.length, 'dimension')}`,
    note:
      comparedCriteria === 0
        ? 'no criterion rated twice'
        : `${withinOnePoint} of ${comparedCriteria} criteria within a point`,
  };
}

/** The dimensions that a split-panel flag stands on. */
export function splitDimensions({ assessed }: ApplicationSource): readonly string[] {
  return assessed.flags.flatMap(({ id, dimension }) => (id === 'split-panel' && dimension !== null ? [dimension] : []));
}

/** With fewer scorecards nobody can say whether one of them carries all. */
export const ENOUGH_TO_LEAVE_ONE_OUT = 3;
/** Letters of the fact's column. */
const HINGE_WIDTH = 38;

function hingesOn({ assessed }: ApplicationSource): FactView {
  const { hingesOn: names } = assessed.robustness;
  const label = 'Hinges on';
  if (names.length > 0) return { label, value: fewest(names), note: 'without them, it turns' };
  return assessed.completeness.scorecards < ENOUGH_TO_LEAVE_ONE_OUT
    ? { label, value: 'Too few to say', note: 'fewer than three scorecards' }
    : { label, value: 'Nobody', note: 'same route without any one' };
}

/** As many of the names as two lines take, and how many more there are. */
function fewest(names: readonly string[]): string {
  for (let count = names.length; count > 1; count -= 1) {
    const rest = names.length - count;
    const text = listed([...names.slice(0, count).map(named), ...(rest > 0 ? [`${rest} more`] : [])]);
    if (textWidth(text) <= HINGE_WIDTH) return text;
  }
  const [first = ''] = names;
  const rest = names.length - 1;
  const name = named(clampText(first, HINGE_WIDTH - 12).text);
  return rest > 0 ? `${name} and ${rest} more` : name;
}
