import type { ImpactState } from '../../domain/index.js';

/** Each state in shape, tone and word, and what it says. In the order of what should be looked at first. */
export const STATES: Readonly<
  Record<ImpactState, { readonly mark: string; readonly tone: string; readonly word: string; readonly meaning: string }>
> = {
  signal: {
    mark: 'octagon',
    tone: 'missing',
    word: 'signal',
    meaning:
      'Selected at less than four fifths of the highest rate, and hardly by chance (Fisher’s exact test, p below 0.05). Find out why before the next decision.',
  },
  watch: {
    mark: 'triangle',
    tone: 'open',
    word: 'watch',
    meaning: 'Selected at less than four fifths of the highest rate. It may be chance; look again as more are decided.',
  },
  'too-few': {
    mark: 'dotted',
    tone: 'unseen',
    word: 'too few to say',
    meaning:
      'Whatever had happened among so few, it could not have been told from chance; or there is no other group to stand beside. This is no all-clear.',
  },
  'no-finding': {
    mark: 'ring',
    tone: 'plain',
    word: 'no finding',
    meaning:
      'Not below four fifths of the highest rate, and there were enough to have shown it. It proves nothing about single decisions.',
  },
  highest: {
    mark: 'solid',
    tone: 'plain',
    word: 'highest rate',
    meaning: 'What the others stand beside: the highest rate among groups of five or more.',
  },
};
