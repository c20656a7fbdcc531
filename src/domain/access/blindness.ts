import type { Standing } from './standing.js';

/**
 * Whether a caller may see what others rated on the applications that an object shows. The one function that decides
 * it, for every door: until their own scorecard is in, nobody on a panel sees anything of the others', whatever else
 * they are; and nobody ever sees their own file.
 */
export function seesScores({ card, subject }: Pick<Standing, 'card' | 'subject'>): boolean {
  return !subject && card !== 'draft';
}

/**
 * Whether a caller may write down what an interviewer without an account dictates. As nobody who has read scores is
 * put on the panel, so nobody who has read them holds the pen of somebody who is: what they read would colour it. A
 * submitted scorecard is amended after the debrief as its author's would be.
 */
export function mayTranscribe(standing: Pick<Standing, 'card' | 'subject' | 'draft' | 'hasRead'>): boolean {
  return seesScores(standing) && !(standing.draft && standing.hasRead);
}
