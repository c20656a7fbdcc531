import type { Standing } from './standing.js';

/**
 * Whether a caller may see what others rated on the applications that an object shows. The one function that decides
 * it, for every door: until their own scorecard is in, nobody on a panel sees anything of the others', whatever else
 * they are; and nobody ever sees their own file.
 */
export function seesScores({ card, subject }: Pick<Standing, 'card' | 'subject'>): boolean {
  return !subject && card !== 'draft';
}
