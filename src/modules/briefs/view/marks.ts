/** The signs and tones that a brief is drawn with. */

/** A drawn sign: a status's fill, a severity's shape, or how far evidence was tested. */
export type Mark =
  'solid' | 'hatched' | 'dashed' | 'dotted' | 'octagon' | 'triangle' | 'circle' | 'ring' | 'half' | 'disc';

/** Which colour of the status palette; never the only carrier of a meaning. */
export type Tone = 'held' | 'open' | 'missing' | 'unseen' | 'plain';

/** Shape + word + colour. */
export interface MarkedWord {
  readonly mark: Mark;
  readonly word: string;
  readonly tone: Tone;
}
