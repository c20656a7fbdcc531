import type { DimensionRecord } from '../calibrate.js';
import { counted } from './language.js';

/** Why a dimension reads otherwise in a later version of a calibration; null: that version has no rating in it. */
export function calibrationChangeReasons(
  before: DimensionRecord | null,
  after: DimensionRecord | null,
): readonly string[] {
  if (after === null) return ['Nobody’s ratings are in it any more.'];
  if (before === null) return ['Nobody had rated it before.'];
  const more = after.ratings - before.ratings;
  const candidates = after.applications - before.applications;
  const interviewers = after.interviewers - before.interviewers;
  const practice = (before.practised ?? 0) > 0 || (after.practised ?? 0) > 0;
  const sentences = [
    more > 0 &&
      `${counted(more, 'more rating')}${candidates > 0 ? `, of ${counted(candidates, 'more candidate')}` : ''}.`,
    more < 0 && `${counted(-more, 'rating')} fewer: some were amended to “not observed”.`,
    interviewers > 0 && `${counted(interviewers, 'more interviewer')}.`,
    more === 0 && 'As many ratings as before: what moved was amended, or practised.',
    practice && practiceSentence(before.practised ?? 0, after.practised ?? 0),
    before.converged &&
      !after.converged &&
      'The search for the variances did not settle this time, so the variances are those that are assumed without ratings.',
    !before.converged &&
      after.converged &&
      'The variances are fitted now; before, the search for them had not settled.',
    after.connectedGroups < before.connectedGroups &&
      `Interviewers are in ${counted(after.connectedGroups, 'group')} instead of ${before.connectedGroups}: some who never met a common candidate have now.`,
    after.connectedGroups > before.connectedGroups &&
      `Interviewers are in ${counted(after.connectedGroups, 'group')} instead of ${before.connectedGroups}: new ones have met no candidate of the others yet.`,
    before.adjustmentSuspended === null &&
      after.adjustmentSuspended !== null &&
      'More than three quarters of the ratings are in the top category now, so nothing is adjusted any more.',
    before.adjustmentSuspended !== null &&
      after.adjustmentSuspended === null &&
      'No more than three quarters of the ratings are in the top category now, so severity is adjusted for again.',
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function practiceSentence(before: number, after: number): string {
  if (after === 0)
    return `Practice counts for nobody any more, instead of ${before}: who was new has rated enough candidates.`;
  const instead = before === after ? ', as before, though it may say more by now' : `, instead of ${before}`;
  return `Practice counts for ${counted(after, 'new interviewer')}${instead}.`;
}

/** Why an interviewer's severity moved. */
export function shiftReason(moreCandidates: number): string {
  if (moreCandidates > 0) return `rated ${counted(moreCandidates, 'more candidate')}`;
  if (moreCandidates < 0) return `rates ${counted(-moreCandidates, 'candidate')} fewer, after amendments`;
  return 'rated the same candidates: others’ ratings of these came in or were amended, or the variances moved';
}
