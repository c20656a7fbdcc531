import type { RankReading } from '../../../domain/index.js';
import type { MarkedWord } from './marks.js';
import { named } from './prose.js';
import { percent } from './rounding.js';

/** Words for places and for how sure they are. */

/** From here up one of two stands higher; below the next they cannot be told apart. */
const SURE = 0.8;
const PROBABLE = 0.6;
/** So much more likely than anybody else that one may be called the most likely. */
const AHEAD = 0.05;

/** "1 to 3", "2"; null where there is no place. */
export function placeWords({ rank80 }: Pick<RankReading, 'rank80'>): string | null {
  if (rank80 === null) return null;
  const [highest, lowest] = rank80;
  return highest === lowest ? String(highest) : `${highest} to ${lowest}`;
}

/** How sure an order of two is, as shape and word: from a filled disc to an empty ring, and a dotted box for none. */
export function certaintyWord(probability: number | null): MarkedWord {
  if (probability === null) return { mark: 'dotted', word: 'not comparable', tone: 'unseen' };
  const sure = Math.max(probability, 1 - probability);
  if (sure >= SURE) return { mark: 'disc', word: 'stands higher', tone: 'plain' };
  if (sure >= PROBABLE) return { mark: 'half', word: 'probably stands higher', tone: 'plain' };
  return { mark: 'ring', word: 'cannot be told apart', tone: 'plain' };
}

/** The chance of one to stand first of its set, and its name. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  readonly best: number;
}

/** The one that may be called the most likely of a set to stand first; null where nobody is ahead. */
export function mostLikely(contenders: readonly Contender[]): Contender | null {
  const [first, second] = contenders.toSorted((a, b) => b.best - a.best);
  return first !== undefined && first.best - (second?.best ?? 0) >= AHEAD ? first : null;
}

/**
 * One sentence on who stands first of those who can be compared.
 *
 * @param surest of all pairs among them, the highest chance that one of two stands higher, 0.5–1
 * @param whole whether nobody observed is left out of the comparison
 */
export function orderSentence(input: {
  readonly dimension: string;
  readonly contenders: readonly Contender[];
  readonly surest: number;
  readonly whole: boolean;
}): string {
  const { contenders, surest, whole } = input;
  const on = `on ${named(input.dimension)}`;
  const among = whole ? '' : ` of the ${contenders.length} who can be compared`;
  if (surest < PROBABLE)
    return `Nobody${among} can be told apart ${on}: no order of two is surer than ${percent(surest)}.`;
  const [first, second] = contenders.toSorted((a, b) => b.best - a.best);
  if (first === undefined) return '';
  const said = ({ name, best }: Contender): string => `${named(name)} ${percent(best)}`;
  if (first.best >= SURE) return `${named(first.name)} stands first ${on}${among}: ${percent(first.best)} likely.`;
  if (mostLikely(contenders) !== null && first.best >= 0.5)
    return `${named(first.name)} is most likely first ${on}${among}: ${percent(first.best)}.`;
  return `Who stands first ${on}${among} is open: ${[first, ...(second === undefined ? [] : [second])].map(said).join(', ')}.`;
}
