import { hypergeometric } from './hypergeometric.js';
import type { Selection } from './selection.js';

export interface FisherExact {
  /** P of what was seen and of everything that is no likelier. */
  readonly twoSided: number;
  /** P of as few selected in the group, or fewer. */
  readonly less: number;
  /** P of as many selected in the group, or more. */
  readonly greater: number;
  /** `twoSided` with what is as likely as what was seen counted by half, which takes the caution out of few numbers. */
  readonly midP: number;
}

/** Equal probabilities come out of logarithms a few bits apart: R's `fisher.test` allows as much. */
const TIE = 1e-7;

/**
 * Fisher's exact test that two groups are selected from alike; every p is 0–1.
 *
 * Source: Fisher 1935; mid-p from Lancaster 1961, Journal of the American Statistical Association 56, 223–234,
 * for adverse impact Biddle & Morris 2011, Journal of Applied Psychology 96, 956–965.
 */
export function fisherExact(group: Selection, other: Selection): FisherExact {
  const { least, probabilities } = hypergeometric(group, other);
  const at = group.selected - least;
  const seen = probabilities[at]!;
  const sum = (counts: (probability: number, step: number) => boolean): number =>
    Math.min(
      1,
      probabilities.reduce((total, p, step) => (counts(p, step) ? total + p : total), 0),
    );
  const asLikely = sum((p) => Math.abs(p - seen) <= TIE * seen);
  const twoSided = sum((p) => p <= seen * (1 + TIE));
  return {
    twoSided,
    less: sum((_, step) => step <= at),
    greater: sum((_, step) => step >= at),
    midP: twoSided - asLikely / 2,
  };
}
