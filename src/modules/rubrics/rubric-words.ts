import { counted } from '../briefs/view/wording.js';
import { RATING_WORDS, type EconomicsDefaultInput, type Rubric } from '../../domain/index.js';

/** The ratings that have an anchor, with their words. */
export const RATING_ANCHORS = ([1, 3, 5] as const).map((rating) => ({ rating, word: RATING_WORDS[rating] }));

/** What losing closeness comes to. */
export const STALL_WORDS = {
  drifted: 'drifted: can be mended in the seat',
  calcified: 'calcified: not for this seat',
} as const;

/** Figures of the grow-or-buy comparison. */
export const ECONOMICS_INPUT_WORDS: Readonly<Record<EconomicsDefaultInput, string>> = {
  timeToHireDays: 'Days from opening to a signed contract',
  rampUpWeeks: 'Weeks until somebody from outside carries the seat',
  'firstYearRetention.inside': 'Share still in the seat after twelve months, inside',
  'firstYearRetention.outside': 'Share still in the seat after twelve months, outside',
};

/** "80 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "Weeks 3–8". */
export function weeksInWords({ fromWeek, toWeek }: { readonly fromWeek: number; readonly toWeek: number }): string {
  return fromWeek === toWeek ? `Week ${fromWeek}` : `Weeks ${fromWeek}–${toWeek}`;
}

/** What each threshold decides, as a sentence. */
export function thresholdSentences({ bar, confidence, minInterviewers, minCoverage }: Rubric['thresholds']) {
  return [
    {
      term: 'The bar',
      text: `An estimate is held against ${bar} on the scale from 1 (Borrowed) to 5 (Earned).`,
    },
    {
      term: 'Confidence',
      text: `A career stage is called earned when it is above the bar with a probability of ${percent(confidence)} or more, and borrowed at ${percent(1 - confidence)} or less. Between the two it is unproven.`,
    },
    {
      term: 'Interviewers',
      text: `A reading needs ratings of ${counted(minInterviewers, 'interviewer')} or more. With fewer it is not observed.`,
    },
    {
      term: 'Coverage',
      text: `At least ${percent(minCoverage)} of the criteria of a dimension need a rating. With less it is not observed.`,
    },
  ];
}
