import type { CalibrationRecord, DimensionRecord, Rubric, Variances } from '../../domain/index.js';
import { dimensionName, dimensionsOf, saturatedSentence } from '../../domain/index.js';
import { counted } from '../briefs/view/wording.js';
import type { CalibrationVersion } from './calibrations.mapping.js';

/** What a calibration says, in words: for its page, the list and the comparison. */

export const TRIGGER_WORDS: Readonly<Record<CalibrationVersion['trigger'], string>> = {
  nightly: 'by night',
  'more-scorecards': 'after a tenth more scorecards',
  'on-demand': 'when somebody asked',
};

export const COMPONENT_WORDS: Readonly<Record<keyof Variances, { readonly term: string; readonly text: string }>> = {
  candidate: { term: 'Candidates', text: 'how far candidates stand apart' },
  candidateCriterion: { term: 'Profiles', text: 'how far a candidate’s criteria stand apart from each other' },
  candidateInterviewer: {
    term: 'Overall impressions',
    text: 'how far one interviewer’s impression of one candidate colours all that they rate',
  },
  interviewer: { term: 'Severity', text: 'how far interviewers are more severe or milder than each other' },
  residual: { term: 'The rest', text: 'what is left, rating by rating' },
};

/** "0.42": a spread, or an effect, in rating points. */
export function points(value: number): string {
  // A minus sign, as everything else that is read; −0.00 is 0.00.
  return value
    .toFixed(2)
    .replace(/^-0\.00$/, '0.00')
    .replace('-', '−');
}

/** A variance as people can picture it: the spread, in rating points. */
export function spread(variance: number): string {
  return points(Math.sqrt(variance));
}

/** What must be known before a figure of the dimension is believed; none is the best that can be said. */
export function dimensionNotes(rubric: Rubric, dimension: string, record: DimensionRecord): readonly string[] {
  const { converged, connectedGroups, adjustmentSuspended, assignment } = record;
  const notes = [
    !converged && 'The search for the variances did not settle, so they are those that are assumed without ratings.',
    connectedGroups > 1 &&
      `The interviewers fall into ${connectedGroups} groups who never met a common candidate, not even through others: across them nobody can be compared.`,
    adjustmentSuspended !== null && saturatedSentence(rubric, dimension),
    assignment.notRandom &&
      `Assignment was not random: how severe interviewers are goes with how strong the candidates were whom they saw (correlation ${points(assignment.correlation ?? 0)}). Intervals hold a little less often then.`,
  ];
  return notes.filter((note) => note !== false);
}

/** The notes of all dimensions, each after the name of its dimension. */
export function recordNotes(rubric: Rubric, { dimensions }: CalibrationRecord): readonly string[] {
  return dimensionsOf(rubric).flatMap((id) => {
    const record = dimensions[id];
    const name = dimensionName(rubric, id);
    return record === undefined ? [] : dimensionNotes(rubric, id, record).map((note) => `${name}: ${note}`);
  });
}

/** How far the interviewers agree, or why that is not said. */
export function agreementSentence({ agreement }: CalibrationRecord): string {
  const { alpha, alphaInterval95, alphaReason, alphaDisplay, applications } = agreement;
  if (alpha === null || alphaDisplay === 'hidden') return alphaReason ?? 'Agreement is not shown.';
  const interval = alphaInterval95 && `, between ${points(alphaInterval95[0])} and ${points(alphaInterval95[1])}`;
  const hedge = alphaDisplay === 'indicative' ? ` Indicative only: ${counted(applications, 'candidate')}.` : '';
  return `Agreement of interviewers (Krippendorff’s alpha): ${points(alpha)}${interval ?? ''}.${hedge}`;
}
