import { quoted } from './language.js';

/** What to ask the panel or the requisition's owner; questions to the candidate come from the rubric. */

export const TRANSITION_QUESTION =
  'Who takes over what this person leaves, which decisions move in which week, and who stands beside them until it holds?';

/** `criterion` is the name of the one on which they lie furthest apart, or null. */
export function comparedEvidenceQuestion(higher: string, lower: string, criterion: string | null): string {
  const on = criterion === null ? '' : ` on ${quoted(criterion)}`;
  return `In the debrief: what did ${higher} hear${on} that ${lower} did not, and the other way round?`;
}

/** To an interviewer who rated everything alike. */
export function standingOutQuestion(interviewer: string): string {
  return `In the debrief: what stood out to ${interviewer}, up or down, and on what evidence?`;
}

/** To an interviewer who changed a rating late. */
export function betweenRatingsQuestion(interviewer: string): string {
  return `In the debrief: what did ${interviewer} learn between the first rating and the changed one?`;
}
