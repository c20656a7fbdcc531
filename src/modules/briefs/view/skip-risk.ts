import type { Rubric, SkipRisk } from '../../../domain/index.js';
import { dimensionName, foundationsOf, stageOf } from '../../../domain/index.js';
import { percent } from './rounding.js';
import type { Tone } from './marks.js';

export interface RiskView {
  readonly word: string;
  /** "2 %"; null where there is none. */
  readonly figure: string | null;
  readonly note: string;
  readonly tone: Tone;
}
import { listed, riskWord } from './wording.js';

/** Stage-skip risk: the level as a word, the probability beside it, and what carries it. */
export function riskView(input: { rubric: Rubric; seat: string; risk: SkipRisk }): RiskView {
  const { rubric, seat, risk } = input;
  const figure = risk.probability === null || risk.level === 'not-applicable' ? null : percent(risk.probability);
  return {
    word: riskWord(risk.level),
    figure,
    note: riskNote(rubric, seat, risk),
    tone: risk.level === 'elevated' || risk.level === 'high' ? 'missing' : risk.level === 'unknown' ? 'unseen' : 'held',
  };
}

function riskNote(rubric: Rubric, seat: string, risk: SkipRisk): string {
  const foundations = foundationsOf(rubric, seat).map(({ name }) => name);
  const carried = risk.carriedBy.map((dimension) => dimensionName(rubric, dimension));
  switch (risk.level) {
    case 'not-applicable':
      return `No career stage lies below a ${stageOf(rubric, seat).name} seat.`;
    case 'unknown':
      return `Too little was seen of ${listed(foundations)} to say.`;
    case 'low':
      return `${listed(foundations)} ${foundations.length === 1 ? 'is' : 'are'} there to stand on.`;
    case 'watch':
    case 'elevated':
    case 'high':
      return carried.length > 0 ? `Carried by ${listed(carried)}.` : `${listed(foundations)} could still prove thin.`;
  }
}
